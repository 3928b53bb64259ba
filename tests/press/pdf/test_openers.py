"""pdf.openers: the number of a chapter in words, and its first words as capitals."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from press.pdf.openers import open_chapter
from sphinx_bindery.pdf.page import PrintedPage
from tests.trees import app, document, env, p, piece, section, shown


def opened(docname: str, *content: Any, is_single: bool = False) -> tuple[PrintedPage, Any]:
    chapters = [f"c{number}" for number in range(1, 13)]
    pieces = {name: piece() for name in chapters} | {"a": piece("answer")}
    book = env({"index": [*chapters, "a"]}, pieces=pieces)
    tree = document(section("T", *content), env=book)
    page = PrintedPage(docname, 1, ("", ""), is_single=is_single)
    open_chapter(app(book), page, tree)
    return page, tree


@pytest.mark.parametrize(
    ("docname", "number"), [("c1", "One"), ("c10", "Ten"), ("c12", "12"), ("a", "")]
)
def test_a_chapter_has_its_number_in_words(docname: str, number: str) -> None:
    assert opened(docname)[0].number == number


def test_a_page_by_itself_has_none() -> None:
    assert opened("c1", is_single=True)[0].number == ""


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Jody and Lee are invented, and so is every couple.", "Jody and Lee are invented"),
        ("Nobody could have said which of them it was.", "Nobody could have said"),
        ("Oh. Then a long sentence without a comma in it.", "Oh. Then a long sentence"),
        ("Too short.", ""),
    ],
)
def test_its_first_words_are_marked(text: str, first: str) -> None:
    summary = nodes.container("", p("The summary of it, which is no text."))
    _, tree = opened("c1", summary, p(text), p(text))
    marked = [node.astext() for node in tree.findall(nodes.inline)]
    assert marked == ([first] if first else [])
    assert tree[0][2].astext() == text, "nothing is lost"


def test_words_in_a_span_of_their_own_stay_as_they_are() -> None:
    _, tree = opened("c1", p(nodes.emphasis("", "A long beginning in italics"), " and more."))
    assert "first-words" not in shown(tree.children)
