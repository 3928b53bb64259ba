"""frontmatter: the line of each fact, and what keeps facts from being read."""

from __future__ import annotations

import pytest

from press.pieces.frontmatter import DEEPEST, read_front_matter, without_front_matter

PAGE = """---
title: x
piece:
  kind: answer
  summary: >
    two
    lines
  next: y
other: z
---
text
"""


def test_the_line_of_each_fact_is_known() -> None:
    found = read_front_matter(PAGE, "piece")
    assert found.lines == {"": 3, "kind": 4, "summary": 5, "next": 8}
    assert found.keys == {"title": 2, "piece": 3, "other": 9}
    assert (found.length, found.problem) == (10, "")


@pytest.mark.parametrize(
    ("key", "line"),
    [("kind", 4), ("", 3), ("missing", 3)],
)
def test_a_fact_that_is_missing_has_the_line_of_all(key: str, line: int) -> None:
    assert read_front_matter(PAGE, "piece").line(key) == line


def test_a_page_without_facts_has_them_at_its_top() -> None:
    assert read_front_matter(PAGE, "nothing").line("kind") == 1
    assert read_front_matter("text", "piece").line("kind") == 1


def test_facts_that_are_no_lines_have_only_their_own() -> None:
    assert read_front_matter("---\npiece: x\n---", "piece").lines == {"": 2}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "text",
        " ---\na: b\n---",
        "text\n---\na: b\n---",
        "---\na: b\n",
        "----\na: b\n---",
        "---\na: b\n---- more",
    ],
)
def test_a_page_without_front_matter(text: str) -> None:
    found = read_front_matter(text, "a")
    assert (found.lines, found.keys, found.length, found.problem) == ({}, {}, 0, "")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("---\na: b\n---\nc: d", 3),
        ("---\na: b\n...\nc: d", 3),
        ("---\na: b\nc: d\n---", 4),
    ],
)
def test_where_it_ends(text: str, length: int) -> None:
    found = read_front_matter(text, "a")
    assert (found.length, found.keys["a"], found.problem) == (length, 2, "")


@pytest.mark.parametrize(
    ("inside", "problem", "line"),
    [
        ("a: b: c", "mapping values are not allowed", 2),
        ("ok: 1\na: 'b", "unexpected end of stream", 3),
        ("- a\n- b", "it is not a list of `key: value` lines", 2),
        ("words", "it is not a list of `key: value` lines", 2),
        ("", "it is not a list of `key: value` lines", 2),
        ("{a: b}", "it is written in braces", 2),
        ("x: 1\na: &n b\nc: 1", "it has an anchor or an alias", 3),
        ("a: *n", "it has an anchor or an alias", 2),
        ("x: 1\na: !!str b", "it has a tag (`!`)", 3),
        ("a: 1\nb: 2\na: 3", "`a` stands there twice", 4),
        ("a:\n\tb: 1", "a line begins with a tab", 3),
        ("a:\n  b: 1\n \tc: 1", "a line begins with a tab", 4),
        ("a: 1\n? [b, c]\n: 2", "a key is no word", 3),
        ("a: " + "[" * DEEPEST + "]" * DEEPEST, "it is nested more than 8 deep", 2),
    ],
)
def test_what_keeps_it_from_being_read(inside: str, problem: str, line: int) -> None:
    found = read_front_matter(f"---\n{inside}\n---\n", "a")
    assert problem in found.problem, found
    assert found.problem_line == line
    assert (found.lines, found.keys) == ({}, {})
    assert found.length == inside.count("\n") + 3


@pytest.mark.parametrize(
    ("inside", "is_trick"),
    [
        ("a: b: c", False),
        ("words", False),
        ("a: &n b", True),
        ("a: !!str b", True),
        ("{a: b}", True),
        ("a: 1\na: 2", True),
        ("a: " + "[" * DEEPEST + "]" * DEEPEST, True),
    ],
)
def test_what_no_writer_has_by_mistake_is_a_trick(inside: str, is_trick: bool) -> None:
    assert read_front_matter(f"---\n{inside}\n---", "a").is_trick is is_trick


def test_a_word_stays_a_word_whatever_yaml_would_make_of_it() -> None:
    text = "---\na:\n  b: 2026-01-02\n  c: yes\n  d: [1, on]\n  e:\n---"
    facts = {"b": "2026-01-02", "c": "yes", "d": ["1", "on"], "e": ""}
    assert read_front_matter(text, "a").facts == facts
    assert read_front_matter(text, "b").facts is None


@pytest.mark.parametrize(
    ("text", "length", "rest"),
    [
        ("---\na: b\n---\ntext\nmore", 3, "\n\n\ntext\nmore"),
        ("text", 0, "text"),
        ("---\na: b\n---", 3, "\n\n\n---"),
    ],
)
def test_the_text_below_keeps_its_lines(text: str, length: int, rest: str) -> None:
    assert without_front_matter(text, length) == rest


@pytest.mark.parametrize(
    "inside",
    [
        "a: [b, c]",
        "a: {b: c}",
        "a: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1),
        "a: [[1], [2], [3], [4], [5], [6], [7], [8], [9]]",
        "a: b # & * !",
    ],
)
def test_what_is_no_fault(inside: str) -> None:
    assert read_front_matter(f"---\n{inside}\n---", "a").problem == ""


def test_a_sign_that_yaml_cannot_hold_is_told_and_not_raised() -> None:
    found = read_front_matter("---\na: \x07\n---", "a")
    assert found.problem


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("summary: Number # one", ("summary",)),
        ("summary: 'Number # one'", ()),
        ("summary: >", ()),
        ("summary: Issue#1", ()),
        ("published: 2026-01-01 # the first", ()),
    ],
)
def test_words_behind_a_sign_of_number_are_lost(line: str, cut: tuple[str, ...]) -> None:
    assert read_front_matter(f"---\npiece:\n  {line}\n---\n", "piece").cut == cut
