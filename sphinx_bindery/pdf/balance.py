"""The second look: no chapter ends with a page that holds next to nothing.

A typesetter runs the pages of such a chapter two lines long, so that the last of them is saved. The
first layout tells where each chapter ends; which chapters run long is then told to `page.typ` in a
file, since Typst keeps what such a change does not concern. Where it saves no page, the pages run
two lines short, so that the last one is given more.

That each other page ends at its foot needs no look: `gaps.typ` sees to it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from sphinx_bindery.pdf.typst import TypstCompiler

FILE = "fit.json"
LINES = 2  # by which a page may be longer or shorter
ENOUGH = 175  # points from a page's head to where its chapter ends
ENDS = "query(<end>).map(it => it.value)"


def leave_plain(folder: Path) -> None:
    """Write the file that the text reads, for pages that end where they may."""
    _tell(folder, {}, fills=False)


def fit(compiler_of: Callable[[Collection[str]], TypstCompiler], folder: Path) -> dict[str, int]:
    """Have pages end at their feet, and return by how many lines those of a chapter run long.

    `compiler_of` gives Typst with the chapters that are named in it, or with all for none.
    """
    _tell(folder, {})
    short = _short(compiler_of(()))
    if not short:
        return {}
    _tell(folder, dict.fromkeys(short, LINES))
    still = _short(compiler_of(short))
    return {name: -LINES if name in still else LINES for name in short}


def keep_to(folder: Path, long_pages: dict[str, int]) -> None:
    """Have pages end at their feet, and run as long as was chosen."""
    _tell(folder, long_pages)


def _short(compiler: TypstCompiler) -> list[str]:
    """Return the chapters of more than a page that end near the head of one."""
    ends = compiler.eval(ENDS)
    return [end["name"] for end in ends if end["pages"] > 1 and end["y"] < ENOUGH]


def _tell(folder: Path, long_pages: dict[str, int], *, fills: bool = True) -> None:
    told = {"fills": fills, "long-pages": long_pages}
    write_atomic(folder / FILE, json.dumps(told).encode())
