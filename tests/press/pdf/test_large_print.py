"""pdf.large_print: the book in large print comes with a release alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from press.pdf.large_print import ask_for_it
from press.pdf.looks import LOOKS
from press.pdf.worksheets import list_sheets
from sphinx_bindery.pdf.page import PdfDocument
from tests.sphinx_bindery.pdf.test_large_print import FIXED, seen
from tests.trees import app, config, env

DRAWN = """#illustration[#metadata(none)<seen>#box(image(alt: "A", format: "svg", bytes(
  "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='9'/>"
)))#metadata(none)<seen>]"""
DRAWINGS = Path(__file__).parents[3] / "source" / "drawings"


@pytest.mark.parametrize(
    ("is_asked", "is_released", "papers"),
    [(True, True, ["a4", "us-letter"]), (True, False, []), (False, True, []), (False, False, [])],
)
def test_it_is_made_where_the_book_has_it_and_is_released(
    is_asked: bool, is_released: bool, papers: list[str]
) -> None:
    settings = config(book_large_print=is_asked, book_released=is_released, book_slug="b")
    ask_for_it(app(env(config=settings)), settings)
    assert [document.paper for document in settings.pdf_documents] == papers
    assert all(not document.docname for document in settings.pdf_documents)


def test_the_worksheets_leave_it_among_the_documents() -> None:
    settings = config(pdf_documents=[PdfDocument("", "b.pdf", "a4"), PdfDocument("x", "x", "a4")])
    book = env({"index": ["a"]}, config=settings)
    for _ in range(2):
        list_sheets(app(book), book)
        assert settings.pdf_documents == [PdfDocument("", "b.pdf", "a4")]


def test_our_looks_name_nothing_that_large_print_could_not_change() -> None:
    assert not FIXED.findall(LOOKS.read_text())


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_no_letter_in_a_drawing_is_smaller_than_18_points(paper: str, tmp_path: Path) -> None:
    """… where it is as wide as it is set: a drawing reaches into the margins."""
    places = "query(<seen>).map(it => it.location().position().x.pt())"
    left, right = seen(tmp_path, DRAWN, paper, asked=places)
    for path in DRAWINGS.glob("*.svg"):
        svg = path.read_text()
        across = float(re.findall(r'viewBox="0 0 ([\d.]+) ', svg)[0])
        least = min(map(float, re.findall(r'font-size="([\d.]+)"', svg)))
        assert least / across * (right - left) >= 18, path.name
