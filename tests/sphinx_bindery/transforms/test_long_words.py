"""long_words: a word that no line could hold is marked, and told once a line."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.transforms.long_words import mark_long_words
from tests.trees import document, p, shown
from tests.warned import Warned

WORD = "x" * 60


def run(*children: nodes.Node) -> str:
    tree = document(*children)
    mark_long_words(tree)
    return shown(tree.children)


@pytest.mark.parametrize(
    ("node", "made"),
    [
        (p("x" * 59), f'paragraph("{"x" * 59}")'),
        (p(WORD), f'paragraph(long_word("{WORD}"))'),
        (p(f"a {WORD} b"), f'paragraph("a " long_word("{WORD}") " b")'),
        (p(f"{WORD}\n{WORD}"), f'paragraph(long_word("{WORD}") "\n" long_word("{WORD}"))'),
        (p(""), 'paragraph("")'),
        # Typst breaks these by itself.
        (p(f"https://{WORD}"), f'paragraph("https://{WORD}")'),
        (p(f"http://{WORD}"), f'paragraph("http://{WORD}")'),
        (p(f"www.{WORD}"), f'paragraph("www.{WORD}")'),
        (p("漢" * 99), f'paragraph("{"漢" * 99}")'),
        (p("ภาษา" * 30), f'paragraph("{"ภาษา" * 30}")'),
        (p(f"漢{WORD}"), f'paragraph("漢" long_word("{WORD}"))'),
        (p(nodes.literal("", WORD)), f'paragraph(literal("{WORD}"))'),
        (nodes.comment("", WORD), f'comment("{WORD}")'),
    ],
)
def test_it_is_marked_where_it_stands(node: nodes.Node, made: str) -> None:
    assert run(node) == made


def test_it_is_told_once_a_line(warned: list[Warned]) -> None:
    run(p(WORD, nodes.emphasis("", WORD), line=4), p(WORD, line=5))
    assert [told.place.rpartition(":")[2] for told in warned] == ["4", "5"]
    assert warned[0].kind == "pdf.word"
    assert warned[0].words == (
        "The word xxxxxxxxxxxx… has 60 letters: it is broken to fit the page. Put spaces in it."
    )


def test_it_is_marked_once_and_not_told_of_a_title_elsewhere(warned: list[Warned]) -> None:
    tree = document(addnodes.compact_paragraph("", "", p(WORD), toctree=True))
    for _ in range(2):
        mark_long_words(tree)
        assert shown(tree[0][0]) == f'paragraph(long_word("{WORD}"))'
    assert not warned
