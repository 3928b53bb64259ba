"""Names of files: what a page may be called, and what its single sheets are called after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.conftest import Book, make

TOLD = "The name of this file, or of its folder, has other signs than letters from a to z, digits"
SHEET = """\
---
piece:
  kind: worksheet
  summary: A sheet.
  published: 2026-01-01
  reviewed: 2026-01-01
---

{label}# A sheet

:::{{prompt}} What happened?
:lines: 2
:::
"""


def put(root: Path, name: str, label: str = "") -> None:
    """Put a worksheet into the book, and into the toctree of its first page."""
    page = root / "source" / f"{name}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(SHEET.format(label=f"({label})=\n" if label else ""))
    index = root / "source/index.md"
    index.write_text(index.read_text().replace("\npage\n", f"\npage\n{name}\n"))


def sheets(book: Book) -> list[str]:
    return sorted(path.name for path in (book.build / "pdf/worksheets").glob("*.pdf"))


def told(book: Book) -> list[str]:
    """Return the places of all names that were told of."""
    return [line.split(": ")[0] for line in book.said.splitlines() if TOLD in line]


def offered(book: Book, name: str) -> list[str]:
    page = html.parse(book.html / f"{name}.html").getroot()
    return [str(link) for link in page.xpath("//a[@download]/@href")]


@pytest.mark.parametrize(
    ("name", "label", "stem"),
    [
        ("sheets/paper", "my-label", "my-label"),
        ("sheets/paper", "Odd_Label .. 2", "odd-label-2"),
        ("sheets/paper", "2026", "2026"),
        ("sheets/paper", "план", "paper"),
        ("sheets/Two-Words", "", "two-words"),
    ],
)
def test_sheets_are_called_by_the_label_and_found_by_it(
    small: Path, name: str, label: str, stem: str
) -> None:
    put(small, name, label)
    book = make(small, small / "build", "pdf", "html")
    files = [f"{stem}-a4.pdf", f"{stem}-letter.pdf"]
    assert sheets(book) == files
    assert offered(book, name) == [f"../worksheets/{file}" for file in files]
    assert sorted(path.name for path in (book.html / "worksheets").iterdir()) == files


def test_two_sheets_of_one_name_are_told(small: Path) -> None:
    put(small, "a/sheet", "plan_b")
    put(small, "b/sheet", "plan-b")
    (line,) = make(small, small / "build", "pdf").findings
    assert line.startswith(("source/a/sheet.md:1: ", "source/b/sheet.md:1: "))
    assert "would have the names of those of" in line
    assert line.endswith("Give it another label.")


ODD = [
    "x#OUTSIDE",
    "x#",
    "a b",
    "a%2e",
    "a.b",
    ".hidden",
    "a'b",
    "a$(b)",
    "schön",
    "a`b",
    "a_b",
    "-rf",
]


def test_pages_of_other_names_are_left_out(small: Path) -> None:
    outside = str(small.parent / "outside")  # a folder in a folder in …
    names = [name.replace("OUTSIDE", outside) for name in ODD]
    for name in names:
        put(small, name)
    around = {path.name for path in small.parent.iterdir()}
    book = make(small, small / "build")
    places = [f"source/{name}.md:1".encode("unicode_escape").decode() for name in names]
    assert sorted(told(book)) == sorted(places)
    assert "Traceback" not in book.said
    assert {path.name for path in small.parent.iterdir()} == around
    assert not sheets(book)
    assert [name for name in names if (book.html / f"{name}.html").exists()] == []
    assert "Text." in (book.html / "page.html").read_text()


@pytest.mark.parametrize("name", ["a b.svg", "x#/curve.svg", "a`b.bib", "a.en.svg", "a_b.svg"])
def test_another_file_of_another_name_is_told(small: Path, name: str) -> None:
    (small / "source" / name).parent.mkdir(exist_ok=True)
    (small / "source" / name).write_text("")
    assert told(make(small, small / "build", "html")) == [f"source/{name}:1"]


@pytest.mark.parametrize("name", [".page.md.swp", "page.md~", "#page.md#", ".idea/book.xml"])
def test_what_an_editor_leaves_is_no_ones_concern(small: Path, name: str) -> None:
    (small / "source" / name).parent.mkdir(exist_ok=True)
    (small / "source" / name).write_text("")
    assert make(small, small / "build", "html").findings == []
