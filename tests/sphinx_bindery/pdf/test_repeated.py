"""pdf.repeated: what Typst sets more than once holds nothing that can stand only once."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bindery.pdf.repeated import holds_what_stands_once, plain
from tests.trees import p, shown


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
