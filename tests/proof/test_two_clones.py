"""Two copies of the book in two places, zones, locales and hash seeds become the same bytes."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.test_same_bytes import ELSEWHERE, assert_same, copy_of, files_of
from tests.books import command


def test_two_copies_of_the_book_are_the_same(tmp_path: Path) -> None:
    here = copy_of("real", tmp_path / "here")
    there = copy_of("real", tmp_path / "there" / "with spaces")
    one = command(here, here / "build", TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")
    other = command(there, there / "build", "-j", "2", **ELSEWHERE)
    assert one.status == other.status == 0, one.said + other.said
    assert_same(one, other)


def test_a_system_whose_own_encoding_is_ascii(tmp_path: Path) -> None:
    root = copy_of("tiny", tmp_path / "book")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    one = command(root, root / "one", "epub", "pdf")
    other = command(root, root / "other", "epub", "pdf", **ascii_only)
    assert other.status == 0, other.said
    assert files_of(one.build) == files_of(other.build)
