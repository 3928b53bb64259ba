"""The second look: no chapter ends with a page that holds next to nothing, no page ends short.

A typesetter runs the pages of such a chapter two lines long, so that the last of them is saved. The
first layout tells where each chapter ends; which chapters run long is then told to `page.typ` in a
file, since Typst keeps what such a change does not concern. Where it saves no page, the pages run
two lines short, so that the last one is given more.

Then each page is made to end at its foot. A layout in which every line tells where it lies says
what each page lacks, and its gaps are made wider by that (`gaps.typ`). No page may break elsewhere
for it: where one does, the page before it stays as it was.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_bindery.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_bindery.pdf.typst import Press

LONG_PAGES = "long-pages.json"
LEADS = "leads.json"
LINES = 2  # by which a page may be longer or shorter
ENOUGH = 175  # points from a page's head to where its chapter ends
AT_HEAD = 8  # points below the head of a page that still are its head
LEAST = 0.5  # points that nobody sees
TRIES = 4
ENDS = "query(<end>).map(it => it.value)"
GAPS = """query(<gap>).map(it => {
  let place = it.location().position()
  (it.value.number, it.value.share, place.page, (place.y - it.value.head).pt())
})"""
LINES_OF_TEXT = """query(<line>).map(it => {
  let place = it.location().position()
  (place.page, (place.y + it.value).pt())
})"""
Leads = dict[str, float]


class Gap(NamedTuple):
    """A place where a page can be made longer: how far `below` its head, and its share in that."""

    number: str
    share: float
    page: int
    below: float


def leave_plain(folder: Path) -> None:
    """Write the files that the text reads, as for a layout of which nothing is known."""
    _write(folder / LONG_PAGES, {})
    _lead(folder, {})


def fit(press: Press, folder: Path) -> None:
    """Choose the chapters whose pages run long, then how much each gap widens; write both down."""
    _write(folder / LONG_PAGES, {})
    _lead(folder, {}, measuring=True)
    _fit_chapters(press, folder)
    ends, gaps = press.eval(ENDS), _gaps(press)
    leads = _leads(gaps, _lacks(ends, _feet(press)))
    _lead(folder, leads)
    for _ in range(TRIES):
        too_long = _too_long(ends, gaps, _gaps(press))
        if not too_long:
            return
        pages = {gap.number: gap.page for gap in gaps}
        leads = {name: it for name, it in leads.items() if pages[name] not in too_long}
        _lead(folder, leads)


def _too_long(ends: list[dict[str, Any]], before: list[Gap], after: list[Gap]) -> set[int]:
    """Return, of each chapter, the first page from which something has gone to the next.

    The gap that has moved may be one after that: so it is the page before it, too.
    """
    now = {gap.number: gap.page for gap in after}
    found = set()
    for end in ends:
        first = end["page"] - end["pages"] + 1
        moves = [
            (gap.page, now[gap.number] - gap.page)
            for gap in before
            if first <= gap.page <= end["page"]
        ]
        moved = [page for page, by in moves if by != moves[0][1]]
        found |= {moved[0] - 1, moved[0]} if moved else set()
    return found


def _fit_chapters(press: Press, folder: Path) -> None:
    short = _short(press)
    if short:
        _write(folder / LONG_PAGES, dict.fromkeys(short, LINES))
        still = _short(press)
        lines = {name: -LINES if name in still else LINES for name in short}
        _write(folder / LONG_PAGES, lines)


def _short(press: Press) -> list[str]:
    """Return the chapters of more than a page that end near the head of one."""
    ends = press.eval(ENDS)
    return [end["name"] for end in ends if end["pages"] > 1 and end["y"] < ENOUGH]


def _gaps(press: Press) -> list[Gap]:
    return [Gap(*gap) for gap in press.eval(GAPS)]


def _feet(press: Press) -> dict[int, float]:
    """Return where the last line of each page lies."""
    feet: dict[int, float] = defaultdict(float)
    for page, y in press.eval(LINES_OF_TEXT):
        feet[page] = max(feet[page], y)
    return feet


def _lacks(ends: list[dict[str, Any]], feet: dict[int, float]) -> dict[int, float]:
    """Return the points that each page lacks, but for those on which a chapter ends."""
    lacks = {}
    for end in ends:
        for page in range(end["page"] - end["pages"] + 1, end["page"]):
            lacks[page] = end["foot"] - feet.get(page, end["foot"])
    return {page: points for page, points in lacks.items() if points > LEAST}


def _leads(gaps: list[Gap], lacks: dict[int, float]) -> Leads:
    """Return the points by which each gap widens: together what its page lacks."""
    on_page: dict[int, list[Gap]] = defaultdict(list)
    for gap in gaps:
        if gap.page in lacks and gap.below > AT_HEAD:
            on_page[gap.page].append(gap)
    found: Leads = {}
    for page, those in on_page.items():
        points = (lacks[page] - LEAST / 2) / sum(gap.share for gap in those)
        found |= {gap.number: round(points * gap.share, 2) for gap in those}
    return found


def _lead(folder: Path, leads: Leads, *, measuring: bool = False) -> None:
    _write(folder / LEADS, {"leads": leads, "measuring": measuring})


def _write(path: Path, told: object) -> None:
    write_whole(path, json.dumps(told).encode())
