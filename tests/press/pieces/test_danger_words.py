"""pieces.danger_words: the list of what people type, and what is wrong in a line of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.pieces.danger_words import Danger, choices, danger_words, read_danger
from press.pieces.lists import Mistake


def test_each_part_is_read() -> None:
    words = read_danger(
        "# A remark\n[alike]  # another\nhe: she, man,\n  wife\n[danger: a, b] Why. \n"
        "He hit me\ntook my keys/phone\n[harmless]\nhit it off\n"
    )
    assert words.mistakes == []
    assert words.alike == {"she": "he", "man": "he", "wife": "he"}
    said = ["He hit me", "He hit me", "took my keys", "took my phone"]  # as people say it: twice
    assert words.dangers == [Danger(("a", "b"), "Why.", 5, said)]
    assert words.harmless == ["hit it off", "hit it off"]
    assert list(words.labels()) == [("a", 5), ("b", 5)]


def test_a_choice_stands_for_as_many_lines_as_it_has_words() -> None:
    assert list(choices("he/she hits/slaps/kicks me")) == [
        *("he hits me", "she slaps me", "he kicks me")
    ]


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("he hit me", 1, "This line stands in no part. Begin one, such as `[harmless]`."),
        (
            "[alike] he: she",
            1,
            "`[alike] he: she` is no part. The parts are `[alike]`, `[danger: …]`, `[harmless]`.",
        ),
        (
            "[harm]\nhit it off",
            1,
            "`[harm]` is no part. The parts are `[alike]`, `[danger: …]`, `[harmless]`.",
        ),
        (
            "[danger: a]\nb",
            1,
            "A danger has pages and a reason. Write the pages and the reason: "
            "`[danger: not-the-pattern, help] If …`.",
        ),
        (
            "[alike]\nhe",
            2,
            "`he` is like nothing. Write ours, a colon and the others: `he: she, husband`.",
        ),
        (
            "[harmless]\n" + "a/" * 50 + "a",
            2,
            "This line is too long. It has 500 signs at most, and a choice 50 words. "
            "Make two of it.",
        ),
        ("[harmless]\n!?", 2, "`!?` has no word. Write what somebody might type."),
        (
            "[danger: a] b\nHe hit me!\n[harmless]\nhe hit me",
            4,
            "`he hit me` stands on line 2, in another part.",
        ),
        (
            "[harmless]\nhit/drop it off\n\nhit it off",
            4,
            "`hit it off` stands on line 2, too. Take one out.",
        ),
    ],
)
def test_a_slip_is_one_line_that_says_what_to_write(text: str, line: int, advice: str) -> None:
    assert read_danger(text).mistakes == [Mistake(line, advice)]


def test_a_list_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("press.pieces.danger_words.MOST", 3)
    words = read_danger("[harmless]\na\nb/c\nd\n")
    assert words.harmless == ["a", "a", "b", "c"]
    assert [slip.line for slip in words.mistakes] == [4]


def test_a_book_needs_no_list_and_none_is_read_through_a_link(tmp_path: Path) -> None:
    assert danger_words(tmp_path).dangers == []
    (tmp_path / "other").write_text("[harmless]\nfine\n")
    (tmp_path / "danger.txt").symlink_to(tmp_path / "other")
    assert danger_words(tmp_path).harmless == []


def test_danger_is_heard_whatever_is_wrong_elsewhere(tmp_path: Path) -> None:
    text = "<<<<<<< HEAD\n[danger: help] If it hurts.\nhits me\n"
    (tmp_path / "danger.txt").write_text(text)
    words = danger_words(tmp_path)
    assert [each.examples for each in words.dangers] == [["hits me"] * 2]
    assert len(words.mistakes) == 1
