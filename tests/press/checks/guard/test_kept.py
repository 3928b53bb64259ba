"""guard.kept: what is in a book is what was looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from press.checks.guard import kept
from tests.application import application, page, write_book

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1"/>{}</svg>'
TEXT = "![a](a.svg) {download}`b <b.csv>`"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    files = {"page.md": page(TEXT), "a.svg": DRAWING.format(""), "b.csv": "a,b\n"}
    return write_book(tmp_path / "book", files)


def put(path: Path, text: str) -> None:
    """Write a file as an archive does: with the day on which it was last changed."""
    before = path.stat()
    path.write_text(text)
    os.utime(path, (before.st_atime - 1000, before.st_mtime - 1000))


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [("a.svg", DRAWING.format("<script>1</script>"), "script"), ("b.csv", "=1+1\n", "spreadsheet")],
)
def test_a_file_that_came_with_an_old_date_is_looked_at(
    book: Path, name: str, text: str, told: str
) -> None:
    with application(book) as app:
        app.build()
        assert app.told == []
    put(book / "source" / name, text)
    with application(book) as app:
        app.build()
        assert [told in line for line in app.told_of("page.md")] == [True], app.told


def test_a_file_that_is_changed_meanwhile_is_told(book: Path) -> None:
    with application(book, "html") as app:
        app.connect("env-updated", lambda *_: put(book / "source/a.svg", DRAWING.format("<g/>")))
        app.build()
        assert app.told == [f"source/a.svg:1: {kept.CHANGED}"]
        assert app.statuscode == 1


def test_a_static_file_that_is_changed_meanwhile_is_told(book: Path) -> None:
    sheet = book / "_static/a.css"
    sheet.parent.mkdir()
    sheet.write_text("a { color: red }")
    with application(book, "html", settings={"html_static_path": ["_static"]}) as app:
        app.connect("env-updated", lambda *_: put(sheet, "@import 'https://a.example'"))
        app.build()
        assert app.told == [f"_static/a.css:1: {kept.CHANGED}"]
        assert app.statuscode == 1


def test_a_page_is_what_was_read_whatever_its_file_holds_by_then(book: Path) -> None:
    with application(book, "html") as app:
        app.connect("env-updated", lambda *_: put(book / "source/page.md", "# Other"))
        app.build()
        html = (Path(app.outdir) / "page.html").read_text()
    assert "Other" not in html
