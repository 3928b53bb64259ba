"""A piece is checked without Sphinx: what is right passes, what is wrong says what to write."""

from __future__ import annotations

from datetime import date

import pytest

from press.pieces.frontmatter import read_front_matter
from press.pieces.model import nearest, read_piece

FACTS = {
    "kind": "answer",
    "summary": "Because.",
    "chapter": "essay-loop",
    "topics": ["reaching"],
    "related": ["other"],
    "next": "guide",
    "published": "2026-01-01",
    "reviewed": "2026-01-02",
}


def test_facts_become_a_piece() -> None:
    piece, mistakes = read_piece(FACTS, ["reaching"])
    assert mistakes == []
    assert piece is not None
    assert piece.kind.name == "answer"
    assert piece.reviewed == date(2026, 1, 2)
    assert piece.labels() == [("chapter", "essay-loop"), ("next", "guide"), ("related", "other")]


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"kind": "anwser"}, "The kinds are: essay, answer"),
        ({"summary": ""}, "is empty. Answer the title"),
        ({"summary": "a " * 61}, "has 61 words. Cut it to 60 or fewer"),
        ({"topics": ["reching"]}, "Did you mean `reaching`? The topics are: reaching."),
        ({"topics": "reaching"}, "Write it in brackets: `topics: [one, two]`"),
        ({"reviewed": "2025-01-01"}, "Write the later date"),
        ({"reviewed": "yesterday"}, "Write it as 2026-11-23"),
        ({"chapter": ""}, "Name the essay chapter"),
        ({"time": "an hour"}, "does not belong to an answer"),
        ({"kind": "guide"}, "Say how long it takes"),
        ({"sumary": "x"}, "Did you mean `summary`?"),
        ({"published": None}, "`published: None` is not a date"),
    ],
)
def test_a_wrong_fact_says_what_to_write(change: dict[str, object], advice: str) -> None:
    _, mistakes = read_piece({**FACTS, **change}, ["reaching"])
    assert [mistake for mistake in mistakes if advice in mistake.advice], mistakes


@pytest.mark.parametrize("facts", [None, "answer", ["answer"], 3])
def test_what_is_not_a_mapping_is_refused(facts: object) -> None:
    piece, (mistake,) = read_piece(facts, [])
    assert piece is None
    assert "needs lines below it" in mistake.advice


def test_sixty_words_are_allowed() -> None:
    piece, mistakes = read_piece({**FACTS, "summary": "word " * 60}, [])
    assert piece is not None
    assert mistakes == []


def test_every_mistake_is_told() -> None:
    _, mistakes = read_piece({"kind": "answer"}, [])
    assert [mistake.key for mistake in mistakes] == ["summary", "published", "reviewed", "chapter"]


def test_nearest_is_silent_when_nothing_is_near() -> None:
    assert nearest("zzz", ["reaching"]) == ""


def test_facts_have_lines() -> None:
    facts = "title: x\npiece:\n  kind: answer\n  summary: >-\n    Two\n  next: y\n"
    found = read_front_matter(f"---\n{facts}---\n", "piece")
    assert (found.line(""), found.line("kind"), found.line("next")) == (3, 4, 7)
    assert found.line("missing") == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [("---\na: [b\nc: d\n---\n", 2), ("---\n- a\n- b\n---\n", 2), ("---\na: b: c\n---\n", 2)],
)
def test_what_is_not_yaml_has_a_line(text: str, line: int) -> None:
    found = read_front_matter(text, "piece")
    assert found.problem
    assert found.problem_line == line


def test_a_page_without_front_matter_has_no_facts() -> None:
    assert not read_front_matter("# Title\n", "piece").lines
