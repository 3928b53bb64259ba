"""The lists that a book has beside its pages: sources, studies, words for the search.

Each is one file that somebody may take out, save in another encoding, or leave unmerged. That is
told once, at its line, in place of all that follows from it. Knows nothing of Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from press.pieces.unmerged import unmerged_lines
from press.signs import name_of, unseen_in, without_unseen

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1_000_000  # bytes
TOO_LARGE = "This file is larger than 1 MB, and nothing of it is read. Cut it."
# Of a list that is read line by line; the longest of the book has half.
MOST_SIGNS = 400_000
LONGEST_LINE = 2_500
TOO_LONG = (
    f"From here on this list is too long: it has {MOST_SIGNS:,} signs at most, {LONGEST_LINE:,} in "
    "a line. Nothing of it is read. Cut it."
)
UNSEEN = "This line has a sign that cannot be seen: %s. Take it out."
GONE = "This file is not there. Put it back."
FOLDER = "This is a folder. Put the file back in its place."
NO_TEXT = "This file is not UTF-8 text. Save it again as UTF-8."
NO_TEXT_HERE = "This line is not UTF-8 text. Save the file again as UTF-8."
UNMERGED = (
    "Here git could not merge two texts. Keep what is right, and take out the lines of `<<<<<<<`, "
    "`=======` and `>>>>>>>`."
)


class Mistake(NamedTuple):
    """A line that cannot be used, and what to write instead."""

    line: int
    advice: str


def read_list(path: Path) -> tuple[str, Mistake | None]:
    """Return the text of a file, and what is wrong with the whole; a line may be read in spite."""
    if not path.is_file() or path.is_symlink():
        return "", Mistake(1, FOLDER if path.is_dir() else GONE)
    if path.stat().st_size > LARGEST:
        return "", Mistake(1, TOO_LARGE)
    raw = path.read_bytes()
    if b"\0" in raw:  # another encoding, in which every other byte is none
        return "", Mistake(1, NO_TEXT)
    text, line = _decoded(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    unmerged = next(unmerged_lines(text.split("\n")), 0)
    if unmerged:
        return text, Mistake(unmerged, UNMERGED)
    return text, Mistake(line, NO_TEXT_HERE) if line else None


def read_list_of(folder: Path, name: str) -> tuple[str, Mistake | None] | None:
    """Return the same of a file that a book may do without; None where there is none."""
    path = folder / name
    if path.is_symlink() or not path.exists():
        return None
    text, fault = read_list(path)
    if line := _too_long(text):
        return "", Mistake(line, TOO_LONG)
    return without_unseen(text), fault or _unseen(text)


def _too_long(text: str) -> int:
    """Return the first line that is too long, or at which the whole is; or 0."""
    if len(text) > MOST_SIGNS:
        return text.count("\n", 0, MOST_SIGNS) + 1
    lines = enumerate(text.split("\n"), start=1)
    return next((number for number, line in lines if len(line) > LONGEST_LINE), 0)


def _unseen(text: str) -> Mistake | None:
    """Return the first sign that cannot be seen, or turns the line."""
    sign = next(unseen_in(text), None)
    line = text.count("\n", 0, sign.start()) + 1 if sign else 0
    return Mistake(line, UNSEEN % name_of(sign[0])) if sign else None


def _decoded(raw: bytes) -> tuple[str, int]:
    """Return the text, and the first line that is not UTF-8, or 0."""
    try:
        return raw.decode("utf-8-sig"), 0
    except UnicodeDecodeError as error:
        return raw.decode(errors="replace"), raw.count(b"\n", 0, error.start) + 1
