"""pdf.fitting: no chapter ends with a page that holds next to nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sphinx_bindery.pdf.balance import fit


class Press:
    """Stands for Typst: where chapters end, by the lines that they were told to run long."""

    def __init__(self, folder: Path, *layouts: list[tuple[str, int, float]]) -> None:
        self.folder, self.layouts = folder, list(layouts)
        self.told: list[dict[str, int]] = []

    def eval(self, expression: str) -> list[dict[str, Any]]:
        self.told.append(json.loads((self.folder / "long-pages.json").read_text()))
        ends = self.layouts[min(len(self.told), len(self.layouts)) - 1]
        return [{"name": name, "pages": pages, "y": y} for name, pages, y in ends]


def fitted(tmp_path: Path, *layouts: list[tuple[str, int, float]]) -> dict[str, int]:
    press = Press(tmp_path, *layouts)
    fit(press, tmp_path)  # type: ignore[arg-type]
    assert press.told[0] == {}, "first without any"
    found: dict[str, int] = json.loads((tmp_path / "long-pages.json").read_text())
    return found


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
    end: tuple[str, int, float], is_short: bool, tmp_path: Path
) -> None:
    assert fitted(tmp_path, [end], [("a", 2, 600.0)]) == ({"a": 2} if is_short else {})


def test_where_that_saves_no_page_the_pages_run_short(tmp_path: Path) -> None:
    first = [("a", 2, 50.0), ("b", 2, 50.0), ("c", 2, 500.0)]
    again = [("a", 2, 50.0), ("b", 1, 600.0), ("c", 2, 50.0)]
    assert fitted(tmp_path, first, again) == {"a": -2, "b": 2}


def test_the_second_layout_is_asked_with_all_of_them_long(tmp_path: Path) -> None:
    press = Press(tmp_path, [("a", 2, 50.0)])
    fit(press, tmp_path)  # type: ignore[arg-type]
    assert press.told == [{}, {"a": 2}]
