"""A name that no file can have, of an image or of another file, does not end the build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOTS, make

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


@pytest.mark.parametrize("name", NAMES)
def test_it_is_told_and_the_book_is_made(small: Path, name: str) -> None:
    shutil.copy(ROOTS / "test-book/source/drawing.svg", small / "source")
    page = (small / "source/page.md").read_text()
    for written, text in WRITTEN.items():
        label = f"(p-{written})=\n"
        (small / f"source/p-{written}.md").write_text(
            page.replace("(page)=\n", label) + "\n" + text.replace("NAME", NAMES[name]) + "\n"
        )
    index = small / "source/index.md"
    index.write_text(index.read_text() + "\n```{toctree}\n:glob:\n\np-*\n```\n")
    book = make(small, small / "build", "html")
    assert "Traceback" not in book.said, book.said
    assert (book.html / "page.html").is_file(), book.said
    for written in WRITTEN:
        told = [line for line in book.said.splitlines() if f"source/p-{written}.md" in line]
        assert told, written
