"""pdf.sheets: a worksheet as a sheet of its own."""

from __future__ import annotations

from typing import Any

import pytest

from press.pdf.worksheets import PAPERS, loose, sheet_call
from sphinx_bindery.pdf.builder import PrintedPage
from tests.trees import config

PAGE = PrintedPage("w/sheet", 3, False, True, ("Part", "Title"))


def test_it_stands_by_itself_as_a_first_heading() -> None:
    assert loose(PAGE) == PrintedPage("w/sheet", 1, False, True, ("Part", "Title"), True)


def test_the_papers_by_typsts_names() -> None:
    assert PAPERS == {"a4": "a4", "letter": "us-letter"}


@pytest.mark.parametrize(
    ("given", "call"),
    [
        ({}, 'language: "en", region: none, source: ("The Book", )'),
        (
            {"language": "de-AT", "book_licence": "CC0", "html_baseurl": "https://b/"},
            'language: "de", region: "AT", source: ("The Book", "CC0", "https://b/", )',
        ),
    ],
)
def test_its_foot_tells_where_it_is_from(given: dict[str, Any], call: str) -> None:
    assert sheet_call(config(**given), "us-letter", 'A "b"') == (
        rf'#show: loose-sheet.with(paper: "us-letter", title: "A \"b\"", {call})' + "\n"
    )
