"""pdf.endings: what leads on from a piece stands below the last words of it."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from press.pdf.endings import keep_company
from press.pieces.furniture import piece_end
from sphinx_bindery.pdf.page import KEPT, PrintedPage
from tests.trees import app, document, env, p, section

WAYS = p("See also: another")


def kept(*content: nodes.Node, end: tuple[nodes.Node, ...] = (WAYS,)) -> list[str]:
    tree: Any = document(section("T", *content, piece_end("", *(it.deepcopy() for it in end))))
    keep_company(app(env({"index": []})), PrintedPage("index", 1, ("", "")), tree)
    return [it.astext() for it in tree.findall(nodes.paragraph) if it.get(KEPT)]


LAST = "The last of it, which is some words longer than a line of a page can be."


@pytest.mark.parametrize(
    "content", [(p("a"), p(LAST)), (p("a"), section("S", p("c"), section("R", p(LAST))))]
)
def test_the_last_paragraph_stays_with_the_line_below_it(content: tuple[nodes.Node, ...]) -> None:
    assert kept(*content) == [LAST]


def test_a_line_stays_with_the_paragraph_above_it_too() -> None:
    assert kept(p("a"), p(LAST), p("They are invented.")) == [LAST, "They are invented."]
    assert kept(p(LAST), nodes.container("", p("b")), p("They are invented.")) == [
        "They are invented."
    ]


def test_one_of_many_lines_may_break() -> None:
    assert kept(p("word " * 120)) == []


def test_a_mark_alone_keeps_nothing() -> None:
    """It takes no room."""
    assert kept(p("a"), end=()) == []
