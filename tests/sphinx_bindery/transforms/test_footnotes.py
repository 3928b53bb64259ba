"""footnotes: each stands where the page first refers to it."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bindery.nodes import note_in_line
from sphinx_bindery.targets import Targets, mark_listed
from sphinx_bindery.transforms.footnotes import put_notes_in_lines
from tests.trees import document, p, section, shown


def run(*children: nodes.Node) -> str:
    tree = document(*children)
    put_notes_in_lines(tree)
    return shown(tree.children)


def note(name: str, *body: nodes.Node, refs: tuple[str, ...] = ("r",)) -> nodes.footnote:
    label = nodes.label("", name)
    return nodes.footnote("", label, *body, ids=[name], backrefs=list(refs))


def ref(name: str) -> nodes.footnote_reference:
    return nodes.footnote_reference("", f"[{name}]", refid=name)


@pytest.mark.parametrize(
    ("tree", "made"),
    [
        # Its first paragraph runs on from the number.
        (
            [p("so", ref("1"), "."), note("1", p("Words."), p("More."))],
            'paragraph("so" note_in_line#1("Words." paragraph("More.")) ".")',
        ),
        # It may stand before what refers to it.
        ([note("1", p("Words.")), p(ref("1"))], 'paragraph(note_in_line#1("Words."))'),
        # It need not begin with a paragraph; what leads to its paragraph leads to it still.
        (
            [p(ref("1")), note("1", nodes.literal_block("x", "x"))],
            'paragraph(note_in_line#1(literal_block("x")))',
        ),
        (
            [p(ref("1")), note("1", p("x", ids=["a"]))],
            'paragraph(note_in_line#1(target#a() "x"))',
        ),
        # Of several references, the first that is read.
        (
            [p(ref("1"), ref("1")), note("1", p("x"))],
            'paragraph(note_in_line#1("x") footnote_reference("[1]"))',
        ),
        # In a title, too, and in another note, whose own place counts.
        (
            [section("T", p("a", ref("1")), note("2", p("y")), note("1", p("x", ref("2"))))],
            'section#t(title("T") paragraph("a" note_in_line#1("x" note_in_line#2("y"))))',
        ),
        # In itself.
        (
            [p(ref("1")), note("1", p("x", ref("1")))],
            'paragraph(note_in_line#1("x" footnote_reference("[1]")))',
        ),
        # A reference without its note is left out.
        ([p("so", ref("1"))], 'paragraph("so")'),
        # A note that nothing refers to, or nothing that can hold it, stays.
        ([note("1", p("x"), refs=())], 'footnote#1(label("1") paragraph("x"))'),
        (
            [nodes.literal_block("", "", ref("1")), note("1", p("x"))],
            'literal_block(footnote_reference("[1]")) footnote#1(label("1") paragraph("x"))',
        ),
        # One that stays may refer to another.
        (
            [note("1", p("x", ref("2")), refs=()), note("2", p("y"))],
            'footnote#1(label("1") paragraph("x" note_in_line#2("y")))',
        ),
        # The rule above the notes goes, others stay.
        ([nodes.transition(classes=["footnotes"]), nodes.transition()], "transition()"),
    ],
)
def test_a_note_stands_where_it_is_first_referred_to(tree: list[nodes.Node], made: str) -> None:
    assert run(*tree) == made


def test_in_its_line_a_note_is_a_number_and_knows_its_own_line() -> None:
    tree = document(p("so", ref("1")), note("1", p("Words.", line=7)))
    put_notes_in_lines(tree)
    assert tree[0].astext() == "so[1]"
    (placed,) = tree.findall(note_in_line)
    assert (placed.line, placed["refid"]) == (7, "1")


def test_a_note_does_not_end_the_words_about_a_source() -> None:
    body = p("A.", ref("1"))
    item = nodes.list_item("", body, ids=["s"])
    tree = document(nodes.bullet_list("", item, classes=["sources"]), note("1", p("x"), p("y")))
    put_notes_in_lines(tree)
    mark_listed([("page", tree)], Targets())
    assert body["used"] == ["page#s"]
