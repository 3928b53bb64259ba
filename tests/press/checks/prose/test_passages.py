"""prose.passages: the prose of a page as the checks read it."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from press.checks.prose.passages import Passage, passages
from press.components.listing import piece_list
from press.pieces.furniture import furniture, piece_facts
from tests.trees import document, p, section


def found(*children: nodes.Node) -> list[Passage]:
    return list(passages("page", document(*children)))


def texts(*children: nodes.Node) -> list[str]:
    return [passage.text for passage in found(*children)]


def test_titles_paragraphs_items_and_terms_come_in_order() -> None:
    items = nodes.bullet_list("", nodes.list_item("", p("item")))
    terms = nodes.definition_list(
        "", nodes.definition_list_item("", nodes.term("", "term"), nodes.definition("", p("is")))
    )
    page = section("Title", p("text"), items, terms, nodes.rubric("", "rubric"))
    assert texts(page) == ["Title", "text", "item", "term", "is", "rubric"]


@pytest.mark.parametrize(
    "node",
    [
        furniture("", p("x")),
        piece_facts("", p("x")),
        piece_list("", p("x")),
        addnodes.toctree("", p("x")),
        nodes.literal_block("x", "x"),
        p(""),
        nodes.comment("", "x"),
    ],
)
def test_what_is_no_prose(node: nodes.Node) -> None:
    assert found(node) == []


def cell(*words: nodes.Node) -> nodes.table:
    row = nodes.row("", nodes.entry("", *words))
    return nodes.table("", nodes.tgroup("", nodes.tbody("", row)))


@pytest.mark.parametrize(
    ("node", "is_running"),
    [(p("x"), True), (nodes.rubric("", "x"), False), (cell(p("x")), False)],
)
def test_only_paragraphs_outside_of_tables_run(node: nodes.Node, is_running: bool) -> None:
    assert [passage.is_running for passage in found(node)] == [is_running]


def test_a_passage_has_the_line_that_is_nearest() -> None:
    item = nodes.list_item("", p("x"))
    item.line = 4
    assert [each.line for each in found(item, p("y", line=6), p("z"))] == [4, 6, 1]


def cite(key: str = "leo") -> addnodes.pending_xref:
    return addnodes.pending_xref("", nodes.literal("", key), refdomain="cite", reftarget=key)


def other() -> addnodes.pending_xref:
    return addnodes.pending_xref("", nodes.inline("", "there"), refdomain="std", reftarget="x")


@pytest.mark.parametrize(
    ("node", "text", "is_cited"),
    [
        (p("It is so ", cite(), "."), "It is so.", True),
        (p("See ", other(), " ."), "See there.", False),
        (p("So", nodes.footnote_reference("", "1"), "."), "So.", False),
        (p("See ", nodes.image(uri="x", alt="a hill"), "there"), "See there", False),
        (p("one\ntwo"), "one two", False),
        (p("so ", nodes.emphasis("", "much"), " , then ;"), "so much, then;", False),
    ],
)
def test_sources_and_marks_of_notes_are_no_words(
    node: nodes.Node, text: str, is_cited: bool
) -> None:
    assert [(each.text, each.is_cited) for each in found(node)] == [(text, is_cited)]


def test_where_the_links_of_a_passage_lead() -> None:
    shown = nodes.reference("", "there", refid="y")
    assert [each.leads_to for each in found(p(other(), " and ", cite()), p(shown), p("no"))] == [
        {"x", "leo"},
        set(),
        set(),
    ]


@pytest.mark.parametrize(
    ("comment", "allowed"),
    [
        ("allow needy: it is quoted", {"needy"}),
        ("allow 116 Couples:why", {"116 couples"}),
        (" allow  needy : why", {"needy"}),
        ("allow needy", set()),
        ("allow needy: ", set()),
        ("please allow needy: why", set()),
    ],
)
def test_a_comment_excuses_a_phrase_with_its_reason(comment: str, allowed: set[str]) -> None:
    (passage,) = found(nodes.comment("", comment), p("x"))
    assert passage.allowed == allowed


def test_comments_add_up_and_are_for_the_next_passage_only() -> None:
    comments = [nodes.comment("", f"allow {word}: why") for word in ("a", "b")]
    assert [each.allowed for each in found(*comments, p(""), p("x"), p("y"))] == [
        {"a", "b"},
        set(),
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("“One.” “Two.”", ["“One.", "“Two.”"]),
        ("One (so.) Two", ["One (so.", "Two"]),
        ("It is 5 p.m. now. 7 go.", ["It is 5 p.m. now.", "7 go."]),
        ("One.Two", ["One.Two"]),
        ("", []),
    ],
)
def test_the_sentences_of_a_passage(text: str, sentences: list[str]) -> None:
    passage: Any = Passage("page", 1, text, False, True, frozenset())
    assert passage.sentences == sentences
