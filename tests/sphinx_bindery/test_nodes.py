"""nodes: what stands in the place of a node, and before the caption of a figure or a table."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bindery.nodes import as_block_or_inline, line_break, number_of, replace_node
from tests.trees import document, env, p, shown


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (nodes.figure(ids=["a"]), "Fig. 1.2"),
        (nodes.table(ids=["x", "t"]), "Table 3"),
        (nodes.figure(ids=["t"]), ""),  # the number of another kind
        (nodes.figure(ids=["unknown"]), ""),
        (nodes.figure(), ""),
        (nodes.paragraph(ids=["a"]), ""),  # of no kind that is counted
    ],
)
def test_a_number_is_that_of_the_kind_and_the_id(node: nodes.Element, said: str) -> None:
    book = env()
    book.toc_fignumbers = {"page": {"figure": {"a": (1, 2)}, "table": {"t": (3,)}}}
    assert number_of(node, book, "page") == said


def test_a_page_that_counts_nothing_has_no_numbers() -> None:
    assert number_of(nodes.figure(ids=["a"]), env(), "page") == ""


def test_a_zero_that_nobody_gave_is_no_number() -> None:
    book = env()
    book.toc_fignumbers = {"page": {"figure": {"a": ()}}}
    assert number_of(nodes.figure(ids=["a"]), book, "page") == ""


def test_a_box_that_wants_no_number_is_called_by_its_kind() -> None:
    assert number_of(nodes.admonition(ids=["a"], realtype="theorem"), env(), "page") == "Theorem"


def test_words_take_the_place_that_is_there() -> None:
    inline, block = nodes.raw(), nodes.raw()
    block.line = 6
    document(p(inline), block)
    assert shown(as_block_or_inline("x", inline)) == '"x"'
    assert shown(as_block_or_inline("x", block)) == 'paragraph("x")'
    assert as_block_or_inline("x", block)[0].line == 6
    assert as_block_or_inline("", inline) == as_block_or_inline("", block) == []


def test_what_gives_way_leaves_its_first_name_to_be_found() -> None:
    old, bare = p("old", ids=["a", "b"]), p("bare")
    tree = document(old, bare)
    replace_node(old, [p("one"), p("two")])
    replace_node(bare, [])
    assert shown(tree.children) == 'target#a#b() paragraph("one") paragraph("two")'


def test_a_line_break_is_no_text() -> None:
    assert not line_break().astext()
