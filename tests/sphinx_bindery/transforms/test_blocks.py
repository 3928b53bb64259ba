"""runover: no block stands within a line, on paper and e-readers."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.transforms.blocks import HoistBlocksFromParagraphs
from tests.trees import applied, document, p, shown


def run(*children: nodes.Node, builder: str = "epub") -> str:
    return shown(applied(HoistBlocksFromParagraphs, document(*children), builder).children)


def code(words: str) -> nodes.literal_block:
    return nodes.literal_block(words, words)


@pytest.mark.parametrize(
    ("paragraph", "made"),
    [
        # Nothing to do.
        (p("one ", nodes.emphasis("", "two")), 'paragraph("one " emphasis("two"))'),
        # A block between words, before them, behind them, alone.
        (
            p("a", code("x"), "b"),
            'paragraph("a") literal_block("x") paragraph("b")',
        ),
        (p(code("x"), "b"), 'literal_block("x") paragraph("b")'),
        (p("a", code("x")), 'paragraph("a") literal_block("x")'),
        (p(code("x")), 'literal_block("x")'),
        (p(code("x"), code("y")), 'literal_block("x") literal_block("y")'),
        # White space alone makes no paragraph.
        (p(" ", code("x"), "\n"), 'literal_block("x")'),
        # The words of a paragraph run on behind those that led to it; the next stand alone.
        (p("name – ", p("what it is")), 'paragraph("name – " "what it is")'),
        (
            p("name – ", p("first"), p("second")),
            'paragraph("name – " "first") paragraph("second")',
        ),
        (p("a", p("b"), "c"), 'paragraph("a" "b") paragraph("c")'),
        (p(p("b"), "c"), 'paragraph("b") paragraph("c")'),
        # A paragraph inside may hold a block itself.
        (p(p("b", code("x"))), 'paragraph("b") literal_block("x")'),
    ],
)
def test_a_paragraph_becomes_several(paragraph: nodes.paragraph, made: str) -> None:
    assert run(paragraph) == made


def test_a_part_of_a_line_is_split_and_each_run_is_marked_like_it() -> None:
    inner = nodes.strong("", "", nodes.Text("a"), code("x"), nodes.Text("b"), ids=["one"])
    assert run(p("say ", inner, " end")) == (
        'paragraph("say " strong#one("a")) literal_block("x") paragraph(strong("b") " end")'
    )


def test_a_part_that_only_holds_a_block_leaves_no_empty_mark() -> None:
    assert run(p(nodes.strong("", "", code("x")))) == 'literal_block("x")'


def test_a_part_within_a_part_is_split_as_well() -> None:
    inner = nodes.strong("", "", nodes.emphasis("", "", nodes.Text("a"), code("x")))
    assert run(p(inner, "b")) == (
        'paragraph(strong(emphasis("a"))) literal_block("x") paragraph("b")'
    )


def test_the_ids_go_to_the_first_and_the_classes_to_all() -> None:
    paragraph = p("a", code("x"), "b", ids=["here"], classes=["mine"])
    assert run(paragraph) == ('paragraph#here.mine("a") literal_block("x") paragraph.mine("b")')


def test_a_place_that_was_named_stays_though_no_words_stand_there() -> None:
    assert run(p(code("x"), ids=["here"])) == 'paragraph#here() literal_block("x")'


def test_each_part_keeps_the_line() -> None:
    paragraph = p("a", code("x"), "b", line=9)
    paragraph.source = "page.md"
    tree = applied(HoistBlocksFromParagraphs, document(paragraph), "typst")
    assert [(node.source, node.line) for node in (tree[0], tree[2])] == [("page.md", 9)] * 2


def test_other_paragraphs_of_the_page_are_left_alone_and_keep_their_order() -> None:
    made = run(p("one"), p("two", code("x")), p("three"))
    assert made == 'paragraph("one") paragraph("two") literal_block("x") paragraph("three")'


@pytest.mark.parametrize("builder", ["html", "text"])
def test_a_browser_copes_by_itself(builder: str) -> None:
    assert run(p("a", code("x")), builder=builder) == 'paragraph("a" literal_block("x"))'


@pytest.mark.parametrize(
    "made",
    [nodes.table(), nodes.figure(), nodes.bullet_list(), nodes.note(), nodes.math_block()],
)
def test_every_kind_of_block_is_one(made: nodes.Element) -> None:
    name = made.__class__.__name__
    assert run(p("a", made)) == f'paragraph("a") {name}()'


def test_an_image_in_a_line_is_no_block() -> None:
    assert run(p("a", nodes.image(uri="x"))) == 'paragraph("a" image())'


def test_what_holds_the_lists_of_a_toctree_stays_around_them() -> None:
    lists = addnodes.compact_paragraph("", "", nodes.bullet_list(), toctree=True)
    assert run(lists) == "compact_paragraph(bullet_list())"
