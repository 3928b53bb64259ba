"""web.pages: what the templates are told of a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from press.web.pages import FOOT, Pages, _is_here
from tests.trees import app, config, document, env, piece, toc, toc_line

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


def told(
    page: str, confdir: Path = Path("/nowhere"), *content: nodes.Node, **settings: Any
) -> dict[str, Any]:
    pieces = {
        "a": piece("essay"),
        "part": piece("part", reviewed=date(2026, 5, 6)),
        "index": piece("front"),
    }
    labels = {"library": "lib", "privacy": "about/privacy", "other": "a"}
    book = env({"index": ["a", "part"]}, pieces, labels=labels, config=config(**settings))
    deep = toc_line("a", "#deep")
    book.tocs["a"] = toc("a", toc_line("a", "#one", deep, title="One"))
    pages = Pages()
    pages.gather(app(book, confdir=confdir), None)  # type: ignore[arg-type]
    context: dict[str, Any] = {"pathto": lambda name: f"to/{name}", "book_branch": [page]}
    tree = document(*content) if page in book.all_docs else None
    pages.tell(app(book), page, "", context, tree)
    return context


@pytest.mark.parametrize(
    ("page", "look", "is_chapter"),
    [
        ("index", "home", False),
        ("a", "essay", True),
        ("part", "part", False),
        ("search", "", False),
    ],
)
def test_what_kind_of_page_it_is(page: str, look: str, is_chapter: bool) -> None:
    context = told(page)
    assert (context["book_look"], context["book_is_chapter"]) == (look, is_chapter)


def test_the_sections_below_its_title_take_the_place_of_furos_contents() -> None:
    assert told("a")["book_sections"] == [("One", "one")]
    assert told("a")["toc"] == ""
    assert told("search")["book_sections"] == []


def test_a_page_without_sections_has_its_terms_for_contents() -> None:
    terms = [nodes.term("", "bid", ids=["term-bid"]), nodes.term("", "loose")]
    assert told("part", Path(), *terms)["book_sections"] == [("bid", "term-bid")]
    assert told("a", Path(), *terms)["book_sections"] == [("One", "one")]


def test_all_that_a_foot_may_lead_to() -> None:
    assert FOOT == {
        "library": "Library",
        "take-it-with-you": "EPUB and PDF",
        "newsletter": "Newsletter",
        "contribute": "Suggest a change",
        "privacy": "Privacy",
    }


def test_the_head_leads_to_the_parts_that_the_book_has() -> None:
    assert told("a")["book_parts"] == [("to/lib", "Library", "")]
    assert told("lib")["book_parts"] == [("to/lib", "Library", "page")]


@pytest.mark.parametrize(
    ("part", "page", "branch", "here"),
    [("p", "p", ["p"], "page"), ("p", "a", ["a", "p"], "true"), ("p", "b", ["b", "q"], "")],
)
def test_the_part_in_which_a_page_stands_is_marked(
    part: str, page: str, branch: list[str], here: str
) -> None:
    assert _is_here(part, page, branch) == here


def test_the_foot_leads_to_the_pages_that_the_book_has() -> None:
    context = told("a")
    assert context["book_foot"] == [("to/lib", "Library"), ("to/about/privacy", "Privacy")]
    assert context["book_way"]("other") == "to/a"
    assert context["book_way"]("unknown") == ""


@pytest.mark.parametrize(
    ("page", "words"),
    [("part", "May 6, 2026"), ("index", "March 4, 2026"), ("a", ""), ("search", "")],
)
def test_a_page_without_furniture_says_here_when_it_was_reviewed(page: str, words: str) -> None:
    assert told(page)["book_reviewed"] == words


@pytest.mark.parametrize(("page", "is_bare"), [("a", True), ("part", False)])
def test_a_page_of_one_screen_is_bare(page: str, is_bare: bool) -> None:
    context = told(page, book_one_screen=["a"])
    assert context["book_bare"] is is_bare
    assert context["book_look"] == ("essay one-screen" if is_bare else "part")


def test_the_first_page_opens_with_the_drawing(tmp_path: Path) -> None:
    (tmp_path / "cover.svg").write_text(SVG)
    context = told("index", tmp_path, book_cover="cover.svg")
    assert context["book_drawing"].startswith("<svg")
    assert 'aria-hidden="true"' in context["book_drawing"]
    assert told("a", tmp_path, book_cover="cover.svg")["book_drawing"] == ""
    assert told("index", tmp_path, book_cover="gone.svg")["book_drawing"] == ""
    assert told("index", tmp_path)["book_drawing"] == ""


def test_the_licence_is_told() -> None:
    context = told("a", book_licence="CC0", book_licence_url="https://cc")
    assert (context["book_licence"], context["book_licence_url"]) == ("CC0", "https://cc")
