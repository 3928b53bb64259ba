"""What to say of a link to a label that nothing has: the line it stands on, and which was meant.

Sphinx tells where the paragraph of the link begins.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from press.cli.repeated import MOST
from press.pieces.model import nearest

if TYPE_CHECKING:
    from pathlib import Path

LABEL = re.compile(r"^\(([\w-]{1,100})\)=\s*$", re.MULTILINE)  # above its heading
LOST = re.compile(r"Nothing has the label `([^`]+)`\.")
ALIKE = 0.8  # of 1: a slip of the hand, and not any label with some of the letters


class LostLabels:
    """Looks for what was meant in the book that lies in a folder, as often as a page is told of."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._looked_for = Counter[str]()

    def found(self, place: str, words: str) -> tuple[str, str]:
        """Return where a link stands, and what is said of it; another finding as it is."""
        page = place.rpartition(":")[0]
        lost = LOST.match(words)
        if not lost or self._looked_for[page] >= MOST:  # the others of its kind are not told
            return place, words
        self._looked_for[page] += 1
        meant = nearest(lost[1], self._labels, ALIKE)
        return self._line_of(f"#{lost[1]}", place), f"{lost[0]}{meant}{words[lost.end() :]}"

    @cached_property
    def _labels(self) -> list[str]:
        pages = sorted((self.root / "source").rglob("*.md"))
        return [label for page in pages for label in LABEL.findall(_text_of(page))]

    def _line_of(self, sign: str, place: str) -> str:
        """Return the place of a sign in the paragraph that begins at this place."""
        name, _, first = place.rpartition(":")
        lines = _text_of(self.root / name).split("\n")
        for number, line in enumerate(lines[int(first) - 1 :], start=int(first)):
            if sign in line:
                return f"{name}:{number}"
            if not line.strip():
                break
        return place


def _text_of(path: Path) -> str:
    """Return the text of a file; '' where it cannot be read, which others tell."""
    with suppress(OSError):
        return path.read_text("utf-8", "replace")
    return ""
