"""lists: a file beside the pages is read, or told once with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.pieces.lists import (
    FOLDER,
    GONE,
    NO_TEXT,
    NO_TEXT_HERE,
    TOO_LARGE,
    TOO_LONG,
    UNMERGED,
    UNSEEN,
    Mistake,
    read_list,
    read_list_of,
)


@pytest.mark.parametrize(
    ("raw", "text", "fault"),
    [
        (b"a\r\nb\rc", "a\nb\nc", None),
        (b"\xef\xbb\xbfa", "a", None),
        (b"", "", None),
        (b"x" * 1_000_001, "", Mistake(1, TOO_LARGE)),
        ("a\nb\n".encode("utf-16"), "", Mistake(1, NO_TEXT)),
        ("a\nbö\nc".encode("latin-1"), "a\nb\ufffd\nc", Mistake(2, NO_TEXT_HERE)),
        (b"a\n<<<<<<< HEAD\nb\n", "a\n<<<<<<< HEAD\nb\n", Mistake(2, UNMERGED)),
    ],
)
def test_what_spoils_a_file_is_told_once(
    raw: bytes, text: str, fault: Mistake | None, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_bytes(raw)
    assert read_list(tmp_path / "list.txt") == (text, fault)


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path) -> None:
    assert read_list(tmp_path / "list.txt") == ("", Mistake(1, GONE))
    (tmp_path / "list.txt").mkdir()
    assert read_list(tmp_path / "list.txt") == ("", Mistake(1, FOLDER))


@pytest.mark.parametrize(
    ("given", "text", "fault"),
    [
        ("a\nb\u202ec", "a\nbc", Mistake(2, UNSEEN % "U+202E, RIGHT-TO-LEFT OVERRIDE")),
        ("a\u2028b", "ab", Mistake(1, UNSEEN % "U+2028, LINE SEPARATOR")),
        ("a\n" + "b" * 2_501, "", Mistake(2, TOO_LONG)),
        ("a\n" * 200_001, "", Mistake(200_001, TOO_LONG)),
        ("a\n" * 200_000, "a\n" * 200_000, None),
    ],
)
def test_a_list_read_by_lines_hides_nothing_and_is_no_longer_than_any_could_be(
    given: str, text: str, fault: Mistake | None, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text(given)
    assert read_list_of(tmp_path, "list.txt") == (text, fault)
