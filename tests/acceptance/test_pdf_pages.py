"""The pages of the PDF as a compositor looks at them: measure, feet, last lines."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

import pikepdf
import pytest

from tests.conftest import Book
from tests.tagtree import headings, placed_text

HEAD, FOOT = 648 - 57.6, 71.9  # points from the foot of the sheet: where text begins and ends
LINE = 14.6
LOWEST = FOOT - 2 * LINE - 1  # the pages of a chapter may run two lines long
SIZE = 11.0
FOLIO = 8.5
LETTERS = (62, 68)  # to a line, as an average of full lines


class Line(NamedTuple):
    """A line of text as it is drawn: how far above the foot of the sheet, and its words."""

    y: float
    words: str
    size: float


@pytest.fixture(scope="module")
def pages(real: Book) -> dict[int, list[Line]]:
    """The lines of each page, but for its head and its number."""
    found = {}
    with pikepdf.open(real.pdf) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            rows: dict[float, list[tuple[float, str, float]]] = defaultdict(list)
            for run in placed_text(page):
                words = run.text.strip()
                is_number = words.isdigit() and abs(run.size - FOLIO) < 0.1
                if LOWEST <= run.y <= HEAD and words and not is_number:
                    rows[run.y].append((run.x, run.text, run.size))
            found[number] = [
                Line(
                    y, "".join(text for _, text, _ in runs).strip(), max(size for *_, size in runs)
                )
                for y, runs in sorted(rows.items(), reverse=True)
            ]
    return found


@pytest.fixture(scope="module")
def inner(real: Book, pages: dict[int, list[Line]]) -> list[int]:
    """The pages of pieces from which the piece goes on to the next page."""
    begins = sorted({place.page for name, place in headings(real.pdf).items() if _is_title(name)})
    ends = [page - 1 for page in (*begins, len(pages) + 1)]
    last = {end if pages[end] else end - 1 for end in ends}
    return [page for page in range(begins[0], len(pages)) if page not in last and pages[page]]


def _is_title(name: str) -> bool:
    docname, _, anchor = name.partition("#")
    return anchor in (docname.rpartition("/")[2], "genindex") or docname.endswith("/index")


def test_a_line_has_as_many_letters_as_the_eye_can_follow(pages: dict[int, list[Line]]) -> None:
    full = [
        len(line.words)
        for lines in pages.values()
        for line, below in pairwise(lines)
        if line.size == below.size == SIZE and abs(line.y - below.y - LINE) < 0.2
    ]
    full = [count for count in full if count > 50]  # no last lines
    assert len(full) > 1500
    assert LETTERS[0] <= sum(full) / len(full) <= LETTERS[1]


def test_a_piece_goes_on_from_the_foot_of_a_page(
    pages: dict[int, list[Line]], inner: list[int]
) -> None:
    """Rules to write on are no text: a page may end with them."""
    ends = {page: (pages[page][-1].y - FOOT) / LINE for page in inner}
    short = {page: round(lines, 1) for page, lines in ends.items() if lines >= 3}
    assert len(short) <= 1, short
    assert len(inner) > 100


def test_the_feet_of_facing_pages_agree(pages: dict[int, list[Line]], inner: list[int]) -> None:
    spreads = [(page, page + 1) for page in inner if page % 2 == 0 and page + 1 in inner]
    feet = {page: pages[page][-1].y for page in inner}
    apart = {left: feet[left] - feet[right] for left, right in spreads}
    rounded = {page: round(by, 1) for page, by in apart.items()}  # a half is 7.300000000000004
    uneven = {page: by for page, by in rounded.items() if abs(by) > LINE / 2}
    assert len(spreads) > 40
    assert len(uneven) <= len(spreads) / 10, uneven


def test_no_paragraph_ends_with_a_short_word_alone(pages: dict[int, list[Line]]) -> None:
    """One letter to four, and their stop, in a line of their own below one that is full."""
    alone = [
        f"{page}: {above.words[-30:]} / {line.words}"
        for page, lines in pages.items()
        for above, line in pairwise(lines)
        if re.fullmatch(r"\w{1,4}[.?!]”?", line.words)
        if above.size == line.size == SIZE and len(above.words) > 55
    ]
    assert alone == []


def test_what_leads_on_from_a_piece_is_never_alone_on_a_page(pages: dict[int, list[Line]]) -> None:
    """Three lines of the piece, at the least, stand above it."""
    above = {
        page: number
        for page, lines in pages.items()
        for number, line in enumerate(lines)
        if line.words.startswith("See also")
    }
    assert len(above) > 20
    assert min(above.values()) >= 3, above
