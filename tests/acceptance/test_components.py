"""What a writer types becomes the nodes stored beside this file (renew: pytest --force-regen)."""

from __future__ import annotations

import pickle
import re
import shutil
from pathlib import Path

import pytest
from docutils import nodes
from pytest_regressions.file_regression import FileRegressionFixture

from tests.books import command
from tests.conftest import ROOTS, Book, make

PAGES = [
    "answers/why-answer",
    "answers/index",
    "guides/how-guide",
    "reference/everything",
    "reference/newsletter",
    "worksheets/sheet",
]


def _doctree(book: Book, docname: str) -> str:
    path = book.build / ".work/doctrees" / f"{docname}.doctree"
    with path.open("rb") as file:
        tree: nodes.document = pickle.load(file)
    return re.sub(r'(source|candidates)="[^"]*"', "", tree.pformat())


@pytest.mark.parametrize("docname", PAGES)
def test_doctree(tiny: Book, docname: str, file_regression: FileRegressionFixture) -> None:
    file_regression.check(_doctree(tiny, docname), extension=".txt")


def test_a_parallel_read_keeps_every_piece(tmp_path: Path) -> None:
    root = shutil.copytree(ROOTS / "test-book", tmp_path / "book")
    book = command(root, root / "build", "html", "-j", "2")
    listing = (book.html / "answers/index.html").read_text().split("<article")[1]
    assert "Because of a reason." in listing
    assert "There is one more sentence" not in listing


def test_a_second_build_reads_only_what_changed(small: Path) -> None:
    first = make(small, small / "build", "html")
    page = small / "source/page.md"
    page.write_text(page.read_text().replace("A page.", "Another summary."))
    again = make(small, small / "build", "html")
    assert "Another summary." in (again.html / "page.html").read_text()
    assert "A small book." in (again.html / "index.html").read_text()
    assert first.status == again.status == 0


def test_a_summary_gets_the_quotation_marks_of_the_text(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text().replace("A page.", "It isn't \"fine\" -- it's quiet."))
    made = make(small, small / "build", "html")
    assert "It isn’t “fine” – it’s quiet." in (made.html / "page.html").read_text()


def test_passages_for_one_output_are_listed(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text() + "\n:::{web-only}\nOnly here.\n:::\n")
    checked = make(small, small / "build", "--check")
    assert "Meant for one of the books alone, in source/: page.md:14" in checked.said
    assert checked.status == 0
