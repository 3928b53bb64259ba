"""leftout: text that Markdown would leave out without a word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from press.checks.lost_text import check_page
from tests.trees import app, document, env, p
from tests.warned import Warned


def told(text: str, tree: nodes.document, tmp_path: Path) -> None:
    """Check a page whose text is this, and whose tree is that."""
    page = tmp_path / "page.md"
    page.write_text(text, "utf-8")
    book = env(docname="page")
    book.doc2path = lambda name: str(page)
    check_page(app(book), tree)


SWALLOWED = "This line begins with `%`"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("We met\n% of the time.", 2),
        ("> We met\n> % of the time.", 2),
        ("- We met\n  % of the time.", 2),
        ("1. We met\n   % of the time.", 2),
        ("one\n\ntwo\n%half", 4),
        ("We met\n%", 2),
    ],
)
def test_a_line_of_a_paragraph_that_became_a_comment(
    text: str, line: int, tmp_path: Path, warned: list[Warned]
) -> None:
    words = text.rpartition("%")[2].strip()
    told(text, document(nodes.comment("", words or "x")), tmp_path)
    assert [(w.place, w.kind) for w in warned] == [(f"page:{line}", "source.leftout")]
    assert warned[0].words.startswith(SWALLOWED)


@pytest.mark.parametrize(
    "text",
    [
        "% a comment",
        "Words.\n\n% a comment",
        "% one\n% a comment",
        "# Title\n% a comment",
        "(label)=\n% a comment",
        "```\n% a comment\n```",
        ":::{note}\n% a comment\n:::",
        ":class: x\n% a comment",
        "50 % a comment",
        "Words\nand 5 % a comment",
    ],
)
def test_a_comment_that_is_meant_as_one(text: str, tmp_path: Path, warned: list[Warned]) -> None:
    told(text, document(nodes.comment("", "one\na comment")), tmp_path)
    assert not warned


def test_a_line_that_is_no_comment_in_the_tree_is_none(
    tmp_path: Path, warned: list[Warned]
) -> None:
    told("We met\n% of the time.", document(p("We met % of the time.")), tmp_path)
    assert not warned


def table(columns: int) -> Any:
    specs = [nodes.colspec(colwidth=1) for _ in range(columns)]
    return document(nodes.table("", nodes.tgroup("", *specs, cols=columns)))


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| 1 | 2 |", 0),
        ("| 1 | 2 | 3 |", 3),
        ("1 | 2 | 3 | 4", 4),
        ("| 1 |", 1),
        (r"| 1 | 2 \| 3 |", 0),
        (r"| 1 | 2 \|", 0),
        ("| 1 | 2 | 3", 3),
    ],
)
def test_a_row_with_other_cells_than_the_head(
    row: str, cells: int, tmp_path: Path, warned: list[Warned]
) -> None:
    told(f"| a | b |\n| --- | --- |\n{row}\n", table(2), tmp_path)
    assert [w.place for w in warned] == (["page:3"] if cells else [])
    if cells:
        assert f"This row has {cells} cell{'s' * (cells > 1)}, the table 2" in warned[0].words


@pytest.mark.parametrize(
    ("line", "is_told"),
    [("Text.", True), ("**Text**", True), ("> one", False), (":::{note}", False), ("% so", False)],
)
def test_a_line_that_became_a_row(
    line: str, is_told: bool, tmp_path: Path, warned: list[Warned]
) -> None:
    told(f"| a | b |\n| --- | --- |\n| 1 | 2 |\n{line}\n", table(2), tmp_path)
    assert [w.place for w in warned] == ["page:4"] * is_told


@pytest.mark.parametrize("rule", [":--|--:", "-- | --", "|---|:-:|", "> | --- | --- |"])
def test_the_rule_of_a_head_as_it_may_be_written(
    rule: str, tmp_path: Path, warned: list[Warned]
) -> None:
    told(f"a | b\n{rule}\n1 | 2 | 3\n", table(2), tmp_path)
    assert len(warned) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a | b\n--- | ---\n1 | 2\n\nx | y | z",  # the table has ended
        "a\n---\n1 | 2 | 3",  # a heading, no table
        "a | b\n---\n1 | 2 | 3",
        "```\na | b\n--- | ---\n1 | 2 | 3\n```",
        "a | b | c\n--- | --- | ---\n1 | 2 | 3 | 4",  # the page has no table of three columns
    ],
)
def test_strokes_that_are_no_row_too_long(text: str, tmp_path: Path, warned: list[Warned]) -> None:
    told(text, table(2), tmp_path)
    assert not warned


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("![the `code` key](x.png)", 1),
        ("words\n\nand ![a `b` c](x.png) more", 3),
        ("![the code key](x.png) and `code`", 0),
        ("`![a](b)`", 0),
        ("[the `code` key](x.png)", 0),
        ("```\n![the `code` key](x.png)\n```", 0),
    ],
)
def test_code_in_the_words_of_an_image(
    text: str, line: int, tmp_path: Path, warned: list[Warned]
) -> None:
    told(text, document(), tmp_path)
    assert [w.place for w in warned] == ([f"page:{line}"] if line else [])


def test_findings_come_in_the_order_of_the_page(tmp_path: Path, warned: list[Warned]) -> None:
    text = "![a `b`](x)\n\na | b\n--|--\n1|2|3\n\n![c `d`](x)"
    told(text, table(2), tmp_path)
    assert [w.place for w in warned] == ["page:1", "page:5", "page:7"]


def placed(node: nodes.Element) -> nodes.Element:
    node.source, node.line = "page.md", 3
    return node


@pytest.mark.parametrize(
    ("node", "is_told"),
    [
        (nodes.container(is_div=True), True),
        (nodes.container("", p(" "), is_div=True), True),
        (nodes.container("", p("x"), is_div=True), False),
        (nodes.container("", p(nodes.image(uri="x")), is_div=True), False),
        (nodes.container(), False),
        (nodes.literal_block("", ""), True),
        (nodes.literal_block("", " \n"), True),
        (nodes.literal_block("", "x"), False),
        (nodes.system_message("", nodes.literal_block("", "")), False),
        (nodes.paragraph(), False),
    ],
)
def test_a_fence_with_nothing_in_it(
    node: nodes.Element, is_told: bool, tmp_path: Path, warned: list[Warned]
) -> None:
    told("", document(placed(node)), tmp_path)
    assert [w.place for w in warned] == (["page.md:3"] if is_told else [])
    assert all(w.words.startswith("Nothing stands in this fence") for w in warned)


def test_a_page_that_is_no_utf8_does_not_stop_the_build(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes("é".encode("latin-1"))
    book = env(docname="page")
    book.doc2path = lambda name: str(page)
    check_page(app(book), document())
