"""pdf.balance: no chapter ends with a page that holds next to nothing, and no page ends short."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sphinx_bindery.pdf.balance import ENDS, GAPS, LINES_OF_TEXT, fit

FOOT = 500.0
Chapter = tuple[str, int, float]  # its name, its pages, where its last one ends


class Press:
    """Stands for Typst: where chapters end, by the lines that they were told to run long.

    `gaps` are (page, points below its head) by number, `lines` are (page, points from its top);
    `later` says on which page a gap is once all are wider.
    """

    def __init__(self, folder: Path, *layouts: list[Chapter]) -> None:
        self.folder, self.layouts = folder, list(layouts)
        self.told: list[dict[str, int]] = []
        self.gaps: dict[str, tuple[int, float]] = {}
        self.shares: dict[str, float] = {}
        self.lines: list[tuple[int, float]] = []
        self.later: dict[str, int] = {}

    def eval(self, expression: str) -> list[Any]:
        if expression == ENDS:
            return self.ends()
        told = self.read("leads.json")
        if expression == LINES_OF_TEXT:
            assert told["measuring"], "lines tell where they lie only while they are measured"
            return list(self.lines)
        assert expression == GAPS
        later = {} if told["measuring"] or not told["leads"] else self.later
        return [
            (name, self.shares.get(name, 1), later.get(name, page), below)
            for name, (page, below) in self.gaps.items()
        ]

    def ends(self) -> list[dict[str, Any]]:
        self.told.append(self.read("long-pages.json"))
        chapters = self.layouts[min(len(self.told), len(self.layouts)) - 1]
        found, page = [], 0
        for name, pages, y in chapters:
            page += pages
            found.append({"name": name, "pages": pages, "page": page, "y": y, "foot": FOOT})
        return found

    def read(self, name: str) -> Any:
        return json.loads((self.folder / name).read_text())


def fitted(press: Press) -> dict[str, int]:
    fit(press, press.folder)  # type: ignore[arg-type]
    assert press.told[0] == {}, "first without any"
    found: dict[str, int] = press.read("long-pages.json")
    return found


def leads(press: Press) -> dict[str, float]:
    """Return by how much each gap was made wider, in whole points."""
    fit(press, press.folder)  # type: ignore[arg-type]
    told = press.read("leads.json")
    assert not told["measuring"], "nothing is marked in the book"
    return {name: round(points) for name, points in told["leads"].items()}


@pytest.mark.parametrize(
    ("end", "is_short"),
    [
        (("a", 2, 174.9), True),
        (("a", 2, 175.0), False),
        (("a", 1, 100.0), False),
        (("a", 3, 30.0), True),
    ],
)
def test_a_chapter_that_ends_near_the_head_of_a_page_runs_long(
    end: Chapter, is_short: bool, tmp_path: Path
) -> None:
    press = Press(tmp_path, [end], [("a", 2, 600.0)])
    assert fitted(press) == ({"a": 2} if is_short else {})


def test_where_that_saves_no_page_the_pages_run_short(tmp_path: Path) -> None:
    first = [("a", 2, 50.0), ("b", 2, 50.0), ("c", 2, 500.0)]
    again = [("a", 2, 50.0), ("b", 1, 600.0), ("c", 2, 50.0)]
    assert fitted(Press(tmp_path, first, again)) == {"a": -2, "b": 2}


def test_the_second_layout_is_asked_with_all_of_them_long(tmp_path: Path) -> None:
    press = Press(tmp_path, [("a", 2, 50.0)])
    fitted(press)
    assert press.told[:2] == [{}, {"a": 2}]


def test_a_page_that_ends_short_gets_what_it_lacks_shared_among_its_gaps(tmp_path: Path) -> None:
    press = Press(tmp_path, [("a", 3, 400.0)])
    press.gaps = {"1": (1, 100.0), "2": (1, 200.0), "3": (2, 100.0), "4": (2, 300.0)}
    press.shares = {"3": 0.5, "4": 0.25}
    press.lines = [(1, 40.0), (1, 480.0), (1, 60.0), (2, 470.0), (3, 100.0)]
    assert leads(press) == {"1": 10, "2": 10, "3": 20, "4": 10}


def test_what_is_full_or_ends_a_chapter_or_begins_a_page_is_left(tmp_path: Path) -> None:
    press = Press(tmp_path, [("a", 3, 400.0), ("b", 1, 300.0)])
    press.gaps = {"1": (1, 100.0), "2": (2, 0.0), "3": (2, 200.0), "4": (3, 100.0), "5": (4, 9.0)}
    press.lines = [(1, 499.8), (2, 470.0), (3, 300.0), (4, 300.0)]
    assert leads(press) == {"3": 30}


def test_a_page_that_would_break_elsewhere_stays_as_it_was(tmp_path: Path) -> None:
    press = Press(tmp_path, [("a", 4, 400.0), ("b", 3, 400.0)])
    press.gaps = {"1": (1, 99.0), "2": (2, 99.0), "3": (3, 99.0), "4": (5, 99.0), "5": (6, 99.0)}
    press.lines = [(1, 490.0), (2, 490.0), (3, 480.0), (5, 470.0), (6, 490.0)]
    press.later = {"3": 4, "4": 6, "5": 7}  # the second chapter only begins a page later
    assert leads(press) == {"1": 10, "4": 30, "5": 10}
