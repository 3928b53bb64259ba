"""The search of the book itself: what readers type leads where they mean to go, danger first."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from press.pieces.danger_words import danger_words
from press.pieces.readers_words import split
from press.pieces.search_words import search_words
from press.web.danger_weights import features as numbers_of
from press.web.search_index import bases_of, forms_of
from tests.browsing import AXE, PHONE, WATCH, needs_browser, served
from tests.conftest import TOP, Book, node_package
from tests.queries import DANGER, HARMLESS, LEADS
from tests.reading import there
from tests.searching import Found, features, keys, searched

INDEX_KB, SCRIPT_KB = 40, 6  # over the wire
FIRST = ["not-the-pattern", "help"]
SPELLINGS = (  # each line is one query to the search
    ("time-out", "timeout", "time out", "Time-outs"),
    ("behaviour", "behavior"),
    ("counselling", "counseling", "counsellor"),
    ("apologise", "apologize", "apologised", "apologizing"),
    ("don't", "dont", "don’t"),
    ("argument", "arguments", "arguements"),
    ("stonewalling", "stonewalls", "stonewalled", "stonwalling"),
)


@pytest.fixture(scope="module")
def found(real: Book) -> dict[str, Found]:
    """What is found for all that these tests look for, in one run."""
    queries = [query for some in (*LEADS.values(), *SPELLINGS) for query in some]
    return searched(real.html, [*queries, *DANGER, *HARMLESS, "xqzvw", "", "!?"])


def test_what_readers_type_leads_to_the_page_they_mean(found: dict[str, Found]) -> None:
    assert sum(map(len, LEADS.values())) >= 150
    lost = {
        (page, query): found[query].pages[:3]
        for page, queries in LEADS.items()
        for query in queries
        if page not in found[query].pages[:3]
    }
    assert lost == {}


def test_danger_puts_safety_and_help_above_everything(found: dict[str, Found]) -> None:
    assert len(DANGER) >= 100
    late = {query: found[query].pages[:2] for query in DANGER if found[query].pages[:2] != FIRST}
    assert late == {}
    assert all(found[query].reason for query in DANGER)


def test_what_only_looks_like_danger_is_none(found: dict[str, Found]) -> None:
    assert len(HARMLESS) >= 50
    wrong = [query for query in HARMLESS if found[query].first]
    assert len(wrong) <= len(HARMLESS) / 20, wrong  # two links too many, now and then


def test_the_door_for_each_danger_comes_first(found: dict[str, Found]) -> None:
    reasons = {
        query: found[query].reason.partition(",")[0]
        for query in ("i want to die", "suicidal", "i hit my wife", "he hit me", "she punches me")
    }
    assert [*reasons.values()] == [
        *["If you want to die"] * 2,
        "If you have hurt or frightened somebody",
        *["If somebody hurts"] * 2,
    ]


def test_the_script_hears_by_the_numbers_that_were_learned(real: Book) -> None:
    texts = ["He’s hitting me & my two-year-old!", "gonna die", "i went  to her mum's café", "?"]
    words, danger = search_words(TOP / "source"), danger_words(TOP / "source")
    forms = forms_of(words)
    learned = [{*numbers_of(text, forms, danger.alike)} for text in texts]
    assert [{*each} for each in features(real.html, texts)] == learned


def test_each_number_in_the_results_stands_on_the_page_of_help_lines(
    found: dict[str, Found],
) -> None:
    lines = (TOP / "source/reference/help.md").read_text("utf-8")
    for query in ("he hit me", "suicidal", "i hit my wife"):
        for page in found[query].first:
            numbers = [part for line in page["lines"] for part in line if isinstance(part, list)]
            assert len(numbers) > 3, (query, page["address"])
            assert [n for n in numbers if f"({n[1]})" not in lines] == []
    shown = json.dumps([page["lines"] for page in found["suicidal"].first])
    assert '["988", "tel:988"]' in shown
    assert "uicide" not in json.dumps(found["he hit me"].first[1]["lines"])


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_a_word_are_one(found: dict[str, Found], spellings: tuple[str, ...]) -> None:
    pages = [found[query].pages for query in spellings]
    assert pages[0]
    assert all(each == pages[0] for each in pages)


@pytest.mark.parametrize("query", ["xqzvw", "", "!?"])
def test_nothing_is_found_for_what_is_no_word(found: dict[str, Found], query: str) -> None:
    assert found[query].pages == []


def test_forms_that_the_index_puts_together_have_one_key(real: Book) -> None:
    words = {word for p in (TOP / "source").rglob("*.md") for word in split(p.read_text("utf-8"))}
    bases = {word: base for word in words for base in bases_in(word, words)}
    key = keys(real.html, sorted({*bases, *bases.values()}))
    assert len(bases) > 300
    assert {word: base for word, base in bases.items() if key[word] != key[base]} == {}


def bases_in(word: str, words: set[str]) -> list[str]:
    return [base for base in bases_of(word) if base in words][:1]


def test_a_phone_gets_little(real: Book) -> None:
    sizes = {
        name: len(gzip.compress((real.html / name).read_bytes(), 9)) / 1024
        for name in ("search-index.js", "_static/search.js")
    }
    assert sizes["search-index.js"] < INDEX_KB
    assert sizes["_static/search.js"] < SCRIPT_KB


def test_each_section_that_is_found_is_there(real: Book, found: dict[str, Found]) -> None:
    places = {
        (page["address"], page["section"]["anchor"])
        for result in found.values()
        for page in (*result.first, *result.rest)
        if page.get("section")
    }
    assert len(places) > 100
    for address, anchor in places:
        assert not anchor or f'id="{anchor}"' in (real.html / address).read_text("utf-8")


def test_sphinx_makes_no_index_and_its_scripts_are_not_loaded(real: Book) -> None:
    assert not (real.html / "searchindex.js").exists()
    scripts = re.findall(r'<script src="([^"]+)"', (real.html / "search.html").read_text("utf-8"))
    assert [Path(name.partition("?")[0]).name for name in scripts] == [
        *("book.js", "search-index.js", "search.js")
    ]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@needs_browser
def test_the_page_shows_finds_and_remembers_for_back_alone(real: Book, page: Page) -> None:
    with served(real.html) as site:
        page.goto(f"{site}/search.html")
        look_for(page, "ghosting")
        first = page.locator("#search-results li").first
        assert first.locator(".piece-kind").inner_text() == "Question"
        assert first.locator(".piece-says").inner_text().startswith("First ask whether")
        assert page.locator("#search-count").inner_text().endswith("found.")
        assert page.locator("#search-first").is_hidden()
        for _ in range(3):  # past the two ways to safety
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/days-of-silence.html")
        page.go_back()
        page.wait_for_selector("#search-results li")
        assert page.input_value("#search-words") == "ghosting"
        assert nothing_kept(page, site)


@needs_browser
def test_words_of_danger_are_not_remembered_even_for_back(real: Book, page: Page) -> None:
    with served(real.html) as site:
        page.goto(f"{site}/search.html?q=he%20hit%20me")
        page.wait_for_selector("#search-first li")
        assert page.locator("#search-first a[href^='tel:']").count() > 10
        assert "begin here" in page.get_by_role("status").inner_text()  # told aloud, too
        assert page.evaluate("history.state") is None, "a browser keeps that for a tab it reopens"
        page.locator("#search-first a").first.click()
        page.wait_for_url("**/not-the-pattern.html")
        page.go_back()
        page.wait_for_selector("#search-words")
        assert page.input_value("#search-words") == ""
        assert page.locator("#search-first").is_hidden()
        assert nothing_kept(page, site)


@needs_browser
def test_results_are_for_everyone(real: Book, page: Page) -> None:
    axe = (node_package("axe-core") / "axe.min.js").read_text()
    with served(real.html) as site:
        for words in ("ghosting", "he hit me", "xqzvw"):
            page.goto(f"{site}/search.html")
            look_for(page, words)
            page.evaluate(axe)
            assert page.evaluate(AXE) == []
            page.emulate_media(color_scheme="dark")
            assert page.evaluate(AXE) == []
            page.emulate_media(color_scheme="light")
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@needs_browser
def test_the_search_works_from_disk(real: Book, page: Page) -> None:
    page.goto((real.html / "search.html").as_uri())
    look_for(page, "xqzvw")
    assert page.locator("#search-nothing a").count() > 1
    look_for(page, "ghosting")
    assert page.locator("#search-nothing").is_hidden()
    assert page.locator("#search-results li").count() > 1
    ways = page.locator(".search-safety a")  # … above whatever was found
    assert ways.evaluate_all("found => found.map(a => a.pathname.split('/').pop())") == [
        "not-the-pattern.html",
        "help.html",
    ]
    first = page.locator("#search-results li").first.bounding_box()
    assert there(ways.first.bounding_box())["y"] < there(first)["y"]


def look_for(page: Page, words: str) -> None:
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('search-count').textContent")


def nothing_kept(page: Page, site: str) -> Any:
    watched = page.evaluate("[watched.violations, watched.stored, document.cookie]")
    return watched == [[], [], ""] and page.url == f"{site}/search.html"
