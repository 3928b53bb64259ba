"""The website in a browser: nothing fetched elsewhere, nothing stored, all text without scripts.

Needs Chromium; without one these tests are skipped, except in CI.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from .conftest import Book, make

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
needs_browser = pytest.mark.skipif(
    not CHROMIUM and "CI" not in os.environ,
    reason="no Chromium: install it (Debian: apt install chromium) to run the tests in a browser",
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None: ...


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def _pages(book: Book) -> list[str]:
    return [f"{name}.html" for name in book.titles]


@needs_browser
def test_nothing_is_fetched_elsewhere_or_stored(real: Book, browser: Browser) -> None:
    with served(real.html) as address:
        context = browser.new_context()
        page = context.new_page()
        requests: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        for name in _pages(real):
            page.goto(f"{address}/{name}")
            stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
            assert stored == [0, 0, ""], name
        context.close()
    assert [url for url in requests if not url.startswith(address)] == []
    assert errors == []
    assert len(requests) > len(real.titles)


@needs_browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scripts", [True, False])
def test_all_text_is_seen_and_nothing_runs_off_the_side(
    real: Book, browser: Browser, width: int, scripts: bool
) -> None:
    with served(real.html) as address:
        context = browser.new_context(
            viewport={"width": width, "height": 844}, java_script_enabled=scripts
        )
        page = context.new_page()
        for name in _pages(real):
            page.goto(f"{address}/{name}")
            article = page.locator("#content")
            seen = _flat(article.inner_text())
            assert seen == _flat(article.text_content() or ""), name
            assert _overflow(page, browser, scripts) <= 0, name
        context.close()


def _overflow(page: Page, browser: Browser, scripts: bool) -> int:
    if not scripts:
        return 0
    code = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(code))


def _flat(text: str) -> str:
    return "".join(text.split())


@needs_browser
def test_each_epub_page_opens(real: Book, browser: Browser, tmp_path: Path) -> None:
    shutil.unpack_archive(real.epub, tmp_path, "zip")
    page = browser.new_page(viewport={"width": 390, "height": 844})
    pages = sorted((tmp_path / "EPUB").glob("*.xhtml"))
    assert len(pages) > 15
    for path in pages:
        page.goto(path.as_uri())
        assert page.locator("parsererror").count() == 0, path.name
        code = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(code) <= 0, path.name
    page.close()


def test_the_path_the_project_began_from(real: Book) -> None:
    """Question, guide, essay, newsletter; and back to all questions."""

    def links(name: str) -> list[str]:
        tree = html.parse(real.html / f"{name}.html").getroot()
        return [str(href).split("#")[0] for href in tree.xpath("//article//a/@href")]

    assert "../guides/stop-chasing-or-shutting-down.html" in links("answers/why-partner-pulls-away")
    assert "../essay/essay-evening.html" in links("guides/stop-chasing-or-shutting-down")
    assert "../about/newsletter.html" in links("essay/essay-against")
    assert "index.html" in links("answers/why-partner-pulls-away")


def test_every_link_leads_to_something(book: Book) -> None:
    count = 0
    trees = {p.resolve(): html.parse(p).getroot() for p in book.html.rglob("*.html")}
    for path, tree in trees.items():
        for href in tree.xpath("//a/@href | //img/@src | //link/@href"):
            if href.startswith(("http:", "https:", "mailto:", "tel:")) or href == "#":
                continue
            file, _, anchor = str(href).partition("#")
            file = file.partition("?")[0]
            folder = book.html if file.startswith("/") else path.parent
            target = (folder / file.lstrip("/")).resolve() if file else path
            assert target.exists(), f"{path}: {href}"
            if anchor and target in trees:
                assert trees[target].xpath("//*[@id=$id]", id=anchor), f"{path}: {href}"
            count += 1
    assert count > 100


def test_the_newsletter_form(tiny: Book) -> None:
    tree = html.parse(tiny.html / "guides/how-guide.html").getroot()
    (form,) = tree.xpath("//form[@data-only='web']")
    assert form.get("action") == "https://news.example/subscribe?list=tiny&from=book"
    assert form.get("method") == "post"
    assert form.xpath(".//input[@type='email'][@required]/@id") == form.xpath(
        ".//p[not(@hidden)]/label/@for"
    )
    assert not tree.xpath("//form//script | //form//@onsubmit")


def test_no_address_no_form(real: Book) -> None:
    assert "<form" not in (real.html / "about/newsletter.html").read_text().split("<article")[1]


def test_an_address_in_the_open_is_warned_of(small: Path) -> None:
    conf = small / "conf.py"
    conf.write_text(conf.read_text() + '\nbook_newsletter = "http://x.example/"\n')
    assert "Write an address that begins with https://" in make(small, small / "b", "html").said
