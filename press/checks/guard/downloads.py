"""Files that a page offers to take away: a few kinds, which no browser runs or opens as a page."""

from __future__ import annotations

import re
from os.path import isfile
from typing import TYPE_CHECKING

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


def fault_of_download(path: Path) -> str:
    """Return what keeps a page from offering a file, with what to write instead, or ''."""
    suffix = path.suffix.lower()
    if suffix not in BEGINS:
        return f"is of a kind that a page may not offer. Offer it as {NAMED}."
    is_there = isfile(path)  # noqa: PTH113 (pathlib fails on a name that is too long)
    if is_there and not BEGINS[suffix].match(_head(path)):
        return f"is not the {suffix[1:].upper()} that its name says. Save it anew."
    if is_there and BEGINS[suffix] is TEXT and any(unseen_in(_text(path))):
        return "has a sign that cannot be seen. Take it out."
    return ""


def _text(path: Path) -> str:
    return path.read_text("utf-8-sig", "replace")  # a mark of order at its head is no sign of it


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)
