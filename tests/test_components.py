"""What a writer types becomes the nodes stored beside this file (renew: pytest --force-regen)."""

from __future__ import annotations

import pickle
import re

import pytest
from docutils import nodes
from pytest_regressions.file_regression import FileRegressionFixture

from .conftest import Book

PAGES = [
    "answers/why-answer",
    "answers/index",
    "guides/how-guide",
    "reference/everything",
    "reference/newsletter",
]


def _doctree(book: Book, docname: str) -> str:
    path = book.build / ".work/doctrees" / f"{docname}.doctree"
    with path.open("rb") as file:
        tree: nodes.document = pickle.load(file)
    return re.sub(r'(source|candidates)="[^"]*"', "", tree.pformat())


@pytest.mark.parametrize("docname", PAGES)
def test_doctree(tiny: Book, docname: str, file_regression: FileRegressionFixture) -> None:
    file_regression.check(_doctree(tiny, docname), extension=".txt")


def test_parallel_and_incremental_reads_keep_the_pieces(tmp_path, small) -> None:  # type: ignore[no-untyped-def]
    from .conftest import make

    build = small / "build"
    make(small, build, "html", "-j", "2")
    page = small / "source/page.md"
    page.write_text(page.read_text().replace("A page.", "Another summary."))
    again = make(small, build, "html", "-j", "2")
    assert "Another summary." in (again.html / "page.html").read_text()
    assert again.said.startswith("html ")
