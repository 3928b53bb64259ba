"""The website in Firefox and WebKit, used as by hand: menu, search, self-check, way out, links."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from tests.browsing import served
from tests.conftest import Book
from tests.engines import ENGINES, Engine, needs_engines

pytestmark = needs_engines
OUT = "https://www.wikipedia.org/"
MENU = "[popovertarget=menu]:not(.close)"
OPEN = "document.querySelector('#menu').matches(':popover-open')"
PHONE, DESK = (500, 800), (1280, 900)
CLOSED = {"in-a-tab": "Second words", "in-a-box": "Folded words"}


@pytest.fixture(scope="module")
def address(real: Book, tiny: Book, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The website, whose way out leads to a stand-in beside it: no test asks anybody else.

    The tiny book's lies in a folder of it, with a place to lead to in what is closed.
    """
    site = tmp_path_factory.mktemp("engines") / "site"
    shutil.copytree(real.html, site)
    shutil.copytree(tiny.html, site / "tiny")
    page = site / "tiny/reference/design.html"
    text = page.read_text(encoding="utf-8")
    for name, words in CLOSED.items():
        assert text.count(f'<p class="sd-card-text">{words}') + text.count(f"<p>{words}") == 1
        text = text.replace(f">{words}", f' id="{name}">{words}')
    page.write_text(text, encoding="utf-8")
    (site / "elsewhere.html").write_text("<!doctype html><title>Elsewhere</title>")
    with served(site) as here:
        for page in site.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            page.write_text(text.replace(f'"{OUT}"', f'"{here}/elsewhere.html"'), encoding="utf-8")
        yield here


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as opened:
        yield opened


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_menu_opens_leads_and_closes(
    engine: Engine, address: str, size: tuple[int, int]
) -> None:
    engine.size(*size)
    engine.go(f"{address}/answers/same-fight.html")
    if engine.run(f"return document.querySelector({MENU!r}).checkVisibility()"):
        engine.click(MENU)
        engine.until(OPEN)
        engine.type("Escape")
        engine.until(f"!{OPEN}")
        engine.click(MENU)
        engine.until(OPEN)
        engine.click("#menu a[href$='search.html']")
    else:  # a desk has the ways in its head
        engine.click("header a[href$='search.html']")
    engine.until("document.title.startsWith('Search')")


def test_the_search_finds_and_puts_danger_first(engine: Engine, address: str) -> None:
    engine.go(f"{address}/search.html")
    engine.click("#search-words")
    engine.type(*"time out")
    engine.until("document.querySelectorAll('#search-results a').length > 2")
    assert not engine.run("return document.querySelector('#search-first').checkVisibility()")
    engine.type(*" he hit me")
    engine.until("document.querySelector('#search-first').checkVisibility()")
    links = "[...document.querySelectorAll('#search-first a')].map((a) => a.href)"
    assert any("not-the-pattern" in link for link in engine.run(f"return {links}"))
    engine.click("#search-first a[href*='not-the-pattern']")
    engine.until("location.pathname.endsWith('/not-the-pattern.html')")


@pytest.mark.parametrize(("words", "kept"), [("ghosting", "ghosting"), ("he hit me", "")])
def test_back_brings_words_and_results_again_but_none_of_danger(
    engine: Engine, address: str, words: str, kept: str
) -> None:
    engine.go(f"{address}/library.html")  # what an entry was left with comes back to it
    engine.go(f"{address}/search.html")
    engine.click("#search-words")
    engine.type(*words)
    engine.until("document.querySelectorAll('#search-results li').length > 2")
    is_first = "document.querySelector('#search-first').checkVisibility()"
    engine.until(is_first if not kept else f"!{is_first}")
    engine.click(".piece-title a")
    engine.until("!document.getElementById('search-words')")
    engine.back()
    engine.until("document.getElementById('search-words')")
    engine.until(f"document.getElementById('search-words').value === {kept!r}")
    found = engine.run("return document.querySelectorAll('#search-results li').length")
    assert (found > 2) == bool(kept)


def test_words_of_danger_are_not_kept_of_a_page_left_while_it_waits(
    engine: Engine, address: str
) -> None:
    engine.go(f"{address}/search.html")
    engine.run("""
      const field = document.getElementById("search-words");
      field.value = "he hit me";
      field.dispatchEvent(new Event("input"));
      location.href = "library.html";
    """)
    engine.until("location.pathname.endsWith('/library.html')")
    engine.back()
    engine.until("document.getElementById('search-words')")
    engine.run("document.getElementById('search').requestSubmit()")
    assert engine.run("return document.getElementById('search-words').value") == ""
    assert engine.run("return document.getElementById('search-first').hidden")


@pytest.mark.parametrize("name", CLOSED)
def test_a_link_into_what_is_closed_opens_it(engine: Engine, address: str, name: str) -> None:
    page = f"{address}/tiny/reference/design.html"
    seen = f"document.getElementById({name!r})?.checkVisibility()"
    engine.go(page)
    assert not engine.run(f"return {seen}")
    engine.run(f"location.hash = {name!r}")  # as a link on the page
    engine.until(seen)
    engine.go(f"{address}/index.html")
    engine.go(f"{page}#{name}")
    engine.until(seen)


def test_tabs_go_by_the_arrow_keys(engine: Engine, address: str) -> None:
    engine.go(f"{address}/tiny/reference/design.html")
    engine.run("document.querySelector('.sd-tab-set > input').focus()")
    engine.type("Right")
    engine.until("document.getElementById('in-a-tab').checkVisibility()")


def test_the_self_check_counts_and_forgets(engine: Engine, address: str) -> None:
    engine.go(f"{address}/answers/chasing-or-pulling-away.html")
    for row in range(1, 7):
        engine.click(f"input[name=moment-{row}][value=toward]")
    said = engine.until("document.querySelector('[data-result]').innerText.trim()")
    assert said.startswith("Most of what you marked goes toward.")
    engine.click("[data-result] button")
    engine.until("!document.querySelector('[data-result]').textContent.trim()")
    assert engine.run("return document.querySelectorAll('input:checked').length") == 0
    assert engine.run("return localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("way", ["link", "keys"])
def test_the_way_out_leaves_nothing_to_go_back_to(engine: Engine, address: str, way: str) -> None:
    engine.go(f"{address}/library.html")
    engine.go(f"{address}/reference/help.html")
    if way == "link":
        engine.click(".quick-exit-link")
    else:
        engine.type("Shift", "Shift", "Shift")
    engine.until("location.pathname.endsWith('/elsewhere.html')")
    engine.back()
    engine.until("location.pathname.endsWith('/library.html')")


def test_a_page_can_be_read_without_moving_sideways(engine: Engine, address: str) -> None:
    engine.size(*PHONE)
    for name in ("index", "right-now", "answers/same-fight", "reference/two-sides", "library"):
        engine.go(f"{address}/{name}.html")
        beyond = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert engine.run(f"return {beyond}") == 0, name
