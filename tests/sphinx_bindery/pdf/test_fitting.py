"""pdf.fitting: no chapter ends with a page that holds next to nothing, and no page has holes."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest

from sphinx_bindery.pdf.fitting import ENDS, ITEMS, LEADS, fit, leave_plain

Pages = list[dict[float, float] | None]  # of a chapter: how wide the spaces of each share became
Chapter = tuple[Pages, float]  # its pages, and how far below the head of the last it ends
WELL, NARROW = {1.0: 8.0}, {1.0: 4.0, 0.1: 1.5}


class TypstCompiler:
    """Stands for Typst: `layout` tells how a chapter comes out at a length of its pages."""

    def __init__(self, folder: Path, **layouts: Callable[[int], Chapter]) -> None:
        self.folder, self.layouts = folder, layouts
        self.told: list[dict[str, int]] = []
        self.asked: list[str] = []
        self.item = 0.0  # where one ends on the second page

    def of(self, chapters: Collection[str]) -> TypstCompiler:
        self.asked = list(chapters)
        return self

    def eval(self, expression: str) -> list[Any]:
        told = read(self.folder)
        assert told["fills"]
        lengths = told["long-pages"]
        if expression == ENDS:
            self.told.append(lengths)
        page = 1
        ends: list[Any] = []
        leads: list[Any] = []
        for name, layout in self.layouts.items():
            if self.asked and name not in self.asked:
                continue
            pages, y = layout(lengths.get(name, 0))
            leads += [
                {"page": page + number, "share": share, "width": width}
                for number, spaces in enumerate(pages)
                for share, width in (spaces or {}).items()
            ]
            last = page + len(pages) - 1
            ends.append({"name": name, "first": page, "last": last, "y": y, "foot": 576.0})
            page += len(pages)
        items = [{"page": 2, "y": y} for y in (300.0, self.item)]
        return {ENDS: ends, LEADS: leads, ITEMS: items}[expression]


def read(folder: Path) -> Any:
    return json.loads((folder / "fit.json").read_text())


def fitted(press: TypstCompiler) -> dict[str, int]:
    found = fit(press.of, press.folder)  # type: ignore[arg-type]
    assert press.told[0] == {}, "first without any"
    return found


def test_what_is_left_plain_is_neither_filled_nor_long(tmp_path: Path) -> None:
    leave_plain(tmp_path)
    assert read(tmp_path) == {"fills": False, "long-pages": {}}


@pytest.mark.parametrize(
    ("pages", "y", "is_good"),
    [
        ([WELL, None], 600.0, True),
        ([NARROW, None], 175.0, True),
        ([WELL, None], 174.9, False),
        ([None], 100.0, True),  # a chapter of one page ends where it ends
        ([{1.0: 30.0}, None], 600.0, False),
        ([{0.1: 8.0}, None], 600.0, False),
        ([WELL, {1.0: 30.0}], 600.0, True),  # nothing below it is to be filled
        ([None, None], 600.0, False),
    ],
)
def test_a_chapter_with_holes_or_a_last_page_of_few_lines_is_set_anew(
    pages: Pages, y: float, is_good: bool, tmp_path: Path
) -> None:
    press = TypstCompiler(
        tmp_path, a=lambda length: (pages, y) if length == 0 else ([WELL, None], 500.0)
    )
    assert fitted(press) == ({} if is_good else {"a": 1})
    assert len(press.told) == (1 if is_good else 2), "no more layouts than are needed"


def test_each_chapter_keeps_the_best_length_of_all_that_were_tried(tmp_path: Path) -> None:
    def hole(*lengths: int) -> Callable[[int], Chapter]:
        return lambda length: ([{1.0: 10.0 if length in lengths else 40.0}, None], 500.0)

    press = TypstCompiler(
        tmp_path, long=hole(1), longer=hole(2), at_once=hole(0), never=hole(), first=hole(2, 1)
    )
    assert fitted(press) == {"long": 1, "longer": 2, "first": 1}
    assert press.told[2] == {"longer": 2, "never": 2}, "those alone that still need one"


def test_where_it_may_be_a_chapter_is_a_page_shorter(tmp_path: Path) -> None:
    saved = TypstCompiler(
        tmp_path, a=lambda length: ([WELL], 600.0) if length == 2 else ([WELL, None], 40.0)
    )
    assert fitted(saved) == {"a": 2}


@pytest.mark.parametrize(("item", "is_short"), [(566.0, True), (570.0, False), (560.0, False)])
def test_a_page_that_ends_with_an_item_ends_at_its_foot(
    item: float, is_short: bool, tmp_path: Path
) -> None:
    """Less than a line below it is less than a line of text could stand in."""
    press = TypstCompiler(
        tmp_path, first=lambda length: ([WELL], 500.0), a=lambda length: ([WELL, WELL, None], 500.0)
    )
    press.item = item
    fitted(press)
    assert (len(press.told) > 1) == is_short
