"""pdf.balance: no chapter ends with a page that holds next to nothing."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from sphinx_bindery.pdf.balance import ENDS, fit, leave_plain

Chapter = tuple[str, int, float]  # its name, its pages, where its last one ends


class TypstCompiler:
    """Stands for Typst: where chapters end, by the lines that they were told to run long."""

    def __init__(self, folder: Path, *layouts: list[Chapter]) -> None:
        self.folder, self.layouts = folder, list(layouts)
        self.told: list[dict[str, int]] = []
        self.asked: list[Collection[str]] = []

    def of(self, chapters: Collection[str]) -> TypstCompiler:
        self.asked.append(chapters)
        return self

    def eval(self, expression: str) -> list[Any]:
        assert expression == ENDS
        told = read(self.folder)
        assert told["fills"]
        self.told.append(told["long-pages"])
        chapters = self.layouts[min(len(self.told), len(self.layouts)) - 1]
        return [{"name": name, "pages": pages, "y": y} for name, pages, y in chapters]


def read(folder: Path) -> Any:
    return json.loads((folder / "fit.json").read_text())


def fitted(press: TypstCompiler) -> dict[str, int]:
    found = fit(press.of, press.folder)  # type: ignore[arg-type]
    assert press.told[0] == {}, "first without any"
    assert press.asked == [(), *([list(found)] if found else [])], "then those alone that are short"
    return found


def test_what_is_left_plain_is_neither_filled_nor_long(tmp_path: Path) -> None:
    leave_plain(tmp_path)
    assert read(tmp_path) == {"fills": False, "long-pages": {}}


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
    press = TypstCompiler(tmp_path, [end], [("a", 2, 600.0)])
    assert fitted(press) == ({"a": 2} if is_short else {})


def test_where_that_saves_no_page_the_pages_run_short(tmp_path: Path) -> None:
    first = [("a", 2, 50.0), ("b", 2, 50.0), ("c", 2, 500.0)]
    again = [("a", 2, 50.0), ("b", 1, 600.0), ("c", 2, 50.0)]
    assert fitted(TypstCompiler(tmp_path, first, again)) == {"a": -2, "b": 2}


def test_the_second_layout_is_asked_with_all_of_them_long(tmp_path: Path) -> None:
    press = TypstCompiler(tmp_path, [("a", 2, 50.0)])
    fitted(press)
    assert press.told[:2] == [{}, {"a": 2}]
