"""epub/book.css: what must hold on each e-reader."""

from __future__ import annotations

from sphinx_bindery.epub.front import stylesheet
from tests.sheets import declared

SHEET = stylesheet().decode()


def test_a_picture_is_no_wider_than_the_page_and_keeps_its_shape() -> None:
    picture = declared(SHEET, "img")
    assert (picture["max-width"], picture["height"]) == ("100%", "auto")


def test_a_drawing_in_ink_has_paper_at_night() -> None:
    assert declared(SHEET, "img")["background"] == "#fff"
    assert "color" not in declared(SHEET, "body"), "the reader's own stays"
