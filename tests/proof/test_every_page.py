"""Every page of both books in every condition: all that `test_pages.py` asks of its `visits`."""

from __future__ import annotations

from inspect import signature

import pytest
from playwright.sync_api import Browser, Page

from tests.acceptance import test_pages
from tests.acceptance.test_pages import visited
from tests.acceptance.test_reading_epub import _open, axe_finds
from tests.acceptance.test_reading_epub import sheet as sheet
from tests.browsing import Visit, needs_browser
from tests.conftest import Book

pytestmark = needs_browser
ASKED = {
    name: test
    for name, test in vars(test_pages).items()
    if name.startswith("test_") and "visits" in signature(test).parameters
}
globals().update(ASKED)


@pytest.fixture(scope="module")
def visits(real: Book, tiny: Book, browser: Browser) -> dict[str, Visit]:
    """All that was seen on each page of the book itself and of the tiny one."""
    pages = {
        book: sorted(
            path.relative_to(book.html).as_posix()
            for path in book.html.rglob("*.html")
            if b'http-equiv="refresh"' not in path.read_bytes()  # leads on before it can be seen
        )
        for book in (real, tiny)
    }
    assert sum(map(len, pages.values())) > 60
    return visited(browser, pages)


def test_axe_finds_nothing_in_the_epub(real: Book, sheet: Page) -> None:
    assert axe_finds(_open(real, sheet), sheet) == {}
