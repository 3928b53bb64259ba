"""pieces.search_words: the list of how readers speak, and what is wrong in a line of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.pieces.lists import Mistake
from press.pieces.search_words import read_words, search_words


def test_each_part_is_read() -> None:
    words = read_words(
        "# A remark\n[forms]  # another\nGo: went,\n  gone\ngo: goes\n[same]\nmy word: theirs\n"
        "[groups]\nthem: him\n[pages]\na, b: No contact,  left/stayed <them> .. on\n  read\n"
    )
    assert words.mistakes == []
    assert words.forms == {"go": ["went", "gone", "goes"]}
    assert words.same == {"my word": ["theirs"]}
    assert words.groups == {"them": ["him"]}
    assert words.pages == [(("a", "b"), ["no contact", "left/stayed <them> .. on read"], 11)]
    assert list(words.labels()) == [("a", 11), ("b", 11)]


PARTS = "The parts are `[forms]`, `[same]`, `[groups]`, `[pages]`."


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("a: b", 1, "This line stands in no part. Begin one, such as `[pages]`."),
        ("[page]\na: b", 1, f"`[page]` is no part. {PARTS}"),
        ("[pages", 1, f"`[pages` is no part. {PARTS}"),
        (
            "[pages]\n\nghosting",
            3,
            "`ghosting` leads nowhere. Write ours, a colon and the readers': "
            "`days-of-silence: ghosting`.",
        ),
        (
            "[pages]\na: fine, a*b",
            2,
            "`a*b` cannot be read. A phrase has words, `a/b`, `<group>` and `..`, and a comma "
            "behind it.",
        ),
        ("[pages]\na: <them> go", 2, "`<them>` is no group. Name it above, under `[groups]`."),
    ],
)
def test_a_slip_is_one_line_that_says_what_to_write(text: str, line: int, advice: str) -> None:
    assert read_words(text).mistakes == [Mistake(line, advice)]


def test_what_is_wrong_is_left_out() -> None:
    words = read_words("[groups]\nme: us\n[pages]\na: fine, a*b, <them> go, <me> go\n")
    assert words.pages == [(("a",), ["fine", "<me> go"], 4)]
    assert words.groups == {"me": ["us"]}


def test_a_book_needs_no_list_and_none_is_read_through_a_link(tmp_path: Path) -> None:
    assert search_words(tmp_path).pages == []
    (tmp_path / "other").write_text("[pages]\na: b\n")
    (tmp_path / "search.txt").symlink_to(tmp_path / "other")
    assert search_words(tmp_path).pages == []
    (tmp_path / "search.txt").unlink()
    (tmp_path / "other").rename(tmp_path / "search.txt")
    assert search_words(tmp_path).pages == [(("a",), ["b"], 2)]


def test_a_phrase_that_leads_to_its_pages_twice_is_told() -> None:
    words = read_words("[pages]\na: ghosting, gone\nb, a: ghosting\na: cold, ghosting\n")
    assert words.mistakes == [Mistake(4, "`ghosting` stands on line 2, too. Take one out.")]


def test_a_first_line_that_is_indented_has_its_number() -> None:
    assert read_words("  a b\n").mistakes[0].line == 1


@pytest.mark.parametrize("part", ["forms", "same", "groups"])
@pytest.mark.parametrize("line", ["__proto__: a", "a: <b", "a: </script>", "a: x, _y"])
def test_words_are_words(part: str, line: str) -> None:
    (told,) = read_words(f"[{part}]\n{line}\n").mistakes
    assert told.line == 2
    assert told.advice.endswith("` is no word. Write letters, digits, blanks, `-` and `’`.")
