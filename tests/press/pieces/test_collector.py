"""catalogue: front matter becomes a piece, and the book remembers them all."""

from __future__ import annotations

from typing import Any

import pytest

from press.pieces.collector import (
    FACTS,
    KEY,
    PieceCollector,
    labels_of,
    piece_of,
    pieces_in_order,
    topic_name,
)
from press.pieces.frontmatter import read_front_matter
from tests.application import page as whole
from tests.conftest import Read
from tests.trees import app, config, document, env, piece
from tests.warned import Warned

PAGE = """---
piece:
  kind: essay
  summary: {summary}
  published: 2026-01-02
  reviewed: 2026-01-02
{more}---
# Title
"""


def page(summary: str = "It is so.", more: str = "") -> str:
    return PAGE.format(summary=summary, more=more)


def collected(text: str, **settings: Any) -> Any:
    """Read a page with this text; return the environment."""
    book = env(docname="page", config=config(**settings))
    book.temp_data[FACTS] = read_front_matter(text, KEY)
    PieceCollector().process_doc(app(book), document(env=book))
    return book


def names(book: Any) -> list[str]:
    return [name for name, _ in pieces_in_order(book)]


def test_a_page_becomes_a_piece(warned: list[Warned]) -> None:
    book = collected(page())
    found = piece_of(book, "page")
    assert found
    assert (found.kind.name, found.summary) == ("essay", "It is so.")
    assert pieces_in_order(book) == [("page", found)]
    assert piece_of(book, "other") is None
    assert not warned


def test_the_facts_are_those_of_the_text_that_is_read(read: Read) -> None:
    """And not of the file, which an editor may have saved again by then."""
    hook = (
        "def setup(app):\n    app.connect('source-read', lambda app, name, text: save(app, name))"
    )
    save = "def save(app, name):\n    app.env.doc2path(name).write_text('# Other')"
    book = read("Text.", conf=f"{save}\n{hook}")
    assert book.told == []
    assert names(book.env) == ["index", "page"]


def test_a_file_may_begin_with_a_mark_of_its_encoding(read: Read) -> None:
    book = read({"page.md": b"\xef\xbb\xbf" + whole("Text.", summary='""').encode()})
    assert book.told_of("page.md") == [
        "4: `summary` is empty. Answer the title in one or two sentences. (A gap.)"
    ]


def test_a_page_whose_text_is_not_what_it_seems_is_no_piece(warned: list[Warned]) -> None:
    book = env(docname="page")
    book.temp_data[FACTS] = None
    PieceCollector().process_doc(app(book), document(env=book))
    assert not warned
    assert pieces_in_order(book) == []


def test_a_wrong_fact_is_told_at_its_line(warned: list[Warned]) -> None:
    book = collected(page().replace("essay", "esay"))
    assert [(told.place, told.kind) for told in warned] == [("page:3", "piece.facts")]
    assert "`esay` is not a kind" in warned[0].words
    assert pieces_in_order(book) == []


def test_a_piece_with_a_wrong_topic_stays_a_piece(warned: list[Warned]) -> None:
    book = collected(page(more="  topics: [b]\n"), book_topics={"a": "A"})
    assert [told.place for told in warned] == ["page:7"]
    assert pieces_in_order(book)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("# Title", "page:1", "This page has no facts. Begin it with `---`"),
        ("---\nother: x\n---\n", "page:1", "This page has no facts."),
        ("---\npiece:\n---\n", "page:2", "`piece:` needs lines below it"),
        ("---\npiece: essay\n---\n", "page:2", "`piece:` needs lines below it"),
        ("---\na: b\npiece: [x]\n---\n", "page:3", "`piece:` needs lines below it"),
        ("---\na: b\npiece: x: y\n---\n", "page:3", "The front matter is not YAML: "),
    ],
)
def test_a_page_without_facts_is_told_where_they_belong(
    warned: list[Warned], text: str, place: str, words: str
) -> None:
    book = collected(text)
    (told,) = warned
    assert told.words.startswith(words), told
    assert told.place == place
    assert pieces_in_order(book) == []


@pytest.mark.parametrize(
    ("settings", "summary"),
    [
        ({}, "It isn’t “fine” – so."),
        ({"language": "de"}, "It isn’t „fine“ – so."),
        ({"smartquotes": False}, 'It isn\'t "fine" -- so.'),
        ({"language": "xx"}, 'It isn\'t "fine" -- so.'),
    ],
)
def test_the_words_get_the_quotation_marks_of_the_text(
    settings: dict[str, Any], summary: str
) -> None:
    book = collected(page("'It isn''t \"fine\" -- so.'"), **settings)
    found = piece_of(book, "page")
    assert found
    assert found.summary == summary


def test_so_do_the_other_words_but_not_the_labels() -> None:
    more = "  chapter: a--b\n  time: 'ten \"x\"'\n  needs: 'a \"y\"'\n"
    text = page(more=more).replace("essay", "guide")
    found = piece_of(collected(text), "page")
    assert found
    assert (found.time, found.needs, found.chapter) == ("ten “x”", "a “y”", "a--b")


def test_a_page_is_forgotten_when_it_is_read_again() -> None:
    book = env(pieces={"a": piece(), "b": piece()})
    PieceCollector().clear_doc(app(book), book, "a")
    PieceCollector().clear_doc(app(book), book, "never there")
    assert names(book) == ["b"]


def test_a_part_of_the_pages_that_another_process_read_is_taken_over() -> None:
    book = env(pieces={"a": piece()}, titles={"b": "B", "c": "C"})
    other = env(pieces={"b": piece(), "c": piece()})
    PieceCollector().merge_other(app(book), book, {"b", "not a piece"}, other)
    assert names(book) == ["a", "b"]


def test_all_pieces_come_as_the_book_is_read() -> None:
    made = env({"index": ["c", "no-piece", "a"]}, {name: piece() for name in ("b", "a", "c")})
    assert names(made) == ["c", "a", "b"]


def test_a_book_that_has_read_nothing_has_no_pieces() -> None:
    book = env()
    del book.book_pieces
    assert pieces_in_order(book) == []
    assert piece_of(book, "page") is None


@pytest.mark.parametrize(
    ("topics", "name"),
    [({"a": "About A"}, "About A"), ({"b": "B"}, "a"), (["a"], "a"), ({}, "a")],
)
def test_what_readers_call_a_topic(topics: Any, name: str) -> None:
    assert topic_name(config(book_topics=topics), "a") == name


def test_the_page_of_every_label() -> None:
    assert labels_of(env(labels={"here": "page", "there": "other"})) == {
        "here": "page",
        "there": "other",
    }
