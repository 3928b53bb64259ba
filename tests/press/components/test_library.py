"""library: every piece, kind by kind and topic by topic."""

from __future__ import annotations

from html import escape
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from press.components.library import (
    DropFilter,
    FillLibrary,
    Group,
    library_filter,
    piece_library,
    visit_filter,
)
from press.components.listing import LISTS
from tests.conftest import Read
from tests.trees import applied, config, document, env, piece, shown

TOPICS = {"sleep": "About sleep", "money": "About money"}


def library(pieces: dict[str, Any], topics: Any = None, order: list[str] | None = None) -> Any:
    """Return the list of these pieces, in a book of these topics."""
    names = order or list(pieces)
    book = env({"index": names}, pieces=pieces, config=config(book_topics=topics or {}))
    return applied(FillLibrary, document(piece_library(docname="library"), env=book))


def test_the_directive_marks_the_place_and_the_page(read: Read) -> None:
    book = read("```{library}\n```\n")
    (node,) = book.doctree().findall(piece_library)
    assert (node["docname"], node.line) == ("page", 12)
    assert book.env.metadata["page"][LISTS] is True


def test_kinds_come_in_the_order_of_the_book_and_pieces_in_that_of_reading() -> None:
    tree = library(
        {
            "g": piece("guide"),
            "b": piece("answer"),
            "a": piece("answer"),
            "r": piece("reference"),
            "w": piece("worksheet"),
            "e": piece("essay"),
            "x": piece("about"),
            "p": piece("part"),
            "f": piece("front"),
        }
    )
    sections = list(tree.findall(nodes.section))
    assert [part["ids"][0] for part in sections] == [
        "kind-essay",
        "kind-answer",
        "kind-guide",
        "kind-worksheet",
        "kind-reference",
    ]
    assert [part[0].astext() for part in sections] == [
        "The essay, in chapters",
        "Answers",
        "Guides",
        "Worksheets",
        "Reference",
    ]
    titles = [node.astext() for node in sections[1].findall(addnodes.pending_xref)]
    assert titles == ["b", "a"]


def test_a_book_without_pieces_has_no_library() -> None:
    assert shown(library({"x": piece("about")}).children) == ""


def test_each_piece_says_what_it_is_and_how_it_begins() -> None:
    tree = library({"a": piece("answer", topics=("sleep", "own"))}, TOPICS)
    (item,) = [node for node in tree.findall(nodes.list_item) if "piece" in node["classes"]]
    assert shown(item) == (
        "list_item.piece.kind-answer.topic-sleep.topic-own("
        'paragraph.piece-title(pending_xref(inline("a"))) '
        'paragraph.piece-kind("Answer" minutes_line(" · 1 minute to read") " · About sleep, own") '
        'paragraph.piece-says("It says so."))'
    )
    assert next(iter(item.findall(nodes.inline))).parent["refdoc"] == "library"


@pytest.mark.parametrize(("words", "time"), [(0, "1 minute "), (440, "2 minutes ")])
def test_the_time_agrees_with_its_number(words: int, time: str) -> None:
    book = env({"index": ["a"]}, pieces={"a": piece()})
    book.metadata["a"] = {"wordcount": {"words": words}}
    tree = applied(FillLibrary, document(piece_library(docname="library"), env=book))
    assert f"Chapter · {time}to read" in tree.astext()


def test_topics_follow_those_that_conf_py_names_first() -> None:
    pieces = {
        "g": piece("guide", topics=("money",)),
        "a": piece("answer", topics=("zeal", "art", "money")),
    }
    tree = library(pieces, TOPICS)
    parts = [part for part in tree.findall(nodes.section) if "topics" in part["ids"]]
    (topics,) = parts
    assert topics[0].astext() == "By topic"
    inner = [part for part in topics if isinstance(part, nodes.section)]
    assert [(part["ids"][0], part[0].astext()) for part in inner] == [
        ("topic-money", "About money"),
        ("topic-art", "art"),
        ("topic-zeal", "zeal"),
    ]
    assert [node.astext() for node in inner[0].findall(nodes.inline)] == ["a", "g"]


def test_without_topics_there_is_no_list_of_them() -> None:
    assert "By topic" not in library({"a": piece()}).astext()


def test_topics_that_would_share_an_anchor_are_counted() -> None:
    tree = library({"a": piece(topics=("C", "c", "Ж", "ж"))}, ["C", "c", "Ж", "ж"])
    anchors = [part["ids"][0] for part in tree.findall(nodes.section)][2:]
    assert anchors == ["topic-c", "topic-2", "topic-3", "topic-4"]


def test_the_filter_stands_before_the_list_and_knows_its_parts() -> None:
    tree = library({"a": piece(topics=("sleep",)), "b": piece("answer")}, TOPICS)
    node = tree[0]
    assert isinstance(node, library_filter)
    assert node["kinds"] == [
        Group("kind-essay", "The essay, in chapters", ("a",)),
        Group("kind-answer", "Answers", ("b",)),
    ]
    assert node["topics"] == [Group("topic-sleep", "About sleep", ("a",))]


@pytest.mark.parametrize(("format", "count"), [("html", 1), ("epub", 0), ("typst", 0)])
def test_paper_has_no_filter(format: str, count: int) -> None:
    tree = applied(DropFilter, document(library_filter(kinds=[], topics=[])), format)
    assert len(list(tree.findall(library_filter))) == count


def test_the_filter_leads_to_each_part_and_counts_it() -> None:
    written = SimpleNamespace(body=[], attval=escape, encode=escape)
    groups = [Group("kind-a", "A & B", ("x", "y")), Group("kind-c", "C", ("z",))]
    node = library_filter(kinds=groups, topics=[Group("topic-d", "D", ("z",))])
    with pytest.raises(nodes.SkipNode):
        visit_filter(written, node)  # type: ignore[arg-type]
    html = "".join(written.body)
    told = '<span class="unseen"> in all</span>'
    assert html.count(told) == 3, "no bare number is heard"
    html = html.replace(told, "")
    assert (
        'Kind</span> <a href="#kind-a">A &amp; B <small>2</small></a> '
        '<a href="#kind-c">C <small>1</small></a></p>' in html
    )
    assert 'Topic</span> <a href="#topic-d">D <small>1</small></a></p>' in html
    assert html.count('data-only="web"') == 2
