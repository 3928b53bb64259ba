"""pieces.readers_words: what readers type, as words."""

from __future__ import annotations

import pytest

from press.pieces.readers_words import hyphened, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t, don't; can`t", ["dont", "dont", "can", "t"]),
        ("A time-out at 3 o’clock", ["a", "time", "out", "at", "3", "oclock"]),
        ("naïve CAFÉ", ["naive", "cafe"]),
        ("… – !", []),
    ],
)
def test_words_are_small_and_plain(text: str, words: list[str]) -> None:
    assert split(text) == words


def test_a_word_with_a_hyphen_is_whole_too() -> None:
    assert hyphened("Time-out, now") == ("time-out", "now")
