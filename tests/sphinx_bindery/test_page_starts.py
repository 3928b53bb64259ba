"""printed: which words begin each printed page."""

from __future__ import annotations

from pathlib import Path

from sphinx_bindery.page_starts import PageStart, save_starts, saved_starts


def test_what_was_saved_is_read_again_in_order(tmp_path: Path) -> None:
    starts = [PageStart("ix", "a.md", 3), PageStart("1", "ü.md", 1)]
    save_starts(tmp_path, starts)
    assert saved_starts(tmp_path) == starts


def test_the_last_save_counts(tmp_path: Path) -> None:
    save_starts(tmp_path, [PageStart("1", "a.md", 3)])
    save_starts(tmp_path, [])
    assert saved_starts(tmp_path) == []


def test_without_a_pdf_there_are_none(tmp_path: Path) -> None:
    assert saved_starts(tmp_path) == []
