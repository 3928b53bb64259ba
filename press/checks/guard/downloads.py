"""Files that a page offers to take away: a few kinds, which no browser runs or opens as a page."""

from __future__ import annotations

import re
from os.path import isfile
from typing import TYPE_CHECKING
from unicodedata import normalize

from press.checks.guard.active import epub_does_something, pdf_does_something
from press.signs import unseen_in
from sphinx_bindery.images.problems import SIGNATURES

if TYPE_CHECKING:
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
FORMULA = re.compile(r"(?:^|[,;|\t])[=@+\-](?![\d.,]*(?:[,;|\t]|$))", re.MULTILINE)
BLANKS = re.compile(r"[ \"']+")


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
    if is_there and suffix == ".csv" and _has_formula(_text(path)):
        return "has a cell that a spreadsheet would run. Begin no cell with `=`, `+`, `-` or `@`."
    if is_there and suffix == ".pdf" and pdf_does_something(path.read_bytes()):
        return "does more than be read: it runs, opens or hides something. Print it to a PDF anew."
    if is_there and suffix == ".epub" and epub_does_something(path):
        return "does more than be read: it runs or hides something. Offer one without scripts."
    return ""


def _has_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run a cell, however wide its signs and blanks are."""
    return bool(FORMULA.search(BLANKS.sub("", normalize("NFKC", text))))


def _text(path: Path) -> str:
    return path.read_text("utf-8-sig", "replace")  # a mark of order at its head is no sign of it


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)
