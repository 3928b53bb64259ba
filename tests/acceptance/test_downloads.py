"""A page offers files of a few kinds, which no browser runs or opens as a page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from press.checks.guard.downloads import fault_of_download
from tests.conftest import make


def _picture(kind: str) -> bytes:
    made = BytesIO()
    Image.new("RGB", (2, 2)).save(made, kind)
    return made.getvalue()


OFFERED = {
    "words.txt": "Well – é < 3".encode(),
    "NUMBERS.CSV": b"a;b\n1;2\n",
    "empty.txt": b"",
    "curve.png": _picture("png"),
    "curve.jpeg": _picture("jpeg"),
    "curve.gif": _picture("gif"),
}
KINDS = (
    *(
        "pdf",
        "PDF",
        "epub",
        "js",
        "mjs",
        "JS",
        "html",
        "htm",
        "xhtml",
        "xht",
        "shtml",
        "svg",
        "svgz",
    ),
    *("xml", "xsl", "mhtml", "css", "json", "wasm", "swf", "hta", "py", "sh", "exe", "zip"),
)
CLAIMED = {
    "page.txt": b"  \n<!doctype html>",
    "page.csv": b"\xef\xbb\xbf<script>",
    "program.txt": b"MZ\0\0",
    "script.png": b"alert(1)",
}


def _put(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


@pytest.mark.parametrize("name", OFFERED)
def test_what_a_book_would_offer(tmp_path: Path, name: str) -> None:
    assert not fault_of_download(_put(tmp_path, name, OFFERED[name]))


@pytest.mark.parametrize("kind", [*KINDS, "", "pdf.js", "txt~"])
def test_no_other_kind(tmp_path: Path, kind: str) -> None:
    fault = fault_of_download(_put(tmp_path, f"file.{kind}", b"words"))
    assert fault.startswith("is of a kind that a page may not offer")


@pytest.mark.parametrize("name", CLAIMED)
def test_a_file_is_what_its_name_says(tmp_path: Path, name: str) -> None:
    assert "that its name says" in fault_of_download(_put(tmp_path, name, CLAIMED[name]))


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif"])
def test_a_picture_holds_nothing_else(tmp_path: Path, kind: str) -> None:
    picture = _picture(kind)
    path = _put(tmp_path, f"a.{kind}", picture + b"<script>")
    assert fault_of_download(path).startswith("holds more than a picture")
    path.write_bytes(picture[:15])
    assert fault_of_download(path) == "is broken off. Save it anew."


@pytest.mark.parametrize("written", ["{download}`words <evil.js>`", "[words](evil.js)"])
def test_a_page_that_offers_one_gets_one_line(small: Path, written: str) -> None:
    _put(small / "source", "evil.js", b"alert(1)")
    page = small / "source/page.md"
    page.write_text(f"{page.read_text()}\n{written}\n")
    book = make(small, small / "build", "html")
    assert book.said.count("source/") == 1
    assert "source/page.md:14: `evil.js` is of a kind that a page may not offer. Offer" in book.said
    assert not list(book.html.rglob("evil.js"))
    assert not (book.html / "page.html").exists()


def test_a_page_may_offer_a_file_to_keep(small: Path) -> None:
    _put(small / "source", "fine.csv", b"a,b")
    page = small / "source/page.md"
    page.write_text(f"{page.read_text()}\n{{download}}`more <fine.csv>`\n")
    book = make(small, small / "build", "html")
    assert book.findings == []
    assert list(book.html.rglob("fine.csv"))
