"""The lists that a book has beside its pages: sources, studies, words for the search.

Each is one file that somebody may take out, save in another encoding, or leave unmerged. That is
told once, at its line, in place of all that follows from it. Knows nothing of Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from press.pieces.unmerged import unmerged_lines

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1_000_000  # bytes
TOO_LARGE = "This file is larger than 1 MB, and nothing of it is read. Cut it."
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
    return None if path.is_symlink() or not path.exists() else read_list(path)


def _decoded(raw: bytes) -> tuple[str, int]:
    """Return the text, and the first line that is not UTF-8, or 0."""
    try:
        return raw.decode("utf-8-sig"), 0
    except UnicodeDecodeError as error:
        return raw.decode(errors="replace"), raw.count(b"\n", 0, error.start) + 1
