"""live.warm: what is made in an application that is kept is what a new one would make."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest

from press.cli.live.warm import WarmBook
from tests.application import page, untouched, write_book

EXIT = ":::{quick-exit}\nYour browser's history keeps this page.\n:::\n"
CONF = "html_static_path = ['_static']\nhtml_css_files = ['book.css']"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1 L8 8"/></svg>'
SHEETS = {
    "quick-exit.css": "a {}\n",
    "book.css": "a {}\n\n/* search, on pages with `search`: the field */\nb {}\n",
}


class Open(Protocol):
    """What the fixture `warm` gives."""

    def __call__(self, builder: str = "html", **pages: str) -> WarmBook: ...


@pytest.fixture
def warm(tmp_path: Path) -> Iterator[Open]:
    """Open a warm book of pages by their names, on the smallest book."""
    with ExitStack() as opened:

        def warm(builder: str = "html", **pages: str) -> WarmBook:
            texts = {f"{name}.md": page(text, label=name) for name, text in pages.items()}
            root = write_book(tmp_path / "book", texts, CONF)
            for name, text in SHEETS.items():
                (root / "_static").mkdir(exist_ok=True)
                (root / "_static" / name).write_text(text)
            index = root / "source/index.md"
            index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\n*\n```\n")
            opened.enter_context(untouched(root))
            book = WarmBook(root, tmp_path / "made", builder)
            opened.enter_context(book.app)
            return book

        yield warm


def write(book: WarmBook, name: str, text: str, **facts: str) -> list[str]:
    """Write a page anew and have it shown; return the findings."""
    (book.app.srcdir / f"{name}.md").write_text(page(text, label=name, **facts))
    return book.build([name])


def shown(book: WarmBook, name: str) -> str:
    return (book.app.outdir / f"{name}.html").read_text()


def test_docutils_stays_as_sphinx_needs_it(warm: Open) -> None:
    book = warm(page="Text.")
    assert os.environ["DOCUTILSCONFIG"] == str(book.app.confdir / "docutils.conf")


def test_a_sheet_of_one_page_stays_with_it(warm: Open) -> None:
    book = warm(page="Text.", z=EXIT)  # the page that is written last, and read again
    for text in ("", "More.\n"):
        assert write(book, "z", EXIT + text) == []
        assert "quick-exit.css" in shown(book, "z")
        assert write(book, "page", f"Text. {text}") == []
        assert "quick-exit.css" not in shown(book, "page")


def test_a_page_that_did_not_change_stays_as_it_is(warm: Open) -> None:
    book = warm(page="Text.")
    assert write(book, "page", "Text.") == []
    first = shown(book, "page")
    assert 'href="_static/book.css' not in first, "each page has its own parts of that"
    assert write(book, "page", "Text.") == []
    assert shown(book, "page") == first


def test_no_page_is_remembered_as_it_was(warm: Open) -> None:
    book = warm(page="Text.")
    book.build()
    env, index = book.app.env, book.app.srcdir / "index.md"
    assert "\nSmall\n" in env.master_doctree.astext()
    index.write_text(index.read_text().replace("# Small", "# Smaller"))
    book.build(["index"])
    assert "\nSmaller\n" in env.master_doctree.astext()
    assert "\nSmaller\n" in env.get_doctree("index").astext()


def test_what_is_wrong_is_found_anew_each_time(warm: Open) -> None:
    book = warm(page="Text.")
    assert book.build() == []
    (finding,) = write(book, "page", "{nothing}`x`")
    assert finding.startswith("source/page.md:12: Unknown interpreted text role")
    assert "page" in book.touched()
    assert write(book, "page", "Text.") == []


def test_a_word_that_no_page_has_any_more_is_not_in_the_index(warm: Open) -> None:
    book = warm(page="A zebra.")
    book.build()
    index = book.app.outdir / "search-index.js"
    assert "zebra" in index.read_text()
    write(book, "page", "A giraffe.")
    assert "zebra" not in index.read_text()


@pytest.mark.parametrize("kind", ["epub", "pdf"])
def test_a_book_of_one_page_is_made_for_paper(kind: str, warm: Open) -> None:
    book = warm(kind, page="![A curve](drawing.svg)", other="Words.")
    (book.app.srcdir / "drawing.svg").write_text(DRAWING)
    builder: Any = book.app.builder
    written: list[str] = []
    write_page = builder.write_page

    def note_page(page: Any, tree: Any) -> None:
        written.append(page.docname)
        write_page(page, tree)

    builder.write_page = note_page
    for builder.only, pictures in (("page", 1), ("other", 0)):
        assert book.build() == []
        assert written.pop() == builder.only
        assert (written, len(builder.images)) == ([], pictures)
        assert [page.docname for page in builder.pages] == ["index", "page", "other"]
        assert builder.path.read_bytes()
        builder.path.unlink()


def test_an_epub_of_one_page_has_no_other(warm: Open) -> None:
    book = warm("epub", page="Text.", other="Words.")
    builder: Any = book.app.builder
    for builder.only in ("page", "other"):
        book.build()
        assert list(builder.texts) == [builder.only]
