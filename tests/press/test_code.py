"""press: what other code has read is read again."""

from __future__ import annotations

from pathlib import Path

from press import code_version


def test_other_code_has_another_version(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/model.py").write_text("one = 1\n")
    before = code_version(tmp_path)
    (tmp_path / "notes.md").write_text("Words.\n")
    assert code_version(tmp_path) == before
    (tmp_path / "deep/model.py").write_text("one = 2\n")
    assert code_version(tmp_path) != before
