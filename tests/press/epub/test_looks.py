"""epub.looks: which stylesheets the EPUB of this book has."""

from __future__ import annotations

from typing import Any

import pytest

from press.epub.looks import LOOKS, add_sheet
from tests.sheets import declared
from tests.trees import app, config, env


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (["web.css"], [str(LOOKS)]),  # what Sphinx has by itself: the sheets of the website
        ([], [str(LOOKS)]),
        (["mine.css"], [str(LOOKS), "mine.css"]),
    ],
)
def test_the_looks_of_this_book_come_before_those_of_conf_py(given: Any, taken: list[str]) -> None:
    settings = config(epub_css_files=given, html_css_files=["web.css"])
    add_sheet(app(env(config=settings)), settings)
    assert settings.epub_css_files == taken


def test_the_one_who_reaches_has_a_line_and_the_other_has_dots() -> None:
    sheet = LOOKS.read_text("utf-8")
    assert declared(sheet, ".side")["border-left"].split()[1] == "solid"
    assert declared(sheet, ".side.retreat")["border-left-style"] == "dotted"
