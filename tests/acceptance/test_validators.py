"""The validators are asked: each has something to say of what is wrong."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.conftest import Book
from tests.validators import epub_messages, pdf_failures


def spoilt(epub: Path, copy: Path, old: bytes, new: bytes) -> Path:
    """Copy an EPUB, with other bytes in its package."""
    with zipfile.ZipFile(epub) as book, zipfile.ZipFile(copy, "w") as other:
        for item in book.infolist():
            content = book.read(item)
            if item.filename.endswith(".opf"):
                assert old in content
                content = content.replace(old, new, 1)
            other.writestr(item, content)
    return copy


def test_epubcheck_tells_each_fault_of_each_book(tiny: Book, tmp_path: Path) -> None:
    lost = spoilt(tiny.epub, tmp_path / "lost.epub", b'href="book.css"', b'href="lost.css"')
    told = {message["ID"] for message in epub_messages(lost)}
    assert {"RSC-001", "OPF-003"} <= told, told
    mixed = spoilt(tiny.epub, tmp_path / "mixed.epub", b"<dc:language>", b"<dc:x/><dc:language>")
    told = {message["ID"] for message in epub_messages(mixed)}
    assert told == {"RSC-005"}
    assert epub_messages(tiny.epub) == []


def test_a_plain_pdf_passes_no_standard(tmp_path: Path) -> None:
    import typst

    (tmp_path / "plain.typ").write_text("Words without a title.")
    typst.compile(tmp_path / "plain.typ", output=tmp_path / "plain.pdf")
    for profile in ("ua1", "2a"):
        assert pdf_failures(tmp_path / "plain.pdf", profile), profile
