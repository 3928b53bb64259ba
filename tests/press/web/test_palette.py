"""palette: each colour of the book is one of the sheet's, wherever it has to be written out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from press.web import palette
from press.web.palette import DARK, LIGHT
from tests.application import TOP

COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b")
DRAWN = [
    *(TOP / "source/drawings").glob("*.svg"),
    *(TOP / "_static").glob("*.svg"),
    *(TOP / "press").rglob("*.typ"),
    TOP / "sphinx_bindery/cover/cover.typ",
    *(
        (TOP / f"sphinx_bindery/pdf/typ/{name}.typ")
        for name in ("style", "measures", "large-print")
    ),
]


def test_each_role_has_a_colour_in_light_and_in_dark() -> None:
    assert LIGHT.keys() == DARK.keys() >= {"ground", "ink", "muted", "edge", "reach", "retreat"}


def test_whoever_lets_the_system_choose_gets_the_same_dark() -> None:
    sheet = (TOP / "_static/book.css").read_text("utf-8")
    assert all(sheet.count(f"--{role}: {colour};") == 2 for role, colour in DARK.items())


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.name)
def test_what_is_drawn_has_the_colours_of_the_sheet(path: Path) -> None:
    written = {colour.lower() for colour in COLOUR.findall(path.read_text("utf-8"))}
    assert written <= {*LIGHT.values(), *DARK.values()}


def test_no_program_writes_one_out() -> None:
    found = {
        path.name
        for path in (TOP / "press/web").glob("*.py")
        if COLOUR.search(path.read_text("utf-8"))
    }
    assert found == set()


def test_a_rule_that_stands_before_the_colours_takes_none_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "book.css"
    rules = (
        "body { margin: 0 }",
        "body {\n  --ground: #ffffff;\n}",
        "@media x {\n  body { --ground: #000000; }\n}",
    )
    sheet.write_text("\n".join(rules))
    monkeypatch.setattr(palette, "SHEET", sheet)
    assert palette._roles("body") == {"ground": "#ffffff"}
