"""Which words begin each printed page: the PDF's builder saves it, the EPUB's marks the places.

So that a group with both editions finds the same page. Both builders work on the same doctrees, and
the list lies beside those.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from sphinx_bindery.files import write_atomic

FILE = "page-starts.json"


class PageStart(NamedTuple):
    """The first block that begins on a printed page.

    `number` is the page's, as printed; `file` (as docutils names it) and `line` are the block's.
    """

    number: str
    file: str
    line: int


def save_starts(doctreedir: Path, starts: list[PageStart]) -> None:
    """Keep the starts of the printed pages, in the order of the book."""
    text = json.dumps(starts, ensure_ascii=False, indent=0)
    write_atomic(Path(doctreedir) / FILE, text.encode())


def saved_starts(doctreedir: Path) -> list[PageStart]:
    """Return the starts saved last; none if no PDF was made of these doctrees."""
    path = Path(doctreedir) / FILE
    text = path.read_text(encoding="utf-8") if path.exists() else "[]"
    return [PageStart(*start) for start in json.loads(text)]
