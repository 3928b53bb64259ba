"""pdf.large_print: the book in large print comes with a release alone."""

from __future__ import annotations

import pytest

from press.pdf.large_print import ask_for_it
from press.pdf.worksheets import list_sheets
from sphinx_bindery.pdf.page import PdfDocument
from tests.trees import app, config, env


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
