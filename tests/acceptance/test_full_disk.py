"""A full disk is one line, which blames no page, and what was made before stays whole."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from tests.books import make


def test_a_full_disk_is_one_line(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make(small, small / "build", "html")
    before = {path: path.read_bytes() for path in made.html.rglob("*") if path.is_file()}
    write = Path.write_text

    def write_text(path: Path, *given: Any, **more: Any) -> int:
        if path.suffix == ".html":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, *given, **more)

    page = small / "source/page.md"
    page.write_text(page.read_text() + "\nMore.\n")
    monkeypatch.setattr(Path, "write_text", write_text)
    full = make(small, small / "build", "html")
    assert full.said == (
        "html: The disk is full (No space left on device). Make room, and begin again.\n"
    )
    assert full.status == 1
    assert before == {path: path.read_bytes() for path in made.html.rglob("*") if path.is_file()}


FULL = """
def fill(app, doctree):
    raise OSError(28, "No space left on device")
def setup(app):
    app.connect("doctree-read", fill)
"""


def test_a_disk_that_is_full_while_a_page_is_read_is_no_fault_of_the_page(small: Path) -> None:
    with (small / "conf.py").open("a") as conf:
        conf.write(FULL)
    full = make(small, small / "build")
    assert full.said == (
        "pdf: The disk is full (No space left on device). Make room, and begin again.\n"
    )
    assert full.status == 1
    assert not full.html.exists()
