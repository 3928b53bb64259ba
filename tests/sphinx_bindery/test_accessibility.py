"""accessibility: what the EPUB offers is counted, and said as it was counted."""

from __future__ import annotations

import pytest
from docutils import nodes

from press.components.accessibility import SayWhatWasCounted, accessibility_summary
from sphinx_bindery.accessibility import (
    CountCollector,
    Seen,
    count,
    lacking_claim,
    seen_in,
    summary,
)
from sphinx_bindery.nodes import web_only
from tests.conftest import Read
from tests.trees import app, applied, config, document, env, p


@pytest.mark.parametrize(
    ("children", "seen"),
    [
        ([p("x")], Seen()),
        ([nodes.image(uri="x", alt="a")], Seen(1, 0)),
        ([nodes.image(uri="x")], Seen(1, 1)),
        ([nodes.image(uri="x", alt="")], Seen(1, 1)),
        ([nodes.image(uri="x", classes=["decorative"])], Seen()),
        ([p(nodes.math("", "x")), nodes.math_block("", "y")], Seen(0, 0, 2)),
        ([web_only("", nodes.image(uri="x"), nodes.math_block("", "y"))], Seen()),
        ([web_only("", p("x")), nodes.image(uri="x")], Seen(1, 1)),
    ],
)
def test_what_is_counted_on_a_page(children: list[nodes.Node], seen: Seen) -> None:
    assert count(document(*children)) == seen


def test_counts_are_added_each_to_its_own() -> None:
    assert Seen(1, 2, 3, 4) + Seen(10, 20, 30, 40) == Seen(11, 22, 33, 44)


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (Seen(), "It has no pictures."),
        (Seen(1), "It has one picture, which is described in words."),
        (Seen(3), "It has 3 pictures, and each is described in words."),
        (Seen(3, 1), "Of its pictures, 2 of 3 are described in words."),
        (Seen(1, 1), "Of its pictures, 0 of 1 are described in words."),
    ],
)
def test_pictures_are_told_as_they_were_counted(seen: Seen, words: str) -> None:
    assert f" {words} It keeps the font" in summary(config(), seen)


def test_what_is_not_there_is_not_told() -> None:
    assert summary(config(), Seen()) == (
        "The EPUB is text, with headings in order and a table of contents whose lines are links. "
        "It has no pictures. "
        "It keeps the font, size and colors that you have set. Nothing in it moves, flashes or "
        "makes a sound. It makes no claim to conform to a standard."
    )


def test_what_is_there_is_told() -> None:
    words = summary(
        config(
            epub_page_numbers=True,
            epub_conformance="EPUB Accessibility 1.1",
            epub_evaluator="E",
            epub_evaluated="2026-03-04",
            epub_contact="help@e.example",
        ),
        Seen(formulas=1),
    )
    assert "It knows the page numbers of the PDF. It has no pictures. Formulas are" in words
    assert words.endswith(
        "It claims to conform to EPUB Accessibility 1.1. E examined it on March 4, 2026. "
        "What is not accessible can be told to help@e.example."
    )


def test_words_of_the_writers_own_take_their_place() -> None:
    assert summary(config(epub_accessibility="Mine."), Seen(9)) == "Mine."


def test_the_directive_is_filled_when_all_pages_are_read(read: Read) -> None:
    tree = read("```{accessibility}\n```\n").doctree()
    (node,) = tree.findall(accessibility_summary)
    assert node.line == 12


def test_the_summary_is_that_of_the_whole_book() -> None:
    book = env()
    book.bindery_seen = {"a": Seen(1), "b": Seen(1, 1)}
    node = accessibility_summary()
    node.source, node.line = "page.md", 4
    tree = applied(SayWhatWasCounted, document(node, env=book))
    assert "1 of 2 are described" in tree.astext()
    assert (tree[0].source, tree[0].line) == ("page.md", 4)


def test_the_counts_of_each_page_are_kept_forgotten_and_taken_over() -> None:
    book, other = env(docname="a"), env(docname="b")
    collector = CountCollector()
    picture = document(nodes.image(uri="x", alt="x"))
    collector.process_doc(app(book), picture)
    collector.process_doc(app(other), picture)
    assert seen_in(book) == Seen(1)
    collector.merge_other(app(book), book, {"b", "c"}, other)
    assert seen_in(book) == Seen(2)
    collector.merge_other(app(book), book, set(), other)
    collector.clear_doc(app(book), book, "a")
    collector.clear_doc(app(book), book, "never there")
    assert seen_in(book) == Seen(1)


def test_a_book_without_pages_has_counted_nothing() -> None:
    assert seen_in(env()) == Seen()


@pytest.mark.parametrize(
    ("given", "lacks"),
    [
        ({}, ""),
        ({"epub_conformance": "X"}, "`epub_evaluator` is empty."),
        ({"epub_conformance": "X", "epub_evaluator": "A"}, "`epub_evaluated` is no day."),
        (
            {"epub_conformance": "X", "epub_evaluator": "A", "epub_evaluated": "soon"},
            "`epub_evaluated` is no day.",
        ),
        (
            {"epub_conformance": "X", "epub_evaluator": "A", "epub_evaluated": "2026-11-30"},
            "",
        ),
    ],
)
def test_a_claim_says_who_examined_the_book_and_when(given: dict[str, str], lacks: str) -> None:
    assert lacking_claim(config(**given)).startswith(lacks)
    assert bool(lacking_claim(config(**given))) == bool(lacks)
