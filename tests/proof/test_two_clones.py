"""Two copies of the book in two places, zones, locales and hash seeds become the same bytes."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.test_same_bytes import assert_two_copies_are_the_same


def test_two_copies_of_the_book_are_the_same(tmp_path: Path) -> None:
    assert_two_copies_are_the_same("real", tmp_path)
