"""A page of each kind in a browser: seen whole in every condition, private, for everyone.

`proof/test_every_page.py` asks the same of every page of both books.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize

from tests.browsing import (
    AXE,
    FOLLOW,
    PHONE,
    WATCH,
    Visit,
    needs_browser,
    served,
    visit_all,
    walk,
)
from tests.conftest import HERE, TOP, Book, node_package

pytestmark = needs_browser

ANSWER = "answers/partner-goes-quiet.html"
FOLDS = (  # on screen, not on paper: tabs and dropdowns; the sums of files
    "tiny reference/design.html",
    "real about/take-it-with-you.html",
    "tiny reference/newsletter.html",
)
SEARCH = ("real search.html", "tiny search.html")  # show the field or the way to the library


# Of each kind one, and each page that is unlike all others.
REAL = """404 search index library right-now essay/index essay/essay-loop answers/partner-goes-quiet
answers/chasing-or-pulling-away guides/time-out worksheets/map-your-loop reference/glossary
reference/help about/newsletter about/take-it-with-you"""
TINY = "search reference/design reference/everything guides/how-guide"


@pytest.fixture(scope="module")
def visits(real: Book, tiny: Book, browser: Browser) -> dict[str, Visit]:
    """All that was seen on a page of each kind, of the book itself and of the tiny one."""
    chosen = ((real, REAL.split()), (tiny, TINY.split()))
    return visited(browser, {book: [f"{name}.html" for name in names] for book, names in chosen})


def visited(browser: Browser, pages: dict[Book, list[str]]) -> dict[str, Visit]:
    """Visit these pages of these books."""
    axe = HERE / "node/node_modules/axe-core/axe.min.js"
    code = axe.read_text() if axe.exists() else ""
    found: dict[str, Visit] = {}
    for book, names in pages.items():
        title = "real" if book.root == TOP else "tiny"
        with served(book.html) as address:
            for name, visit in visit_all(browser, address, names, code).items():
                visit.requests = [url.removeprefix(address) for url in visit.requests]
                found[f"{title} {name}"] = visit
    return found


def test_there_is_a_page_of_each_kind(visits: dict[str, Visit]) -> None:
    kind = re.compile(r"^piece:\n  kind: (\w+)$", re.MULTILINE)
    kinds = {path: kind.findall(path.read_text()) for path in (TOP / "source").rglob("*.md")}
    names = [name.partition(" ")[2].removesuffix(".html") for name in visits]
    seen = [kinds.get(TOP / f"source/{name}.md", []) for name in names]
    assert {name for found in kinds.values() for name in found} == {n for s in seen for n in s}


@pytest.fixture(scope="module")
def site(real: Book) -> Iterator[str]:
    with served(real.html) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(WATCH + FOLLOW)
    yield context.new_page()
    context.close()


def told(visits: dict[str, Visit], what: str) -> dict[str, Any]:
    """Return what was noted, by page, where anything was."""
    return {name: seen for name, visit in visits.items() if (seen := getattr(visit, what))}


def test_axe_finds_nothing(visits: dict[str, Visit]) -> None:
    node_package("axe-core")
    assert told(visits, "axe") == {}


def test_nothing_is_asked_of_anyone_else(visits: dict[str, Visit]) -> None:
    assert all(len(visit.requests) > 2 for visit in visits.values())
    away = {n: [u for u in v.requests if not u.startswith("/")] for n, v in visits.items()}
    assert {name: urls for name, urls in away.items() if urls} == {}


def test_nothing_is_stored_and_nothing_goes_wrong(visits: dict[str, Visit]) -> None:
    assert told(visits, "stored") == {}
    assert told(visits, "errors") == {}


def test_the_policy_has_nothing_to_refuse(visits: dict[str, Visit]) -> None:
    assert told(visits, "violations") == {}


def test_all_words_are_seen_in_every_condition(visits: dict[str, Visit]) -> None:
    hidden = told(visits, "hidden")
    for name in visits.keys() & {*FOLDS}:
        assert "print" not in hidden.pop(name)
    for name in SEARCH:
        hidden.pop(name)
    assert hidden == {}


def test_nothing_runs_off_the_side(visits: dict[str, Visit]) -> None:
    beyond = {name: visit.overflow for name, visit in visits.items()}
    assert {name: o for name, o in beyond.items() if max(o.values()) > 0} == {}


def test_nothing_moves_while_it_loads(visits: dict[str, Visit]) -> None:
    # 0.1 is called good; a busy machine now and then shows a page before its sheet is read whole.
    assert {name: s for name, s in told(visits, "shift").items() if s > 0.01} == {}


def test_no_control_is_dead_without_scripts(visits: dict[str, Visit]) -> None:
    assert told(visits, "dead") == {}


def test_targets_are_large_enough(visits: dict[str, Visit]) -> None:
    assert told(visits, "small") == {}


def test_focus_is_always_seen(visits: dict[str, Visit]) -> None:
    assert told(visits, "lost") == {}


CHAPTER = "essay/essay-against.html"
PANELS = [  # at 1200 pixels the contents move to the margin
    *((width, ANSWER, "Menu", "#menu") for width in (390, 768, 1280, 1440)),
    *((width, ANSWER, "On this page", "#contents") for width in (390, 768, 1190)),
    (390, CHAPTER, "Chapters", "#contents"),
]


@pytest.mark.parametrize(("width", "name", "button", "panel"), PANELS)
def test_menu_and_contents_by_key(
    site: str, page: Page, width: int, name: str, button: str, panel: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/{name}")
    opener = page.get_by_role("button", name=button, exact=True)
    assert not page.locator(panel).is_visible()
    opener.focus()
    page.keyboard.press("Enter")
    assert page.locator(panel).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("panel => !!document.activeElement.closest(panel)", panel)
    page.keyboard.press("Escape")
    assert not page.locator(panel).is_visible()
    assert opener.evaluate("button => button === document.activeElement")
    assert walk(page) == []


def test_a_link_in_the_contents_closes_them(site: str, page: Page) -> None:
    page.goto(f"{site}/{ANSWER}")
    page.click("text=On this page")
    page.locator("#contents a").last.click()
    assert not page.locator("#contents").is_visible()
    assert "#" in page.url


def beside(page: Page, aside: str) -> bool:
    """Tell whether something is seen whole, and beside the text."""
    box, text = page.locator(aside).bounding_box(), page.locator("article").bounding_box()
    assert box
    assert text
    is_beside = box["x"] + box["width"] <= text["x"] or box["x"] >= text["x"] + text["width"]
    return is_beside and box["x"] >= 0 and box["x"] + box["width"] <= page.evaluate("innerWidth")


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1200, 1280, 1920])
def test_a_wide_desk_shows_where_you_are(
    site: str, browser: Browser, width: int, scripts: bool
) -> None:
    size: ViewportSize = {"width": width, "height": 720}
    context = browser.new_context(viewport=size, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site}/{CHAPTER}")
    assert "Chapter 6 of 8" in page.locator(".kicker").inner_text()
    assert page.locator("#contents ol > li").count() == 8
    assert page.locator("#contents [aria-current]").inner_text() == "The move against instinct"
    assert beside(page, "#contents nav")
    assert page.locator(".parts [aria-current]").inner_text() == "Essay"
    assert not page.get_by_role("button", name="Chapters").is_visible()
    page.goto(f"{site}/{ANSWER}")
    assert page.locator("#contents a").first.inner_text() == page.locator("h2").first.inner_text()
    assert beside(page, "#contents nav")
    page.goto(f"{site}/library.html")
    assert beside(page, "nav.library")
    context.close()


def test_notes_stand_beside_their_lines_on_a_wide_desk_and_below_them_elsewhere(
    site: str, page: Page
) -> None:
    name = "reference/not-the-pattern"
    place = (
        "all => all.map((e) => { const r = e.getBoundingClientRect(); return [r.top, r.bottom]; })"
    )
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 720})
        page.goto(f"{site}/{name}.html")
        signs = page.locator(".footnote-reference").evaluate_all(place)
        notes = page.locator("aside.footnote").evaluate_all(place)
        assert len(signs) == len(notes) == 3
        apart = [top - line for (top, _), (line, _) in zip(notes, signs, strict=True)]
        if width == 390:
            assert min(apart) > 0
            continue
        assert beside(page, "aside.footnote >> nth=0")
        assert max(map(abs, apart)) < 50, "a line is 33 pixels high"
        assert all(end <= top for (_, end), (top, _) in pairwise(notes))


# Makes every note of a page long, and puts the paragraphs that have one next to each other.
CROWD = """() => {
  const all = [...document.querySelectorAll(".noted")];
  for (const p of document.querySelectorAll("aside.footnote p")) p.append(" and so on".repeat(60));
  all[0].after(...all.slice(1));
}"""


@pytest.mark.parametrize("width", [1200, 1280, 1600])
def test_a_long_note_and_the_next_do_not_lie_over_each_other(
    site: str, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 720})
    page.goto(f"{site}/reference/not-the-pattern.html")
    page.evaluate(CROWD)
    ends = "all => all.map((e) => e.getBoundingClientRect()).map((r) => [r.top, r.bottom])"
    notes = page.locator("aside.footnote").evaluate_all(ends)
    lines = page.locator(".noted > p").evaluate_all(ends)
    assert len(notes) == len(lines) == 3
    assert all(end <= top for (_, end), (top, _) in pairwise(notes))
    assert all(0 <= top - end < 40 for (_, end), (top, _) in pairwise(lines)), "no hole in the text"
    assert beside(page, "aside.footnote >> nth=2")
    note, text = (page.locator(it).first.bounding_box() for it in ("aside.footnote", "article"))
    assert note
    assert text
    assert note["x"] - text["x"] - text["width"] > 48, "the two sides reach so far out of the text"


PARTS = ["Right now", "Essay", "Questions", "Guides", "Library", "Search"]


def test_a_desk_has_the_parts_in_plain_words_and_a_phone_a_menu_with_the_search_first(
    site: str, page: Page
) -> None:
    page.goto(f"{site}/{ANSWER}")
    assert not page.locator(".parts").is_visible()
    page.click("text=Menu")
    assert page.locator("#menu a").first.inner_text() == "Search"
    page.set_viewport_size({"width": 960, "height": 720})
    page.goto(f"{site}/{ANSWER}")
    assert page.locator(".parts a").all_inner_texts() == PARTS
    tops = page.locator(".masthead :is(a, button):visible").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect()).map((r) => (r.top + r.bottom) / 2)"
    )
    assert max(tops) - min(tops) < 4, "on one line"


def test_only_a_chapter_has_a_page_before_and_after_it(site: str, page: Page) -> None:
    page.goto(f"{site}/{CHAPTER}")
    assert page.locator(".pager a").count() == 2
    page.goto(f"{site}/{ANSWER}")
    assert page.locator(".pager").count() == 0
    sizes = page.locator(".furniture p").evaluate_all(
        "all => all.map((p) => parseFloat(getComputedStyle(p).fontSize))"
    )
    first, *rest = sizes
    assert page.locator(".furniture p").first.get_attribute("class") == "next-step"
    assert first > 1.2 * max(rest)


@pytest.mark.parametrize("closed", ["details:not([open])", ".sd-tab-content:not(:visible)"])
@pytest.mark.parametrize("way", ["address", "link"])
def test_a_link_into_what_is_closed_opens_it(tiny: Book, page: Page, closed: str, way: str) -> None:
    name = "reference/design.html"
    text = (tiny.html / name).read_text()
    with served(tiny.html) as address:
        page.goto(f"{address}/{name}")
        inside = page.locator("main").locator(f"{closed} >> p").first
        words = inside.inner_html().split("<")[0]
        assert text.count(f">{words}") == 1
        text = text.replace(f">{words}", f' id="inside">{words}')
        text = text.replace("</h1>", '</h1><p><a href="#inside">Go</a></p>')
        page.route(f"**/{name}", lambda route: route.fulfill(body=text, content_type="text/html"))
        page.goto(f"{address}/index.html")
        page.goto(f"{address}/{name}" + ("#inside" if way == "address" else ""))
        if way == "link":
            assert not page.locator("#inside").is_visible()
            page.get_by_role("link", name="Go", exact=True).click()
        page.locator("#inside").wait_for(state="visible")


def test_tabs_are_told_as_a_choice_and_go_by_the_arrow_keys(tiny: Book, page: Page) -> None:
    with served(tiny.html) as address:
        page.goto(f"{address}/reference/design.html")
        first, second = (page.get_by_role("radio", name=f"{n} tab") for n in ("First", "Second"))
        first.focus()
        assert first.is_checked()
        page.keyboard.press("ArrowRight")
        assert second.is_checked()
        assert page.get_by_text("Second words").is_visible()
        assert not page.get_by_text("First words").is_visible()
        page.keyboard.press("ArrowRight")
        assert first.is_checked(), "round to the first"


@pytest.mark.parametrize("denied", [False, True])
def test_light_and_dark_are_the_readers_choice(site: str, page: Page, denied: bool) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    if denied:
        refuse = "get() { throw new DOMException('no', 'SecurityError'); }"
        page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{{refuse}}});")
    page.goto(f"{site}/{ANSWER}")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("text=Menu")
    page.click("text=Dark")
    assert page.evaluate(ground) != light
    page.reload()
    assert (page.evaluate(ground) == light) is denied
    if not denied:
        assert page.evaluate("({...localStorage})") == {"theme": "dark"}
        page.click("text=Menu")
        page.click("text=As the device")
        assert page.evaluate("localStorage.length") == 0
    assert errors == []


def test_the_search_without_scripts_is_a_way_to_the_library(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search.html")
    assert not page.locator("#search-words").is_visible()
    page.get_by_role("main").get_by_role("link", name="library").click()
    assert page.url == f"{site}/library.html"
    context.close()


def test_the_page_looks_the_same_without_its_policy(site: str, browser: Browser) -> None:
    shots = []
    for bypass in (False, True):
        context = browser.new_context(viewport=PHONE, bypass_csp=bypass)
        page = context.new_page()
        page.goto(f"{site}/index.html")
        shots.append(page.screenshot(full_page=True))
        context.close()
    assert shots[0] == shots[1]


def test_zoom_and_text_spacing_lose_nothing(site: str, page: Page) -> None:
    """WCAG 2.2, 1.4.10 and 1.4.12: 320 pixels wide, and lines, words and letters set apart."""
    page.set_viewport_size({"width": 320, "height": 256})
    apart = "* { line-height: 1.5 !important; letter-spacing: .12em !important; "
    apart += "word-spacing: .16em !important } p { margin-bottom: 2em !important }"
    for name in ("index", "right-now", "reference/two-sides", "guides/time-out"):
        page.goto(f"{site}/{name}.html")
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); "
            "document.adoptedStyleSheets = [s]; }",
            apart,
        )
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, name


LARGE = ["index", "guides/time-out", "reference/help", "reference/not-the-pattern"]


@pytest.mark.parametrize("name", [*LARGE, "library", "right-now", "essay/essay-loop", "search"])
def test_large_letters_stay_on_the_page(site: str, page: Page, name: str) -> None:
    """Text alone four times as large, on a phone and on a desk; WCAG 2.2, 1.4.4 asks for twice."""
    page.goto(f"{site}/{name}.html")
    page.evaluate("document.documentElement.style.fontSize = '400%'")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(wide) <= 0, width


WHOLE = """() => [...document.querySelectorAll("main [href^='tel:']")].filter((link) => {
  const [line, ...more] = link.getClientRects();
  const after = document.createRange(), text = link.nextSibling;
  if (text?.nodeType !== Node.TEXT_NODE || !/^[.,;:)]/.test(text.data)) return more.length;
  after.setStart(text, 0);
  after.setEnd(text, 1);
  return more.length || after.getBoundingClientRect().top > line.bottom - 2;
}).map((link) => link.outerHTML)"""


@pytest.mark.parametrize("name", ["reference/not-the-pattern", "search"])
def test_a_number_stays_whole_and_with_its_comma(site: str, page: Page, name: str) -> None:
    page.goto(f"{site}/{name}.html")
    if name == "search":
        page.fill("#search-words", "he hit me")
        page.keyboard.press("Enter")
    assert page.locator("main [href^='tel:']").count() > 20
    for width in (320, 344, 360, 375, 390, 412, 430):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate(WHOLE) == [], width


# Every letter of the page a little wider than those of the widest serif that a reader may have
# (DejaVu Serif: 0.493 em, 0.543 when bold), whatever fonts this machine has.
WIDEST = """() => {
  const sample = document.createElement("span");
  sample.textContent = document.querySelector("article").innerText.replaceAll("\\n", " ");
  sample.style = "position: absolute; white-space: pre; font-size: 100px";
  document.body.append(sample);
  const apart = (weight, width) => {
    sample.style.fontWeight = weight;
    return width - sample.getBoundingClientRect().width / sample.textContent.length / 100;
  };
  const plain = apart(400, 0.505), bold = apart(600, 0.56);
  sample.remove();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `* { letter-spacing: ${plain}em } .rubric, strong { letter-spacing: ${bold}em }`);
  document.adoptedStyleSheets = [sheet];
}"""
SMALL_PHONES = [  # less their bars
    {"width": 390, "height": 664},
    {"width": 360, "height": 640},
    {"width": 375, "height": 553},
]
SMALL = [*SMALL_PHONES, {"width": 1280, "height": 720}]
FIRST = {  # what is seen at once of these pages
    "index": ["h1", ".standfirst", "main .doors a >> nth=0"],
    "reference/help": ["h1", ".calls li >> nth=5", "a[href='tel:988'] >> nth=0"],
    "reference/not-the-pattern": ["h1", ".calls li >> nth=5", "a[href='tel:988'] >> nth=0"],
    "library": ["h1", "nav.library a >> nth=0", "main .piece-title >> nth=0"],
}


@pytest.mark.parametrize("phone", SMALL_PHONES, ids=lambda phone: f"{phone['width']} wide")
@pytest.mark.parametrize("letters", ["of this machine", "of the widest"])
def test_right_now_shows_both_lines_to_say_at_once(
    site: str, page: Page, phone: ViewportSize, letters: str
) -> None:
    page.set_viewport_size(phone)
    page.goto(f"{site}/right-now.html")
    if letters == "of the widest":
        page.evaluate(WIDEST)
    ends = page.locator(".side").evaluate_all(
        "sides => sides.map((side) => side.lastElementChild.getBoundingClientRect().bottom)"
    )
    assert len(ends) == 2
    assert max(ends) <= phone["height"]
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0


@pytest.mark.parametrize("window", SMALL, ids=lambda size: f"{size['width']} wide")
@pytest.mark.parametrize("letters", ["of this machine", "of the widest"])
@pytest.mark.parametrize("name", FIRST)
def test_what_somebody_came_for_is_on_the_first_screen(
    site: str, page: Page, window: ViewportSize, letters: str, name: str
) -> None:
    page.set_viewport_size(window)
    page.goto(f"{site}/{name}.html")
    if letters == "of the widest":
        page.evaluate(WIDEST)
    for what in FIRST[name]:
        box = page.locator(what).bounding_box()
        assert box, what
        assert box["y"] + box["height"] <= window["height"], what


def test_right_now_fits_one_screen_of_a_phone(site: str, page: Page) -> None:
    page.goto(f"{site}/right-now.html")
    page.evaluate(WIDEST)
    bottom = "document.querySelector('main article').getBoundingClientRect().bottom"
    assert page.evaluate(bottom) <= PHONE["height"]
    assert page.locator(".masthead a").count() == 1  # nothing but the way home
    assert page.locator("button").count() == 0


def test_home_and_an_answer_are_light(real: Book, site: str, browser: Browser) -> None:
    """25 KB and 6 requests in all, 6 KB of scripts, as a host sends them (gzip)."""
    for name in ("index.html", ANSWER):
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        urls: list[str] = []
        page.on("request", _noting(urls))
        unused = _unused_css(page, f"{site}/{name}")
        context.close()
        files = [real.html / urlsplit(url).path.lstrip("/") for url in urls]
        sizes = {f.name: len(gzip.compress(f.read_bytes(), 9)) for f in files if f.exists()}
        assert len(urls) <= 6, urls
        assert sum(sizes.values()) <= 25 * 1024, sizes
        assert sum(size for file, size in sizes.items() if file.endswith(".js")) < 6 * 1024
        assert unused < 0.6, (name, unused)


def _noting(urls: list[str]) -> Callable[[Request], None]:
    return lambda request: urls.append(request.url)


def _unused_css(page: Page, url: str) -> float:
    """Return the part of the bytes of all sheets that no rule in use stands on."""
    session = page.context.new_cdp_session(page)
    sheets: dict[str, int] = {}
    session.on(
        "CSS.styleSheetAdded",
        lambda e: sheets.update({e["header"]["styleSheetId"]: e["header"]["length"]}),
    )
    session.send("DOM.enable")
    session.send("CSS.enable")
    session.send("CSS.startRuleUsageTracking")
    page.goto(url)
    rules = session.send("CSS.stopRuleUsageTracking")["ruleUsage"]
    used = sum(rule["endOffset"] - rule["startOffset"] for rule in rules if rule["used"])
    return 1 - float(used) / sum(sheets.values())


def test_where_a_page_lay_before_leads_on_without_a_script(tiny: Book, browser: Browser) -> None:
    node_package("axe-core")
    with served(tiny.html) as address, closing(browser.new_context(java_script_enabled=False)) as c:
        page = c.new_page()
        page.goto(f"{address}/guides/how-it-was.html")
        page.wait_for_url(f"{address}/guides/how-guide.html")
        assert page.locator("h1").text_content() == "How to do a thing"
    text = (tiny.html / "guides/how-it-was.html").read_text()
    assert "<script" not in text
    assert 'content="noindex"' in text
    with closing(browser.new_context()) as context:  # as who does not follow finds it
        page = context.new_page()
        page.set_content(re.sub(r"<meta http-equiv=[^>]*>", "", text))
        page.evaluate((HERE / "node/node_modules/axe-core/axe.min.js").read_text())
        assert page.evaluate(AXE) == []


def test_on_paper_nothing_lies_over_the_words(tiny: Book, page: Page) -> None:
    with served(tiny.html) as address:
        page.goto(f"{address}/reference/design.html")
        page.emulate_media(media="print")
        for chrome in (".skip", ".masthead", ".panel", ".pager", ".foot-ways"):
            assert not page.locator(chrome).first.is_visible(), chrome
        page.set_viewport_size({"width": 900, "height": 1200})
        wide = max(page.locator("main p").evaluate_all("them => them.map(it => it.clientWidth)"))
        assert wide <= 126 / 25.4 * 96 + 1, "a line that can be read"
        underlined = "it => getComputedStyle(it).textDecorationLine"
        links = page.locator("main a, .foot a").all()
        assert {link.evaluate(underlined) for link in links} == {"none"}
        link = page.locator("main a[href^=http]").first
        shown = link.evaluate("a => getComputedStyle(a, '::after').content")
        assert link.get_attribute("href") in shown or "attr(href)" in shown
