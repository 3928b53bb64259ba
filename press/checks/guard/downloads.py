"""Files that a page offers to take away: a few kinds, which no browser runs or opens as a page.

No PDF and no EPUB: both are programs' work, with scripts, actions and files in places that no two
readers find alike. The build makes its own, and offers them.
"""

from __future__ import annotations

import re
from os.path import isfile
from typing import TYPE_CHECKING
from unicodedata import normalize

from press.signs import unseen_in
from sphinx_bindery.images.bare import BrokenError, bare
from sphinx_bindery.images.problems import SIGNATURES, kind_of

if TYPE_CHECKING:
    from pathlib import Path

# A text that begins with a tag may be taken for a page. Source: WHATWG MIME sniffing, 7.1.
TEXT = re.compile(rb"(?!(?:\xef\xbb\xbf)?\s*<)[^\0]*\Z")
BEGINS = {".txt": TEXT, ".csv": TEXT, **SIGNATURES}
NAMED = "TXT, CSV, PNG, JPEG, GIF or WebP"
MADE = (".pdf", ".epub")
HEAD = 1024  # bytes
LARGEST = 5_000_000
# A cell that a spreadsheet runs, and a line that says what parts the cells. Source: OWASP, CSV
# injection. Of those that begin with a sign a number is none, nor is one to call, with few words.
CELL = re.compile(r"[,;|\t\n]")
QUOTED = re.compile(r"[\s\"'`\u00b4\u2018-\u201f\u2032\u2033]*")
RUNS = re.compile(r"[=@]|[+\u2212-](?!(?:\s?[\d.($€£][\d .,()/%–-]*+[a-zA-Z°C ]{0,40}\)?)?\Z)")
PARTS = re.compile(r"\W*sep\W*=", re.IGNORECASE)
# What Excel takes for a table in a language of its own, SYLK, whatever the name of the file says.
SYLK = re.compile(r"\W{0,9}ID\b")


def fault_of_download(path: Path) -> str:
    """Return what keeps a page from offering a file, with what to write instead, or ''."""
    suffix = path.suffix.lower()
    if suffix in MADE:
        return (
            f"is of a kind that a page may not offer: each {suffix[1:].upper()} is the build’s. "
            "Write it as a page, such as a worksheet, which has a PDF of its own."
        )
    if suffix not in BEGINS:
        return f"is of a kind that a page may not offer. Offer it as {NAMED}."
    is_there = isfile(path)  # noqa: PTH113 (pathlib fails on a name that is too long)
    if is_there and path.stat().st_size > LARGEST:
        return f"is larger than {LARGEST // 1_000_000} MB. Make it smaller."
    if is_there and not BEGINS[suffix].match(_head(path)):
        return f"is not the {suffix[1:].upper()} that its name says. Save it anew."
    if not is_there:
        return ""
    return _fault_of_text(path) if BEGINS[suffix] is TEXT else _fault_of_picture(path)


def _fault_of_picture(path: Path) -> str:
    """Return that a picture holds more than it shows; one on a page is made bare by the build."""
    content = path.read_bytes()
    try:
        is_bare = bare(content, kind_of(path)) == content
    except BrokenError:
        return "is broken off. Save it anew."
    if is_bare:
        return ""
    return "holds more than a picture: a place, a time, a remark, or a file. Save it without."


def _fault_of_text(path: Path) -> str:
    try:
        text = path.read_text("utf-8-sig")  # a mark of order at its head is no sign of it
    except UnicodeDecodeError:
        return "is not in UTF-8. Save it so."
    if any(unseen_in(text)):
        return "has a sign that cannot be seen. Take it out."
    if path.suffix.lower() == ".csv" and has_formula(text):
        return (
            "has a cell that a spreadsheet would run, or begins with `sep=` or `ID`. Begin no cell "
            "with `=` or `@`, and with `+` or `-` numbers alone."
        )
    return ""


def has_formula(text: str) -> bool:
    """Tell whether a spreadsheet would run a cell, however wide its signs and blanks are."""
    plain = normalize("NFKC", text)
    return bool(PARTS.match(plain) or SYLK.match(plain)) or any(map(_is_run, CELL.split(plain)))


def _is_run(cell: str) -> bool:
    return RUNS.match(QUOTED.sub("", cell, count=1).rstrip(" \t\"'")) is not None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)
