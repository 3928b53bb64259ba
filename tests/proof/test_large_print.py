"""The book in large print: as the guides of those who make it for weak eyes ask, and as valid."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import ROOTS, TOP, Book, make
from tests.reading import read_pdf
from tests.tagtree import Placed, placed_text, tag_tree
from tests.validators import pdf_failures

SIZES = {"-large-print": (595.28, 841.89), "-large-print-letter": (612, 792)}
CONF = "\nbook_large_print = True\n"


@pytest.fixture(scope="module", params=["the book", "one of everything"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A book as a release has it."""
    place = tmp_path_factory.mktemp("large")
    root = TOP
    if request.param != "the book":
        root = Path(shutil.copytree(ROOTS / "test-book", place / "book"))
        (root / "conf.py").write_text((root / "conf.py").read_text() + CONF)
    return make(root, place / "build", "--release", "pdf", "html")


@pytest.fixture(params=SIZES)
def large(request: pytest.FixtureRequest, made: Book) -> Path:
    return made.pdf.with_name(f"{made.pdf.stem}{request.param}.pdf")


def written(path: Path) -> list[Placed]:
    with pikepdf.open(path) as pdf:
        return [placed for page in pdf.pages for placed in placed_text(page)]


def test_it_is_on_its_paper_and_as_valid_as_the_book(large: Path, made: Book) -> None:
    assert made.status == 0
    assert (pdf_failures(large, "ua1"), pdf_failures(large, "2a")) == ([], [])
    with pikepdf.open(large) as pdf:
        sizes = {tuple(round(float(side), 2) for side in page.mediabox[2:]) for page in pdf.pages}
    (size,) = sizes
    assert size == pytest.approx(SIZES[large.stem.removeprefix(made.pdf.stem)], abs=0.01)


def test_no_letter_is_smaller_than_18_points(large: Path) -> None:
    small = {placed.text for placed in written(large) if placed.size < 17.99}
    assert {text for text in small if not text.strip().isdigit()} == set()  # the sign of a note


def test_nothing_is_slanted_and_headings_are_strong(large: Path) -> None:
    fonts = {placed.font.partition("+")[2] for placed in written(large)}
    assert not [font for font in fonts if "Italic" in font]
    titles = {placed.font for placed in written(large) if placed.size > 30}
    assert {font.partition("+")[2].partition("-")[2].partition("-")[0] for font in titles} == {
        "Bold"
    }


def test_lines_are_ragged_and_whole(large: Path) -> None:
    """No word is cut: Typst marks a place where it cut one by a hyphen that is not to be read."""
    assert "\u00ad" not in tag_tree(large).text()


def test_it_says_what_the_book_says(large: Path, made: Book) -> None:
    book, again = (read_pdf(path, made.printed) for path in (made.pdf, large))
    assert book.keys() == again.keys()
    for name, reading in book.items():
        assert _without_pages(reading.words) == _without_pages(again[name].words), name


def _without_pages(words: list[str]) -> list[str]:
    """Leave out the numbers of pages, which are its own."""
    return [word for word in words if not word.strip("().,;").isdigit() and word != "p."]


def test_it_is_offered_with_its_size_and_sum(large: Path, made: Book) -> None:
    page = next(path for path in made.html.rglob("*.html") if large.name in path.read_text())
    told = page.read_text()
    assert (made.html / large.name).read_bytes() == large.read_bytes()
    assert hashlib.sha256(large.read_bytes()).hexdigest() in told
    assert f'{large.name}" download>Download the large print' in told


@pytest.mark.parametrize("made", ["one of everything"], indirect=True)
def test_the_same_book_makes_the_same_bytes(made: Book, tmp_path: Path) -> None:
    again = make(made.root, tmp_path, "--release", "pdf")
    for path in again.pdf.parent.glob("*.pdf"):
        assert path.read_bytes() == made.pdf.with_name(path.name).read_bytes()


@pytest.mark.parametrize("made", ["one of everything"], indirect=True)
def test_a_day_s_work_does_not_wait_for_it(made: Book, tmp_path: Path) -> None:
    again = make(made.root, tmp_path, "pdf")
    assert [path.name for path in again.pdf.parent.glob("*.pdf")] == [again.pdf.name]
