"""The second look: how many lines the pages of each chapter hold.

`gaps.typ` has each page end at its foot: what it lacks widens the spaces on it. Where that is much,
a reader sees holes; and the last page of a chapter may hold next to nothing. A typesetter then sets
the pages of the chapter a line or two longer. Each chapter begins a page, so that one
layout tries a length for all that need another, and them alone; each keeps the best that it was
tried with. `page.typ` is told in a file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from sphinx_bindery.pdf.typst import TypstCompiler

FILE = "fit.json"
LENGTHS = (1, 2)  # lines by which the pages of a chapter may be longer
LINE = 14.6  # points: how high a line is
ENOUGH = 175  # points from a page's head to where its chapter ends
ENDS = "query(<end>).map(it => it.value)"
ITEMS = "query(<item>).map(it => it.location().position()).map(it => (page: it.page, y: it.y.pt()))"
LEADS = "query(<lead>).map(it => (page: it.location().page(), ..it.value))"

# How wrong something is; a space that is twice as wide as nobody would see counts 1.
GOOD = 1.0  # a chapter that needs no other length
PER_LINE = 0.3
UNEVEN = 1.0  # a page that ends half a line or more above its foot
NO_SPACE = 6.0  # it has nothing that widens, and ends where it may
NEARLY_EMPTY = 40.0


class Chapter(NamedTuple):
    """A chapter in one layout: its pages, and how far below the head of its last one it ends.

    Its other pages may end at `foot`.
    """

    name: str
    first: int
    last: int
    y: float
    foot: float


def leave_plain(folder: Path) -> None:
    """Write the file that the text reads, for pages that end where they may."""
    _tell(folder, {}, fills=False)


def fit(compiler_of: Callable[[Collection[str]], TypstCompiler], folder: Path) -> dict[str, int]:
    """Have pages end at their feet, and return by how many lines those of a chapter run long.

    `compiler_of` gives Typst with the chapters that are named in it, or with all for none.
    """
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for length in (0, *LENGTHS):
        names = _to_try(found)
        if length and not names:
            break
        _tell(folder, dict.fromkeys(names, length))
        for name, cost in _costs(compiler_of(names), length).items():
            found[name][length] = cost
    return _best(found)


def keep_to(folder: Path, long_pages: dict[str, int]) -> None:
    """Have pages end at their feet, and run as long as was chosen."""
    _tell(folder, long_pages)


def _to_try(found: Mapping[str, Mapping[int, float]]) -> list[str]:
    return [name for name, costs in found.items() if min(costs.values()) > GOOD]


def _best(found: Mapping[str, Mapping[int, float]]) -> dict[str, int]:
    """Return the length at which each chapter costs least, but for those that keep theirs."""
    best = {name: min(costs, key=lambda length: costs[length]) for name, costs in found.items()}
    return {name: length for name, length in best.items() if length}


def _costs(compiler: TypstCompiler, length: int) -> dict[str, float]:
    """Return what is wrong with each chapter as it is set now."""
    strains: dict[int, float] = defaultdict(float)
    for lead in compiler.eval(LEADS):
        strains[lead["page"]] = max(strains[lead["page"]], _strain(lead))
    lowest: dict[int, float] = defaultdict(float)
    for item in compiler.eval(ITEMS):
        lowest[item["page"]] = max(lowest[item["page"]], item["y"])
    chapters = [Chapter(**end) for end in compiler.eval(ENDS)]
    return {
        chapter.name: _cost(chapter, strains, length) + _feet(chapter, lowest, strains)
        for chapter in chapters
    }


def _strain(lead: Mapping[str, Any]) -> float:
    """Return how many times as wide a space is as it may be: eight points, two for paragraphs."""
    return float(lead["width"] / (1.3 + 6.7 * lead["share"]))


def _inner(chapter: Chapter) -> range:
    """Return all its pages but the last, which ends where the text does."""
    return range(chapter.first, chapter.last)


def _feet(chapter: Chapter, lowest: Mapping[int, float], strains: Mapping[int, float]) -> float:
    """Return what is wrong with the feet of pages that are known to end with an item."""

    def rest(page: int) -> float:
        lines = (chapter.foot - lowest[page]) / LINE
        return lines if 0 < lines < (1 if page in strains else 3) else 0

    rests = [rest(page) for page in _inner(chapter)]
    return sum(UNEVEN * (lines > 1 / 2) + lines**2 / 2 for lines in rests)


def _cost(chapter: Chapter, strains: Mapping[int, float], length: int) -> float:
    pages = _inner(chapter)
    holes = ((max(strains[p] - 1, 0) ** 2 if p in strains else NO_SPACE) for p in pages)
    end = NEARLY_EMPTY if pages and chapter.y < ENOUGH else 0
    return sum(holes) + end + PER_LINE * abs(length)


def _tell(folder: Path, long_pages: dict[str, int], *, fills: bool = True) -> None:
    told = {"fills": fills, "long-pages": long_pages}
    write_atomic(folder / FILE, json.dumps(told).encode())
