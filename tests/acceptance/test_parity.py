"""The three books say the same thing, word for word."""

from __future__ import annotations

import difflib

import pytest

from sphinx_bindery.bookbuilder.index import INDEX
from tests.conftest import Book
from tests.reading import Reading, read_epub, read_html, read_pdf

Books = dict[str, dict[str, Reading]]


@pytest.fixture(scope="module")
def read(request: pytest.FixtureRequest) -> dict[str, Books]:
    """What each of the two books says in its three outputs, by page."""
    return {name: _read(request.getfixturevalue(name)) for name in ("real", "tiny")}


def _read(book: Book) -> Books:
    printed = book.printed
    read = {
        "html": {name: read_html(book.html, name, book.left_out) for name in book.titles},
        "epub": read_epub(book.epub, list(printed)),
        "pdf": read_pdf(book.pdf, printed),
    }
    for pages, alone in (("html", book.left_out), ("epub", [INDEX]), ("pdf", [INDEX])):
        for name in alone:
            read[pages].pop(name, None)
    return read


@pytest.mark.parametrize("other", ["epub", "pdf"])
@pytest.mark.parametrize("name", ["real", "tiny"])
@pytest.mark.parametrize("what", ["words", "notes", "links", "images"])
def test_each_page_is_the_same(read: dict[str, Books], name: str, other: str, what: str) -> None:
    books = read[name]
    assert books["html"].keys() == books[other].keys()
    for docname, page in books["html"].items():
        web = getattr(page, what)
        paper = _without_paper_only(getattr(books[other][docname], what))
        assert paper == web, f"{docname}: {what} differ\n{_difference(web, paper)}"


def test_what_is_compared_is_the_text(read: dict[str, Books]) -> None:
    """The comparison would be worth nothing if it read nothing."""
    pages = read["real"]["html"]
    assert sum(len(page.words) for page in pages.values()) > 10_000
    assert len(pages["essay/essay-loop"].images) == 1
    assert pages["essay/essay-loop"].notes


def _without_paper_only(words: list[str]) -> list[str]:
    """The tiny book has one passage for paper alone; the real book has none."""
    text = " ".join(words)
    return text.replace("Only on paper. ", "").split(" ") if "Only on paper." in text else words


def _difference(web: list[str], paper: list[str]) -> str:
    lines = difflib.unified_diff(web, paper, "html", "other", lineterm="", n=4)
    return " ".join(list(lines)[:80])
