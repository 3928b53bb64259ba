"""Files that a page offers to take away: a few kinds, which no browser runs or opens as a page."""

from __future__ import annotations

import re
import zlib
from os.path import isfile
from typing import TYPE_CHECKING

from press.signs import unseen_in
from sphinx_bindery.images.problems import SIGNATURES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A text that begins with a tag may be taken for a page. Source: WHATWG MIME sniffing, 7.1.
TEXT = re.compile(rb"(?!(?:\xef\xbb\xbf)?\s*<)[^\0]*\Z")
BEGINS = {
    ".pdf": re.compile(rb"%PDF-"),
    ".epub": re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", re.DOTALL),
    ".txt": TEXT,
    ".csv": TEXT,
    **SIGNATURES,
}
NAMED = "PDF, EPUB, TXT, CSV, PNG, JPEG, GIF or WebP"
HEAD = 1024  # bytes
LARGEST = 5_000_000
# A cell that a spreadsheet runs. Source: OWASP, CSV injection.
FORMULA = re.compile(r"(?:^|[,;\t])[ \t\"']{0,9}[=@+\-](?![\d., ]*(?:[,;\t\"]|$))", re.MULTILINE)
# What a PDF does besides being read. Source: ISO 32000-2, 12.6 (actions) and 7.11 (files).
DOES = re.compile(
    rb"/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData"
    rb"|GoToR|GoToE|Encrypt|Rendition|Movie|Sound)\b|/\w{0,20}#[0-9A-Fa-f]{2}"
)
STREAM = re.compile(rb"stream\r?\n")
STREAM_ENDS = b"endstream"
PACKED = b"/ObjStm"  # objects in a stream


def fault_of_download(path: Path) -> str:
    """Return what keeps a page from offering a file, with what to write instead, or ''."""
    suffix = path.suffix.lower()
    if suffix not in BEGINS:
        return f"is of a kind that a page may not offer. Offer it as {NAMED}."
    is_there = isfile(path)  # noqa: PTH113 (pathlib fails on a name that is too long)
    if is_there and path.stat().st_size > LARGEST:
        return f"is larger than {LARGEST // 1_000_000} MB. Make it smaller."
    if is_there and not BEGINS[suffix].match(_head(path)):
        return f"is not the {suffix[1:].upper()} that its name says. Save it anew."
    if is_there and BEGINS[suffix] is TEXT and any(unseen_in(_text(path))):
        return "has a sign that cannot be seen. Take it out."
    if is_there and suffix == ".csv" and FORMULA.search(_text(path)):
        return "has a cell that a spreadsheet would run. Begin no cell with `=`, `+`, `-` or `@`."
    if is_there and suffix == ".pdf" and _does_something(path.read_bytes()):
        return "does more than be read: it runs, opens or hides something. Print it to a PDF anew."
    return ""


def _does_something(pdf: bytes) -> bool:
    """Tell whether a PDF holds an action, or a file; also where its objects are packed."""
    at = 0
    for begin, start, end in _streams(pdf):
        around = pdf[at:begin]
        is_packed = PACKED in around[-HEAD:]
        if DOES.search(around) or (is_packed and DOES.search(_unpacked(pdf[start:end]))):
            return True
        at = end
    return bool(DOES.search(pdf[at:]))


def _streams(pdf: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield of each stream where it begins, where its bytes do, and where these end."""
    at = 0
    while begins := STREAM.search(pdf, at):
        at = pdf.find(STREAM_ENDS, begins.end())
        if at < 0:
            return
        yield begins.start(), begins.end(), at
        at += len(STREAM_ENDS)


def _unpacked(data: bytes) -> bytes:
    """Return what is packed at the beginning of some bytes; as a file if nobody can tell."""
    try:
        return zlib.decompressobj().decompress(data, LARGEST)
    except zlib.error:
        return b"/EmbeddedFile"


def _text(path: Path) -> str:
    return path.read_text("utf-8-sig", "replace")  # a mark of order at its head is no sign of it


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)
