"""live.paper: a page as it is in the EPUB and in the PDF."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from press.cli.live.director import PagePreview
from press.cli.live.paper import file_of, frame


def test_a_page_that_is_not_made_yet_is_waited_for() -> None:
    made = frame("epub", 'a"b', 3, None).decode()
    assert "<p>This page is being made …</p>" in made
    assert "<title>a&quot;b in the EPUB</title>" in made
    assert 'data-page="a&quot;b" data-kind="epub" data-version="3"' in made
    assert 'class="live-paper live-epub"' in made
    assert "<iframe" not in made


@pytest.mark.parametrize(
    ("kind", "sheet", "source"),
    [
        (
            "epub",
            PagePreview(Path("/x/b k.epub"), "page a.xhtml"),
            "/-/made/epub/deep/p%20q/7/EPUB/page%20a.xhtml",
        ),
        (
            "pdf",
            PagePreview(Path("/x/b k.pdf"), "deep/a#x"),
            "/-/made/pdf/deep/p%20q/7/b%20k.pdf#nameddest=deep%2Fa%23x",
        ),
    ],
)
def test_a_sheet_is_shown_at_its_place_in_the_book(
    kind: str, sheet: PagePreview, source: str
) -> None:
    made = frame(kind, "deep/p q", 7, sheet).decode()
    assert f'src="{source}"></iframe>' in made


def test_the_files_of_a_book(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"pdf")
    pdf = PagePreview(tmp_path / "b.pdf", "a")
    assert file_of("pdf", pdf, "any") == (b"pdf", "application/pdf")
    with zipfile.ZipFile(tmp_path / "b.epub", "w") as book:
        for name in ("EPUB/a.xhtml", "EPUB/book.css", "EPUB/odd"):
            book.writestr(name, name)
    epub = PagePreview(tmp_path / "b.epub", "a")
    assert file_of("epub", epub, "EPUB/a.xhtml") == (b"EPUB/a.xhtml", "application/xhtml+xml")
    assert file_of("epub", epub, "EPUB/book.css")[1] == "text/css"
    assert file_of("epub", epub, "EPUB/odd")[1] == "application/octet-stream"
    with pytest.raises(KeyError):
        file_of("epub", epub, "EPUB/gone")
