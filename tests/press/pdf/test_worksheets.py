"""pdf.worksheets: a worksheet fills a page of the book, and is a sheet of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from press.components import worksheet
from press.components.worksheet import writing_room
from press.pdf.worksheets import list_sheets, open_worksheet
from press.pieces.artifacts import STEM
from sphinx_bindery.pdf.page import CHAPTER, PART, SINGLE, Opener, PdfDocument, PrintedPage
from tests.trees import PAGE, app, config, document, env, piece, section, typst

ROOMS = (writing_room(lines=2), writing_room(lines=3))


def book(*sheets: str, **settings: Any) -> Any:
    """Return an environment of an essay and these worksheets, in this order."""
    pieces = {"a": piece(), **{name: piece("worksheet") for name in sheets}}
    made = env({"index": ["a", *sheets]}, pieces, config=config(**settings))
    for name in sheets:
        made.metadata[name] = {STEM: name.rpartition("/")[2]}
    return made


def opened(page: PrintedPage, *rooms: writing_room) -> Opener:
    open_worksheet(app(book("w/sheet")), page, document(section("T", *rooms)))
    return page.opener


def test_a_worksheet_counts_the_lines_to_write_on() -> None:
    opener = opened(replace(PAGE, docname="w/sheet"), *(room.deepcopy() for room in ROOMS))
    assert (opener.call, opener.facts, opener.argument) == ("worksheet", {"lines": "5"}, "pitch")
    assert opened(replace(PAGE, docname="w/sheet")).facts == {"lines": "0"}


def test_one_that_does_not_fit_its_page_is_told_what_to_do() -> None:
    told = opened(replace(PAGE, docname="w/sheet")).too_long % 2
    assert told == "This worksheet takes 2 pages. Cut it, or give its prompts fewer lines."


def test_by_itself_it_opens_as_such_a_page_does() -> None:
    opener = opened(replace(PAGE, docname="w/sheet", opener=SINGLE, is_single=True), ROOMS[0])
    assert opener.call == "loose-worksheet"
    assert (opener.facts, opener.argument) == ({"lines": "2"}, "pitch")


@pytest.mark.parametrize("opener", [CHAPTER, PART, SINGLE])
def test_other_pages_open_as_they_did(opener: Opener) -> None:
    assert opened(replace(PAGE, docname="a", opener=opener), *ROOMS) is opener


def test_in_the_book_it_gives_its_pitch_to_its_rooms_and_marks_its_end() -> None:
    page = replace(PAGE, docname="w/sheet")
    opened(page, *(room.deepcopy() for room in ROOMS))
    made = typst(section("T", *(room.deepcopy() for room in ROOMS)), page=page, part=worksheet)
    assert made == (
        '#look("worksheet", mark: label("w/sheet#t"), lines: 5, level: 1, heads: ("Part", "Head"), '
        'title: [#"T"], pitch => [\n\n#look("writing-room", 2, pitch: pitch)\n\n'
        '#look("writing-room", 3, pitch: pitch)\n#page-end("w/sheet#t")])\n'
    )


def test_by_itself_it_has_no_heads() -> None:
    page = replace(PAGE, docname="w/sheet", opener=SINGLE, is_single=True)
    opened(page, ROOMS[0].deepcopy())
    made = typst(section("T", ROOMS[0].deepcopy()), page=page, part=worksheet)
    start = '#look("loose-worksheet", mark: label("w/sheet#t"), lines: 2, title: [#"T"], pitch => ['
    assert made.startswith(start)


def test_each_is_a_document_on_each_paper_by_typsts_names() -> None:
    made = app(book("w/two", "one"))
    assert list_sheets(made, made.env) is None, "no page is to be written again for it"  # type: ignore[func-returns-value]
    assert made.config.pdf_documents == [
        PdfDocument("w/two", "worksheets/two-a4.pdf", "a4"),
        PdfDocument("w/two", "worksheets/two-letter.pdf", "us-letter"),
        PdfDocument("one", "worksheets/one-a4.pdf", "a4"),
        PdfDocument("one", "worksheets/one-letter.pdf", "us-letter"),
    ]


def test_a_book_that_has_none_has_no_documents() -> None:
    made = app(book())
    list_sheets(made, made.env)
    assert made.config.pdf_documents == []
