"""Every page of both books in every condition: what `test_pages.py` asks of a page of each kind."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from ..browsing import Visit, needs_browser
from ..conftest import Book
from ..test_pages import test_axe_finds_nothing as test_axe_finds_nothing
from ..test_pages import test_focus_is_always_seen as test_focus_is_always_seen
from ..test_pages import test_nothing_moves_while_it_loads as test_nothing_moves_while_it_loads
from ..test_pages import test_nothing_runs_off_the_side as test_nothing_runs_off_the_side
from ..test_pages import test_targets_are_large_enough as test_targets_are_large_enough
from ..test_pages import visited
from ..test_reading_epub import _open, axe_finds
from ..test_reading_epub import sheet as sheet

pytestmark = needs_browser


@pytest.fixture(scope="module")
def visits(real: Book, tiny: Book, browser: Browser) -> dict[str, Visit]:
    """All that was seen on each page of the book itself and of the tiny one."""
    pages = {
        book: sorted(path.relative_to(book.html).as_posix() for path in book.html.rglob("*.html"))
        for book in (real, tiny)
    }
    assert sum(map(len, pages.values())) > 60
    return visited(browser, pages)


def test_axe_finds_nothing_in_the_epub(real: Book, sheet: Page) -> None:
    assert axe_finds(_open(real, sheet), sheet) == {}
