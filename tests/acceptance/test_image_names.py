"""A name that no file can have, of an image or of another file, does not end the build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOTS, Book, make

LONG = "a" * 300
NAMES = {
    "nothing": "drawing.svg%00",
    "nothing within": "dra%00wing.svg",
    "nothing at its end": "drawing.svg%00.png",
    "too long": f"{LONG}.svg",
    "too long a folder": f"{LONG}/drawing.svg",
    "too long a way": "a/" * 3000 + "drawing.svg",
    "half a letter": "drawing%ED%A0%80.svg",
    "a file as a folder": "drawing.svg/drawing.svg",
    "a folder": "../source",
    "nowhere": "",
}
WRITTEN = {
    "image": "![words](NAME)",
    "directive": "```{image} NAME\n:alt: words\n:class: drawing\n```",
    "figure": "```{figure} NAME\n:alt: words\n\nMore.\n```",
    "rst": "```{eval-rst}\n.. image:: NAME\n   :alt: words\n```",
    "download": "{download}`words <NAME>`",
    "code": "```{literalinclude} NAME\n```",
    "table": "```{csv-table} words\n:file: NAME\n```",
    "card": ":::{card} words\n:img-top: NAME\n:::",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book with a page for each name, in each way to write one."""
    root = Path(shutil.copytree(ROOTS / "test-small", tmp_path_factory.mktemp("names") / "book"))
    shutil.copy(ROOTS / "test-book/source/drawing.svg", root / "source")
    page = (root / "source/page.md").read_text()
    for number, name in enumerate(NAMES.values()):
        for written, text in WRITTEN.items():
            stem = f"p-{number}-{written}"
            (root / f"source/{stem}.md").write_text(
                page.replace("(page)=\n", f"({stem})=\n") + "\n" + text.replace("NAME", name) + "\n"
            )
    index = root / "source/index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\np-*\n```\n")
    return make(root, root / "build", "html")


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("name", NAMES)
def test_it_is_told(book: Book, name: str, written: str) -> None:
    place = f"source/p-{list(NAMES).index(name)}-{written}.md:"
    assert [line for line in book.findings if line.startswith(place)], book.said


def test_the_book_is_made(book: Book) -> None:
    assert "Traceback" not in book.said, book.said
    assert (book.html / "page.html").is_file(), book.said
