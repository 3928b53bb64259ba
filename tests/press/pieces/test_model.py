"""pieces: the facts of a page, and what to write instead of wrong ones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from press.pieces.model import Mistake, nearest, read_piece
from tests.trees import piece

FACTS = {
    "kind": "essay",
    "summary": "It says so.",
    "published": "2026-01-02",
    "reviewed": "2026-01-02",
}


def facts(**given: Any) -> dict[str, Any]:
    """Return facts that are right, but for what is given; None takes one out."""
    return {key: value for key, value in {**FACTS, **given}.items() if value is not None}


def advice(**given: Any) -> list[Mistake]:
    return read_piece(facts(**given), ())[1]


def test_right_facts_become_a_piece() -> None:
    found, mistakes = read_piece(facts(topics=["a"], related=["b"], next="c"), ())
    assert found
    assert not mistakes
    assert (found.kind.name, found.published) == ("essay", date(2026, 1, 2))
    assert (found.topics, found.related, found.next) == (("a",), ("b",), "c")


@pytest.mark.parametrize(
    ("given", "key", "words"),
    [
        ({"kind": None}, "kind", "`kind` is missing. Add `kind: answer` (or another kind)"),
        ({"summary": None}, "summary", "`summary` is missing. Add `summary:` with one or two"),
        ({"published": None}, "published", "Add `published: 2026-11-23`, the day it was first"),
        ({"reviewed": None}, "reviewed", "Add `reviewed: 2026-11-23`, the day someone last"),
        ({"sumary": "x"}, "sumary", "`sumary` is not a fact of a piece. Did you mean `summary`?"),
        ({"qq": "x"}, "qq", "`qq` is not a fact of a piece. The facts are: kind, summary, "),
        ({"kind": "esay"}, "kind", "`esay` is not a kind. The kinds are: essay, answer, guide, "),
        ({"published": "soon"}, "published", "`published: soon` is not a date. Write it as 2026"),
        ({"reviewed": ["x"]}, "reviewed", "`reviewed: ['x']` is not a date."),
        ({"topics": "a"}, "topics", "`topics` is a list. Write it in brackets: `topics: [one, "),
        ({"summary": " "}, "summary", "`summary` is empty. Answer the title in one or two"),
        ({"summary": "w " * 61}, "summary", "`summary` has 61 words. Cut it to 60 or fewer."),
        ({"reviewed": "2999-01-01"}, "reviewed", "`reviewed` is in the future. Write the day"),
        ({"topics": list("abcdefghi")}, "topics", "`topics` names more than"),
        ({"reviewed": "2026-01-01"}, "reviewed", "`reviewed` is before `published`. Write the"),
        ({"summary": "A *word*."}, "summary", "`summary` is plain text, and would show `*`."),
        ({"summary": "{ref}`x`."}, "summary", "would show `{ref}`. Take its marks out."),
        ({"kind": "answer"}, "chapter", "`chapter` is missing. Name the essay chapter"),
        ({"kind": "answer", "chapter": ""}, "chapter", "`chapter` is empty. Name the essay"),
        (
            {"topics": []},
            "topics",
            "`topics` is empty. Name one to four of the topics in conf.py, ",
        ),
        ({"next": ""}, "next", "`next` is empty. Name the page to read or do next, or take the"),
        (
            {"kind": "guide", "chapter": "c", "time": "x"},
            "needs",
            "`needs` is missing. Say what to have at hand.",
        ),
        ({"time": "x"}, "time", "`time` does not belong to an essay. Take it out."),
        ({"needs": "x"}, "needs", "`needs` does not belong to an essay. Take it out."),
        ({"chapter": 5}, "chapter", "`chapter` is one label or text. Write it without"),
    ],
)
def test_a_wrong_fact_is_told_with_what_to_write(
    given: dict[str, Any], key: str, words: str
) -> None:
    (mistake,) = advice(**given)
    assert mistake.key == key
    assert words in mistake.advice


def test_there_is_no_piece_of_wrong_facts() -> None:
    assert read_piece(facts(kind="x"), ())[0] is None


def test_each_wrong_fact_is_told() -> None:
    assert [mistake.key for mistake in advice(kind="x", published=None)] == ["kind", "published"]


def test_all_that_a_template_left_empty_is_told_at_once() -> None:
    left = {"summary": "", "topics": [], "chapter": "", "related": [], "time": "", "needs": ""}
    made, gaps = read_piece(facts(kind="guide", **left), ())
    assert made is None
    assert [gap.key for gap in gaps] == list(left)


@pytest.mark.parametrize(
    "given",
    [
        {"summary": "w " * 60},
        {"published": "2026-01-02", "reviewed": "2026-01-02"},
        {"kind": "answer", "chapter": "c"},
        {"kind": "guide", "chapter": "c", "time": "x", "needs": "y"},
        {"kind": "worksheet"},
        {"published": date(2026, 1, 1)},
    ],
)
def test_what_just_fits_is_right(given: dict[str, Any]) -> None:
    assert advice(**given) == []


@pytest.mark.parametrize("value", [None, "kind: answer", ["kind"], 5])
def test_facts_that_are_no_lines(value: object) -> None:
    found, (mistake,) = read_piece(value, ())
    assert found is None
    assert mistake == Mistake("", "`piece:` needs lines below it, such as `kind: answer`.")


def test_a_topic_is_one_of_the_books_if_it_names_any() -> None:
    assert advice(topics=["other"]) == []
    made, mistakes = read_piece(facts(topics=["reching", "sleep"]), ("reaching", "sleep"))
    assert made, "such a piece is one all the same"
    (mistake,) = mistakes
    assert mistake == Mistake(
        "topics",
        "`reching` is not a topic. Did you mean `reaching`? The topics are: reaching, sleep.",
    )


@pytest.mark.parametrize(
    ("word", "hint"),
    [("reching", " Did you mean `reaching`?"), ("xyz", ""), ("", "")],
)
def test_the_nearest_word_that_is_known(word: str, hint: str) -> None:
    assert nearest(word, ["sleep", "reaching", "reach-out"]) == hint


@pytest.mark.parametrize(
    ("summary", "first"),
    [
        ("One. Two.", "One."),
        ("One? Two.", "One?"),
        ("One! “Two.”", "One!"),
        ("At 5 p.m. it rains. Then not.", "At 5 p.m. it rains."),
        ("One.Two.", "One.Two."),
        ("Only one", "Only one"),
    ],
)
def test_the_first_sentence_of_a_summary(summary: str, first: str) -> None:
    assert piece(summary=summary).first_sentence == first


def test_the_labels_that_a_piece_names() -> None:
    found = piece("answer", related=("a", "b"), next="c").labels()
    assert found == [
        ("chapter", "the-chapter"),
        ("next", "c"),
        ("related", "a"),
        ("related", "b"),
    ]
    assert piece().labels() == []
