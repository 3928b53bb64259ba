"""repeated: what Typst sets more than once holds nothing that can stand only once."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bindery.nodes import said_twice
from sphinx_bindery.transforms.repeated import holds_what_stands_once, plain, say_heads_twice
from tests.trees import document, p, shown, table


@pytest.mark.parametrize(
    ("node", "holds"),
    [
        (p("x"), False),
        (p(nodes.emphasis("", "x")), False),
        (p(nodes.reference("", "x", refuri="u")), True),
        (p(nodes.emphasis("", "", nodes.footnote_reference("", "1"))), True),
        (p(nodes.inline("", "x", ids=["a"])), True),
        (p("x", ids=["a"]), True),
    ],
)
def test_a_link_a_note_and_a_place_stand_once(node: nodes.Element, holds: bool) -> None:
    assert holds_what_stands_once(node) is holds


def test_a_plain_copy_has_the_words_alone() -> None:
    link = nodes.reference("", "link", refuri="u", classes=["mine"])
    node = p("a ", link, nodes.footnote_reference("", "1"), nodes.strong("", "b"), ids=["x"])
    before = shown(node)
    assert shown(plain(node)) == 'paragraph("a " inline.mine("link") strong("b"))'
    assert shown(node) == before, "the node itself stays as it is"
    assert not holds_what_stands_once(plain(node))


def test_a_head_that_holds_what_stands_once_says_it_twice() -> None:
    tree = document(table(2, ["a", "b"], ["1", "2"]), table(1, ["c"], ["3"]))
    for number in (0, 4):
        cell = list(tree.findall(nodes.entry))[number]
        cell[0] += nodes.reference("", "link", refuri="u")
    say_heads_twice(tree, "page")
    made = shown(tree.children)
    assert (
        'thead(row(entry(said_twice(saying(paragraph("a" reference("link"))) '
        'saying(paragraph("a" inline("link"))))) entry(paragraph("b"))))'
    ) in made
    names = [node["name"] for node in tree.findall(said_twice)]
    assert names == ["page#head:1", "page#head:2"]


def test_other_heads_and_other_cells_stay() -> None:
    tree = document(table(1, ["a"], ["1"]))
    next(iter(tree.findall(nodes.tbody)))[0][0][0] += nodes.reference("", "x", refuri="u")
    before = shown(tree)
    say_heads_twice(tree, "page")
    assert shown(tree) == before
