"""made: the files to take away, those that are there."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from press.pieces.artifacts import File, book_files, note_stem, sheet_files, sheet_name
from sphinx_bindery.config import file_stem, slug
from tests.trees import app, config, document, env, p, section


def made(tmp_path: Path, *names: str, **settings: Any) -> Any:
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"four")
    return config(book_build_dir=str(tmp_path), book_slug="book", **settings)


@pytest.mark.parametrize(
    ("given", "title", "stem"),
    [
        ("given", "Title", "given"),
        ("", "A Title!", "a-title"),
        ("", "Ж", "book"),
        ("", "", "book"),
    ],
)
def test_the_name_before_the_dot(given: str, title: str, stem: str) -> None:
    assert file_stem(given, title) == stem
    assert slug(config(book_slug=given, project=title)) == stem


def test_the_book_is_offered_as_what_is_there(tmp_path: Path) -> None:
    settings = made(tmp_path, "epub/book.epub", "pdf/book.pdf", "pdf/other.pdf")
    assert book_files(settings) == [
        File("book.epub", "application/epub+zip", tmp_path / "epub/book.epub"),
        File("book.pdf", "application/pdf", tmp_path / "pdf/book.pdf"),
    ]
    (tmp_path / "epub/book.epub").unlink()
    assert [file.name for file in book_files(settings)] == ["book.pdf"]


def test_what_is_asked_for_beside_it_is_offered_too(tmp_path: Path) -> None:
    names = ("epub/book.kepub.epub", "pdf/book-large-print.pdf", "pdf/book-large-print-letter.pdf")
    assert book_files(made(tmp_path, *names)) == []
    settings = made(tmp_path, epub_kepub=True, book_large_print=True)
    assert [file.name for file in book_files(settings)] == [Path(name).name for name in names]


def test_a_folder_of_that_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "pdf/book.pdf").mkdir(parents=True)
    assert book_files(made(tmp_path)) == []


def test_without_a_folder_of_what_is_made_nothing_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = made(tmp_path, "pdf/book.pdf")
    settings.book_build_dir = ""
    monkeypatch.chdir(tmp_path)
    assert book_files(settings) == []


def test_a_worksheet_comes_on_both_papers(tmp_path: Path) -> None:
    settings = made(tmp_path, "pdf/worksheets/a-a4.pdf", "pdf/worksheets/a-letter.pdf")
    book = env(titles={"w/x": "X", "w/y": "Y"}, config=settings)
    book.metadata["w/x"]["sheet-stem"], book.metadata["w/y"]["sheet-stem"] = "a", "b"
    found = sheet_files(book, "w/x")
    assert [(paper, file.name) for paper, file in found.items()] == [
        ("A4", "worksheets/a-a4.pdf"),
        ("Letter", "worksheets/a-letter.pdf"),
    ]
    (tmp_path / "pdf/worksheets/a-a4.pdf").unlink()
    assert list(sheet_files(book, "w/x")) == ["Letter"]
    assert sheet_files(book, "w/y") == {}


def stem(*names: str, docname: str = "w/my page", explicit: bool = True) -> str:
    """Return what the sheets of a page are called by, whose title has these names."""
    book = env(docname=docname)
    page = section("T", p("x"), names=list(names))
    tree = document(page, env=book)
    tree.nametypes = dict.fromkeys(names, explicit)
    note_stem(app(book), tree)
    assert sheet_name(book, docname, "a4").startswith("worksheets/")
    return sheet_name(book, docname, "a4").removeprefix("worksheets/")


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("my-label", "other"), "my-label-a4.pdf"),
        (("../My Label",), "my-label-a4.pdf"),
        (("Ж",), "my-page-a4.pdf"),
        ((), "my-page-a4.pdf"),
    ],
)
def test_a_sheet_is_named_after_the_label_of_its_page(names: tuple[str, ...], name: str) -> None:
    assert stem(*names) == name


def test_a_title_that_nobody_labelled_names_no_sheet() -> None:
    assert stem("the-title", explicit=False) == "my-page-a4.pdf"
    assert stem(docname="w/Ж") == "worksheet-a4.pdf"


def test_a_page_without_a_title_has_the_name_of_its_file() -> None:
    book = env(docname="w/a")
    note_stem(app(book), document(nodes.paragraph(), env=book))
    assert sheet_name(book, "w/a", "letter") == "worksheets/a-letter.pdf"


def test_the_size_and_the_sum_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"four")
    file = File("x", "", path)
    assert (file.size, file.sum) == (4, hashlib.sha256(b"four").hexdigest())
