"""Each worksheet is a sheet by itself, on both sizes of paper, as valid as the book."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import Book
from tests.tagtree import headings, tag_tree
from tests.validators import pdf_failures

SIZES = {"a4": (595.28, 841.89), "letter": (612, 792)}


@pytest.fixture
def sheets(book: Book) -> list[Path]:
    return sorted((book.build / "pdf/worksheets").glob("*.pdf"))


def test_every_worksheet_is_there_twice(book: Book, sheets: list[Path]) -> None:
    labels = {name.rpartition("/")[2] for name in book.titles if name.startswith("worksheets/")} - {
        "index"
    }
    assert {path.name for path in sheets} == {
        f"{label}-{size}.pdf" for label in labels for size in SIZES
    }


def test_each_is_one_page_of_its_paper(sheets: list[Path]) -> None:
    for path in sheets:
        with pikepdf.open(path) as pdf:
            (page,) = pdf.pages
            size = [round(float(side), 2) for side in page.mediabox[2:]]
        assert size == pytest.approx(SIZES[path.stem.rpartition("-")[2]], abs=0.01)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_both_standards_pass(sheets: list[Path], profile: str) -> None:
    assert {path.name: pdf_failures(path, profile) for path in sheets} == {
        path.name: [] for path in sheets
    }


def test_a_sheet_says_what_it_is_and_where_it_is_from(book: Book, sheets: list[Path]) -> None:
    titles = {name.rpartition("/")[2]: title for name, title in book.titles.items()}
    for path in sheets:
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo.Title) == titles[path.stem.rpartition("-")[0]]
        assert [tag.text().strip() for tag in tag_tree(path).find("H1")] == [
            titles[path.stem.rpartition("-")[0]]
        ]


def test_a_sheet_tells_on_which_page_of_the_book_a_place_is(real: Book) -> None:
    place = headings(real.pdf)["reference/not-the-pattern#not-the-pattern"]
    sheets = [tag_tree(path).text() for path in (real.build / "pdf/worksheets").glob("*.pdf")]
    told = [
        re.findall(r"page\s+on\s+safety\s+\(p\.\s(\w+)\s+in\s+the\s+book\)", text)
        for text in sheets
    ]
    assert sheets
    assert told == [[place.label]] * len(sheets)
