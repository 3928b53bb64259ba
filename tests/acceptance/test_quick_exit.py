"""The way out of the pages that somebody should not be seen reading."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from lxml import html
from playwright.sync_api import Browser, FloatRect, Page

from tests.browsing import needs_browser, served
from tests.conftest import Book, make

ELSEWHERE = "https://www.wikipedia.org/"
NUMBERS = ["reference/help", "reference/not-the-pattern"]  # pages of numbers to call
PLANS = ["answers/reason-to-leave", "answers/too-many-messages", "essay/essay-not"]
PAGES = [*PLANS, *NUMBERS]
STRIP = "Emergency: Leave this page"


def test_the_pages_that_show_plans_to_get_away_have_it(real: Book) -> None:
    trees = {name: html.parse(real.html / f"{name}.html").getroot() for name in real.titles}
    found = {
        name: tree.xpath("//*[@data-only='web']/a[@href = $to]", to=ELSEWHERE)
        for name, tree in trees.items()
    }
    assert sorted(name for name, links in found.items() if links) == PAGES
    for name in PAGES:
        assert [a.text_content() for a in found[name]] == ["Leave this page", STRIP]
        told = trees[name].xpath("string(//*[@class='quick-exit'])")
        assert "history" in told
        assert "Back may still open" in told


def test_it_stands_where_the_page_begins(real: Book) -> None:
    """Those who listen meet a link before all else, as the GOV.UK Design System has it."""
    for name in PAGES:
        skip, first, *_ = html.parse(real.html / f"{name}.html").xpath("//body//a")
        assert skip.get("href") == "#content"
        assert "data-way-out" in first.attrib


def test_a_host_that_reads_headers_keeps_no_copy(real: Book) -> None:
    rules = [rule.split() for rule in (real.html / "_headers").read_text().split("\n/")]
    forms = [f"{name}{suffix}" for name in PAGES for suffix in (".html", "", ".md")]
    assert [rule[0] for rule in rules if rule[1:] == ["Cache-Control:", "no-store"]] == forms
    assert all((real.html / form).exists() for form in forms if "." in form)


def test_no_list_of_links_shows_that_one_was_read(real: Book) -> None:
    sheet = (real.html / "_static/book.css").read_text(encoding="utf-8")
    (spared,) = re.findall(r"#topics\) a:not\(([^)]*)\):visited", sheet)
    parts = re.findall(r'\[href([*^])="([^"]+)"\]', spared)
    named = {
        name
        for name in real.titles
        for sign, part in parts
        if (part in f"/{name}.html" if sign == "*" else f"{name}.html".startswith(part))
    }
    assert sorted(named) == PAGES


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
    page.get_by_role("link", name=STRIP).click()
    assert is_gone(page)


@needs_browser
def test_shift_three_times_does_the_same(page: Page) -> None:
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(100)
    assert page.url.endswith("/help.html"), "twice is not enough"
    assert page.get_by_role("status").inner_text() == "Shift: 1 more to leave this page."
    page.keyboard.press("Shift")
    assert is_gone(page)


@needs_browser
@pytest.mark.parametrize("between", ["a", "Shift+A", "Tab"])
def test_another_key_between_begins_anew(page: Page, between: str) -> None:
    for key in ("Shift", "Shift", between, "Shift", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    assert page.url.endswith("/help.html")


def with_a_double(page: Page) -> None:
    """Open the page again with a link above it that has all of the classes of the way out."""
    text = page.request.get(page.url).text()
    double = '<a class="quick-exit quick-exit-link" rel="noreferrer" href="https://x.example">x</a>'
    page.route(page.url, lambda route: route.fulfill(body=text.replace("<h1>", f"{double}<h1>")))
    page.reload()
    assert page.get_by_role("link", name="x", exact=True).is_visible()


@needs_browser
@pytest.mark.parametrize("way", ["link", "keys"])
def test_nothing_that_looks_like_it_takes_its_place(page: Page, way: str) -> None:
    with_a_double(page)
    if way == "link":
        page.get_by_role("link", name=STRIP).click()
    for _ in range(3 if way == "keys" else 0):
        page.keyboard.press("Shift")
    assert is_gone(page)


@needs_browser
def test_the_page_is_empty_at_once(page: Page) -> None:
    left = page.evaluate("""() => {
      document.querySelector('.quick-exit-link').click();
      return [document.body.textContent.trim(), document.title];
    }""")
    assert left == ["", "…"]


# Scrolls through the page; returns what the way out lies over in part, and each number that is in
# view beside it and cannot be pressed.
SPOILT = """() => {
  const exit = document.querySelector(".quick-exit-link");
  const covers = (x, y) => exit.contains(document.elementFromPoint(x, y));
  const spoilt = [];
  const look = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const {left, right, top, bottom, width} of range.getClientRects()) {
      const middle = (top + bottom) / 2;
      if (width < 4 || middle < 1 || middle > innerHeight - 1) continue;
      const row = [1, left + 2, (left + right) / 2, right - 2, document.body.clientWidth - 2];
      const covered = row.map((x) => covers(x, middle));
      if (new Set(covered).size > 1) spoilt.push(node.textContent.trim());
    }
  };
  const press = (link) => {
    const {left, top, width, height} = link.getClientRects()[0];
    const [x, y] = [left + width / 2, top + height / 2];
    if (y < 1 || y > innerHeight - 1 || covers(1, y)) return;
    if (!link.contains(document.elementFromPoint(x, y))) spoilt.push(link.href);
  };
  const seen = (node) => node.parentElement.checkVisibility() && node.textContent.trim()
    && !node.parentElement.closest("[popover], .skip, script") && !exit.contains(node);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) if (seen(texts.currentNode)) nodes.push(texts.currentNode);
  const end = document.documentElement.scrollHeight - innerHeight;
  for (let y = 0; y < end + 171; y += 171) {
    scrollTo(0, Math.min(y, end));
    nodes.forEach(look);
    document.querySelectorAll("a[href^='tel:']").forEach(press);
  }
  return spoilt;
}"""
SIZES = [(390, 664), (360, 640), (375, 553), (1280, 720)]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]} by {size[1]}")
def window(request: pytest.FixtureRequest, page: Page) -> Page:
    width, height = request.param
    page.set_viewport_size({"width": width, "height": height})
    return page


def strip_of(page: Page) -> FloatRect:
    box = page.get_by_role("link", name=STRIP).bounding_box()
    assert box
    return box


@needs_browser
@pytest.mark.parametrize("name", NUMBERS)
def test_it_lies_over_no_part_of_a_line_and_over_no_number(window: Page, name: str) -> None:
    window.goto(window.url.replace(NUMBERS[0], name))
    assert window.locator("a[href^='tel:']").count() > 10
    assert window.evaluate(SPOILT) == []


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shines_through_it(window: Page, scheme: Literal["light", "dark"]) -> None:
    window.emulate_media(color_scheme=scheme)
    box = strip_of(window)
    shots = set()
    for y in (0, 500, 900):
        window.evaluate(f"scrollTo(0, {y})")
        shots.add(window.screenshot(clip=box))
    assert len(shots) == 1


@needs_browser
def test_what_has_the_focus_or_was_led_to_is_not_under_it(window: Page) -> None:
    strip = strip_of(window)
    ends = window.locator("main :is(a[href^='tel:'], h2)").evaluate_all("""(all) => all.map((e) => {
      scrollTo(0, document.body.scrollHeight);
      if (e.matches("a")) e.focus(); else e.closest("[id]").scrollIntoView();
      return e.getBoundingClientRect().top;
    })""")
    assert len(ends) > 30
    assert min(ends) >= strip["y"] + strip["height"]


@needs_browser
@pytest.mark.parametrize("size", ["16px", "32px", "64px"])
def test_it_stays_small_where_all_is_large(page: Page, size: str) -> None:
    """In a window of 320 pixels, as a large one is when zoomed, and with text up to four times."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("size => document.documentElement.style.fontSize = size", size)
    assert 44 <= strip_of(page)["height"] <= 640 / 8


