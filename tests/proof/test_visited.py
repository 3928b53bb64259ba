"""What somebody has read can be told in a list of links: by pixels, for computed styles lie."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import DESK, FLAGS, WINDOWED, needs_browser, served
from tests.conftest import Book

LISTS = [
    ("answers/index.html", ".piece-title a"),
    ("library.html", "main .piece-title a"),
    ("index.html", ".questions a"),
]


@needs_browser
@pytest.mark.parametrize(("name", "links"), LISTS)
def test_a_link_of_a_list_that_was_followed_looks_otherwise(
    real: Book, browser: Browser, tmp_path: Path, name: str, links: str
) -> None:
    with (
        served(real.html) as address,
        browser.browser_type.launch_persistent_context(  # others keep no history
            tmp_path / "profile", executable_path=WINDOWED, args=FLAGS, viewport=DESK
        ) as context,
    ):
        page = context.new_page()
        page.goto(f"{address}/{name}")
        before = _drawn(page, links)
        page.locator(links).first.click()
        page.wait_for_url(lambda url: not url.endswith(name))
        page.goto(f"{address}/{name}")
        after = _drawn(page, links)
    assert after[0] != before[0]
    assert after[1] == before[1]


def _drawn(page: Page, links: str) -> list[bytes]:
    return [page.locator(links).nth(number).screenshot() for number in (0, 1)]
