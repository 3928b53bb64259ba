"""transforms.raw: what only the web can draw becomes words."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.nodes import checkbox
from sphinx_bindery.transforms.raw import KeepForeignNodes, RawToText, TitleLabels
from tests.trees import applied, document, p, section, shown
from tests.warned import Warned


def kinds(warned: Iterable[Warned]) -> list[str]:
    return [told.kind for told in warned]


# Raw HTML


def raw(source: str, format: str = "html") -> nodes.raw:
    return nodes.raw("", source, format=format)


@pytest.mark.parametrize(
    ("source", "made", "is_told"),
    [
        ("<b>bold</b> words", 'paragraph("bold words")', True),
        ("<br>", "line_break()", False),
        (" <br/> ", "line_break()", False),
        ("<br /> and more", 'paragraph("and more")', True),
        ('<input type="checkbox" disabled>', "checkbox()", False),
        ("<!-- a comment -->", "", False),
        ("</div>", "", False),
        ("<div>", "", True),
        ("<script>alert()</script>", "", True),
    ],
)
def test_raw_html_keeps_its_text(
    source: str, made: str, is_told: bool, warned: list[Warned]
) -> None:
    tree = applied(RawToText, document(raw(source)), "epub")
    assert shown(tree.children) == made
    assert kinds(warned) == (["book.raw"] if is_told else [])


def test_a_place_is_told_once(warned: list[Warned]) -> None:
    lines = [raw("<b>x</b>") for _ in range(4)]
    for line, node in zip((5, 5, 9, None), lines, strict=True):
        node.source, node.line = "a.md", line
    applied(RawToText, document(*lines), "epub")
    assert len(warned) == 3


@pytest.mark.parametrize(
    ("source", "is_ticked"),
    [
        ('<input class="task" type="checkbox" checked="checked">', True),
        ('<input class="task" type="checkbox">', False),
    ],
)
def test_the_box_of_a_task_is_a_sign(source: str, is_ticked: bool) -> None:
    tree = applied(RawToText, document(p(raw(source), "task")), "typst")
    (box,) = tree.findall(checkbox)
    assert box["checked"] is is_ticked


def test_raw_html_in_a_line_stays_in_it() -> None:
    tree = applied(RawToText, document(p("a ", raw("<b>b"), raw("<br>"), raw("</b>"))), "epub")
    assert shown(tree.children) == 'paragraph("a " "b" line_break())'


@pytest.mark.parametrize(
    ("format", "made"),
    [("latex", ""), ("html", 'paragraph("x")'), ("html latex", 'paragraph("x")'), ("xhtml", "")],
)
def test_what_is_raw_for_another_output_goes(format: str, made: str) -> None:
    tree = applied(RawToText, document(raw("<p>x</p>", format)), "epub")
    assert shown(tree.children) == made


def test_the_website_keeps_raw_html() -> None:
    tree = applied(RawToText, document(raw("<b>x</b>")), "html")
    assert shown(tree.children) == 'raw("<b>x</b>")'


# Nodes of extensions


class graphviz(nodes.General, nodes.Inline, nodes.Element):
    """As sphinx.ext.graphviz has it: a graph drawn by another program."""


class autosummary_table(nodes.comment):
    """As sphinx.ext.autosummary has it: no comment, whatever it derives from."""


def foreign(*children: nodes.Node) -> str:
    return shown(applied(KeepForeignNodes, document(*children), "epub").children)


@pytest.mark.parametrize("facts", [{"code": "a -> b"}, {"uml": "a -> b"}])
def test_a_graph_becomes_its_source_as_code(facts: dict[str, str], warned: list[Warned]) -> None:
    graph = graphviz(ids=["graph"], **facts)
    graph.line = 5
    tree = applied(KeepForeignNodes, document(graph), "epub")
    assert shown(tree.children) == 'literal_block#graph("a -> b")'
    block = tree[0]
    assert isinstance(block, nodes.literal_block)
    assert (block.line, block["language"]) == (5, "text")
    assert kinds(warned) == ["book.node"]
    assert "`graphviz`" in warned[0].words


def test_a_graph_in_a_line_becomes_code_in_the_line(warned: list[Warned]) -> None:
    assert foreign(p("so: ", graphviz(code="a"))) == 'paragraph("so: " literal("a"))'


def test_a_node_that_has_children_draws_itself(warned: list[Warned]) -> None:
    assert foreign(graphviz("", p("x"), code="a")) == 'graphviz(paragraph("x"))'
    assert not warned


def test_a_node_of_docutils_with_such_a_fact_is_none_of_theirs(warned: list[Warned]) -> None:
    assert foreign(nodes.image(uri="x", code="a")) == "image()"
    assert not warned


def test_what_pretends_to_be_a_comment_gives_way_to_what_it_holds() -> None:
    made = foreign(autosummary_table("", "no", nodes.table()), nodes.comment("", "x"))
    assert made == 'table() comment("x")'


def test_a_link_in_no_text_becomes_a_paragraph() -> None:
    link = nodes.reference("", "words", refuri="u")
    around = section("Title", link)
    around.source, around.line = "page.md", 8
    tree = applied(KeepForeignNodes, document(around), "epub")
    assert shown(around.children[1]) == 'paragraph(reference("words"))'
    assert around.children[1].line == 8
    assert tree


@pytest.mark.parametrize(
    "tree",
    [
        p(nodes.reference("", "words", refuri="u")),
        nodes.reference("", "", nodes.image(uri="x"), refuri="u"),
    ],
)
def test_a_link_in_text_or_around_a_picture_stays(tree: nodes.Element) -> None:
    before = shown(tree)
    assert foreign(tree) == before


def test_a_label_is_a_title_unless_it_is_a_notes() -> None:
    note = nodes.footnote("", nodes.label("", "1"), p("x"))
    source = nodes.citation("", nodes.label("", "A"), p("x"))
    tab = nodes.container("", nodes.label("", "Tab", ids=["t"]), p("x"))
    made = shown(applied(TitleLabels, document(note, source, tab), "epub").children)
    assert made == (
        'footnote(label("1") paragraph("x")) citation(label("A") paragraph("x")) '
        'container(target#t() rubric.block-title("Tab") paragraph("x"))'
    )


def test_of_a_title_in_a_toctree_it_is_not_told_again(warned: list[Warned]) -> None:
    def titles(**facts: bool) -> addnodes.compact_paragraph:
        raw = nodes.raw("", "<b>x</b>", format="html")
        return addnodes.compact_paragraph("", "", p(raw), **facts)

    tree = applied(RawToText, document(titles(toctree=True)), "epub")
    assert shown(tree.children) == 'compact_paragraph(paragraph("x"))'
    assert not warned
    applied(RawToText, document(titles()), "epub")
    assert len(warned) == 1
