"""The second look: no chapter ends with a page that holds next to nothing.

A typesetter runs the pages of such a chapter a line or two long, so that the last of them is saved.
The first layout tells where each chapter ends; which chapters run long is then told to `book.typ`
in a file, since Typst lays out anew only what such a change concerns.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bindery.whole import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from bindery.pdf.typst import Press

FILE = "long-pages.json"
ENOUGH = 175  # points from a page's head to where its chapter ends
LINES = (1, 2)  # that the pages of a chapter may run long
ENDS = "query(<end>).map(it => it.value)"


def fit(press: Press, folder: Path) -> None:
    """Choose the chapters whose pages run long, and write them into the folder."""
    long: dict[str, int] = {}
    _tell(folder, long)
    for lines in LINES:
        short = _short(press)
        if not short:
            return
        long |= dict.fromkeys(short, lines)
        _tell(folder, long)
    for name in _short(press):
        long.pop(name, None)  # it could not be saved: as it was
    _tell(folder, long)


def _tell(folder: Path, long: dict[str, int]) -> None:
    write_whole(folder / FILE, json.dumps(long).encode())


def _short(press: Press) -> list[str]:
    """Return the chapters of more than a page that end near the head of one."""
    ends = press.eval(ENDS)
    return [end["name"] for end in ends if end["pages"] > 1 and end["y"] < ENOUGH]