@needs_browser
def test_it_can_be_told_from_the_page_where_the_system_forces_its_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    link = page.get_by_role("link", name=STRIP)
    style = link.evaluate("""a => {
      const {borderBottomWidth, borderBottomColor, backgroundColor, color} = getComputedStyle(a);
      return {borderBottomWidth, borderBottomColor, backgroundColor, color};
    }""")
    assert style["borderBottomWidth"] != "0px"
    assert style["backgroundColor"] not in (style["borderBottomColor"], style["color"])


@needs_browser
def test_it_stays_in_view_and_out_of_print(window: Page) -> None:
    link = window.get_by_role("link", name=STRIP)
    for where in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        window.evaluate(f"scrollTo(0, {where})")
        box = strip_of(window)
        assert box["height"] >= 44
        assert box["y"] == 0
    assert "three times" in window.locator(".quick-exit").inner_text()
    window.emulate_media(media="print")
    assert not link.is_visible()


@needs_browser
def test_without_scripts_it_is_a_link(real: Book, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="elsewhere"))
    with served(real.html) as address:
        page = context.new_page()
        page.goto(f"{address}/reference/not-the-pattern.html")
        assert "where scripts can run" in page.locator(".quick-exit").inner_text()
        page.get_by_role("link", name=STRIP).click()
        page.wait_for_url(ELSEWHERE)
    context.close()


@pytest.mark.parametrize(("told", "leads"), [("bbc.example", ELSEWHERE), ("https://w.example", "")])
def test_where_it_leads(small: Path, told: str, leads: str) -> None:
    text = (small / "source/page.md").read_text()
    (small / "source/page.md").write_text(f"{text}\n:::{{quick-exit}}\nHistory stays.\n:::\n")
    with (small / "conf.py").open("a") as conf:
        conf.write(f"\nbook_exit = {told!r}\n")
        conf.write("html_theme = 'press'\n")
    book = make(small, small / "build", "html")
    (link,) = html.parse(book.html / "page.html").xpath("//a[@class='quick-exit-link']/@href")
    assert link == (leads or told)
    assert ("`book_exit` is 'bbc.example'. Write an address" in book.said) is bool(leads)


def test_it_must_be_honest(small: Path) -> None:
    text = (small / "source/page.md").read_text()
    (small / "source/page.md").write_text(f"{text}\n:::{{quick-exit}}\n:::\n")
    assert "`quick-exit` says nothing." in make(small, small / "build", "html").said
