"""pdf.diagnostics: what Typst says, told at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.order import Page
from sphinx_bindery.pdf.diagnostics import page_at, place_in, searched, tell
from sphinx_bindery.pdf.typst import Diagnostic
from tests.sphinx_bindery.pdf.test_builder import SAYS, SOURCE
from tests.trees import document, p, section, shown
from tests.warned import Warned


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (1, "index"),
        (2, "/s/a.md:3"),
        (4, "/s/a.md:3"),
        (5, "/s/b.md:9"),
        (6, "/s/b.md:9"),
        (0, "index"),
    ],
)
def test_a_diagnostic_is_told_at_the_line_of_the_source(
    line: int, place: str, warned: list[Warned]
) -> None:
    tell([Diagnostic("odd", line)], SOURCE, Path("/t.typ"), "index")
    (told,) = warned
    assert (told.words, told.place, told.kind) == (SAYS % "odd", place, "pdf.typst")


def test_it_is_told_at_the_template() -> None:
    place = place_in("// @src a.md:1\n", Diagnostic("odd", 1, 7), Path("mine.typ"))
    assert place == "mine.typ:7"


@pytest.mark.parametrize(
    ("line", "page"), [(1, ""), (2, ""), (3, "a"), (5, "a"), (6, "b"), (9, "")]
)
def test_a_line_is_on_a_page(line: int, page: str) -> None:
    assert page_at("head\n\na\na\na\nb\n", line, {"a": 3, "b": 1}) == page


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("odd", ("b", "b.md:7")),  # in a block that has no line itself
        ("bad", ("c", "c.md:1")),
        ("", ("", "conf.py:1")),
    ],
)
def test_what_typst_tells_no_line_of_is_searched_for(word: str, found: tuple[str, str]) -> None:
    def complains(pages: Any) -> bool:
        return not word or any(word in tree.astext() for _page, tree in pages)

    items = nodes.bullet_list("", nodes.list_item("", p("odd", line=7)))
    pages = {
        "a": document(section("A", p("x", line=3)), source="a.md"),
        "b": document(section("B", p("y", line=3), items, p("z", line=9)), source="b.md"),
        "c": document(section("bad", p("z", line=3)), source="c.md"),
    }
    before = shown(pages["b"])
    trees = [(Page(name, 1, False), tree) for name, tree in pages.items()]
    assert searched(trees, complains, "conf.py:1") == found
    assert shown(pages["b"]) == before
