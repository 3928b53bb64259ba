"""The way out of the two pages that somebody should not be seen reading."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from .browsing import needs_browser, served
from .conftest import Book, make

ELSEWHERE = "https://www.wikipedia.org/"
PAGES = ["reference/help", "reference/not-the-pattern"]


def test_two_pages_have_it(real: Book) -> None:
    trees = {name: html.parse(real.html / f"{name}.html").getroot() for name in real.titles}
    found = {
        name: tree.xpath("//*[@data-only='web']/a/@href[. = $to]", to=ELSEWHERE)
        for name, tree in trees.items()
    }
    assert sorted(name for name, links in found.items() if links) == PAGES
    assert all("history" in trees[name].xpath("string(//*[@class='quick-exit'])") for name in PAGES)


def test_books_on_paper_have_it_not(real: Book) -> None:
    with zipfile.ZipFile(real.epub) as book:
        texts = [book.read(name).decode() for name in book.namelist() if name.endswith("xhtml")]
    assert not [text for text in texts if "wikipedia.org" in text or "Leave this page" in text]
    assert b"wikipedia.org" not in real.pdf.read_bytes()


@pytest.fixture
def page(real: Book, browser: Browser) -> Iterator[Page]:
    """The help page, come to from the library; the site elsewhere is a stand-in."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="elsewhere"))
    with served(real.html) as address:
        page = context.new_page()
        page.goto(f"{address}/library.html")
        page.goto(f"{address}/reference/help.html")
        yield page
    context.close()


def is_gone(page: Page) -> bool:
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    return page.url.endswith("/library.html")


@needs_browser
def test_the_link_leaves_and_takes_the_page_out_of_this_window(page: Page) -> None:
    page.get_by_role("link", name="Leave this page").click()
    assert is_gone(page)


@needs_browser
def test_escape_three_times_does_the_same(page: Page) -> None:
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.url.endswith("/help.html"), "twice is not enough"
    page.keyboard.press("Escape")
    assert is_gone(page)


@needs_browser
def test_the_page_is_empty_at_once(page: Page) -> None:
    left = page.evaluate("""() => {
      document.querySelector('.quick-exit-link').click();
      return [document.body.textContent.trim(), document.title];
    }""")
    assert left == ["", "…"]


@needs_browser
def test_it_stays_in_view_and_out_of_print(page: Page) -> None:
    link = page.get_by_role("link", name="Leave this page")
    for where in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo(0, {where})")
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
        assert 0 <= box["y"] <= 844 - box["height"]
        assert 0 <= box["x"] <= 390 - box["width"]
    assert "three times" in page.locator(".quick-exit").inner_text()
    last = page.locator(".foot").bounding_box()
    words = page.locator(".foot p").last.bounding_box()
    assert last
    assert words
    assert words["y"] + words["height"] <= 844 - 64, "the last line is not covered"
    page.emulate_media(media="print")
    assert not link.is_visible()


@needs_browser
def test_without_scripts_it_is_a_link(real: Book, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="elsewhere"))
    with served(real.html) as address:
        page = context.new_page()
        page.goto(f"{address}/reference/not-the-pattern.html")
        assert "where scripts can run" in page.locator(".quick-exit").inner_text()
        page.get_by_role("link", name="Leave this page").click()
        page.wait_for_url(ELSEWHERE)
    context.close()


@pytest.mark.parametrize(("told", "leads"), [("bbc.example", ELSEWHERE), ("https://w.example", "")])
def test_where_it_leads(small: Path, told: str, leads: str) -> None:
    text = (small / "source/page.md").read_text()
    (small / "source/page.md").write_text(f"{text}\n:::{{quick-exit}}\nHistory stays.\n:::\n")
    with (small / "conf.py").open("a") as conf:
        conf.write(f"\nbook_exit = {told!r}\n")
    book = make(small, small / "build", "html")
    (link,) = html.parse(book.html / "page.html").xpath("//a[@class='quick-exit-link']/@href")
    assert link == (leads or told)
    assert ("`book_exit` is 'bbc.example'. Write an address" in book.said) is bool(leads)


def test_it_must_be_honest(small: Path) -> None:
    text = (small / "source/page.md").read_text()
    (small / "source/page.md").write_text(f"{text}\n:::{{quick-exit}}\n:::\n")
    assert "`quick-exit` says nothing." in make(small, small / "build", "html").said
