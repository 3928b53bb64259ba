"""checks.search_words: a slip in the list for the search is told with its file and line."""

from __future__ import annotations

from tests.application import page
from tests.conftest import Read


def test_each_slip_is_told_in_its_place(read: Read) -> None:
    words = "[pages]\npage: fine\npagge: ghosting\n[harm]\n"
    danger = "[danger: other, page] Why.\nx\n[harmless]\n!\n"
    book = read({"page.md": page("Text."), "search.txt": words, "danger.txt": danger})
    assert book.told_of("search.txt") == [
        "3: No page has the label `pagge`. Did you mean `page`?",
        "4: `[harm]` is no part. The parts are `[forms]`, `[same]`, `[groups]`, `[pages]`.",
    ]
    assert book.told_of("danger.txt") == [
        "1: No page has the label `other`.",
        "4: `!` has no word. Write what somebody might type.",
    ]


def test_a_book_with_pages_about_danger_has_words_of_danger(read: Read) -> None:
    book = read({"page.md": page("Text.")}, book_safety=["page"])
    (told,) = book.told_of("danger.txt")
    assert told.startswith("1: No words of danger stand here")
    words = "[danger: page] Why.\nhits me\n"
    book = read({"page.md": page("Text."), "danger.txt": words}, book_safety=["page"])
    (told,) = book.told_of("danger.txt")
    assert told.startswith("1: Nothing harmless stands here")
    words += "[harmless]\nhit it off\n"
    book = read({"page.md": page("Text."), "danger.txt": words}, book_safety=["page"])
    assert book.told == []
