"""prose.spelling: common slips, but for the words that are right here."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.checks.prose.readability import Finding
from press.checks.prose.spelling import check
from press.pieces.lists import NO_TEXT_HERE
from tests.warned import Warned


def test_a_slip_is_told_with_its_place_and_what_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/page.md").write_text("one\ntwo recieve\n")
    assert list(check(tmp_path)) == [
        Finding(
            "deep/page",
            2,
            "“recieve” may be “receive”. If it is right, add it to source/words.txt.",
        )
    ]


def test_a_word_that_is_right_here_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("recieve")
    (tmp_path / "words.txt").write_text("recieve\n")
    assert list(check(tmp_path)) == []


def test_a_list_of_words_that_is_no_text_is_told_and_keeps_no_slip_back(
    tmp_path: Path, warned: list[Warned]
) -> None:
    (tmp_path / "page.md").write_text("recieve\n")
    (tmp_path / "words.txt").write_bytes(b"caf\xe9\n")
    assert [finding.line for finding in check(tmp_path)] == [1]
    assert [(told.words, told.place) for told in warned] == [
        (NO_TEXT_HERE, f"{tmp_path / 'words.txt'}:1")
    ]


def test_drawings_and_sources_are_not_prose(tmp_path: Path) -> None:
    for name in ("a.svg", "b.bib", "words.txt", "search.txt", "danger.txt"):
        (tmp_path / name).write_text("recieve\n" if name != "words.txt" else "other\n")
    assert list(check(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\npiece:\n  next: recieve\n  summary: recieve\n---\nrecieve", [4, 6]),
        ("---\n  related: [recieve]\n---\n", []),
        ("text\n  next: recieve\n", [2]),
        ("---\na: b\n---\n  next: recieve\n", [4]),
        ("---\ntitle: recieve\n---\n", [2]),
    ],
)
def test_labels_among_the_facts_are_checked_by_others(
    text: str, lines: list[int], tmp_path: Path
) -> None:
    (tmp_path / "page.md").write_text(text)
    assert [finding.line for finding in check(tmp_path)] == lines
