"""outputs: what is for the web alone, or for paper and e-readers alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from docutils import nodes

from press.components.only import (
    TakeOutPaperOnly,
    TakeOutWebOnly,
    depart_web_only,
    paper_only,
    passages_for_one,
    visit_web_only,
)
from sphinx_bindery.nodes import other_outputs, web_only
from tests.conftest import Read
from tests.trees import applied, document, env, p, shown

PAGE = ":::{web-only}\nScreen.\n:::\n\n:::{paper-only}\nPaper.\n:::\n"


def test_the_directives_say_which(read: Read) -> None:
    book = read(PAGE)
    (screen,), (paper,) = (book.doctree().findall(kind) for kind in (web_only, paper_only))
    assert shown(screen) == 'web_only.web-only(paragraph("Screen."))'
    assert shown(paper) == 'paper_only.paper-only(paragraph("Paper."))'
    assert (screen.line, paper.line) == (12, 16)


def test_all_such_passages_are_listed_with_their_places(read: Read) -> None:
    book = read(PAGE)
    assert passages_for_one(book.env) == [("page", 12, "web-only"), ("page", 16, "paper-only")]
    book = read(PAGE, book_left_out=["page"])
    assert passages_for_one(book.env)[0] == ("page", 1, "book_left_out")


@pytest.mark.parametrize(
    ("builder", "kept"),
    [("html", "web_only"), ("epub", "paper_only"), ("typst", "paper_only"), ("text", "both")],
)
def test_each_output_keeps_its_own(builder: str, kept: str) -> None:
    tree = document(web_only("", p("x")), paper_only("", p("x")), p("all"))
    for transform in (TakeOutWebOnly, TakeOutPaperOnly):
        applied(transform, tree, builder)
    found = [type(node).__name__ for node in tree]
    assert found == (["web_only", "paper_only"] if kept == "both" else [kept]) + ["paragraph"]


def test_one_in_the_other_goes_with_it() -> None:
    tree = document(nodes.note("", web_only("", web_only("", p("x")))), env=env())
    assert shown(applied(TakeOutWebOnly, tree, "epub").children) == "note()"


def test_on_the_web_the_passage_is_marked() -> None:
    written = SimpleNamespace(body=[])
    visit_web_only(written, web_only())  # type: ignore[arg-type]
    depart_web_only(written, web_only())  # type: ignore[arg-type]
    assert written.body == ['<div data-only="web">\n', "</div>\n"]


def test_one_visitor_serves_all_other_outputs() -> None:
    def visit(*_: object) -> None: ...

    assert other_outputs(visit) == dict.fromkeys(("text", "man", "latex", "texinfo"), (visit, None))
