"""cover: drawn by Typst, from the words of conf.py."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from sphinx.errors import SphinxError

from sphinx_bindery.cover import cover as module
from sphinx_bindery.cover.cover import draw_cover
from tests.trees import config
from tests.warned import Warned


def test_a_cover_is_a_picture_of_the_size_that_shops_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PIXELS_PER_INCH", 40)
    png = draw_cover(config(book_subtitle="Sub"), tmp_path, "Title", "Author")
    assert struct.unpack(">II", png[16:24]) == (160, 240)


def test_words_with_a_letter_that_no_font_has_are_left_out_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    monkeypatch.setattr(module, "PIXELS_PER_INCH", 40)
    twice = config(book_subtitle="\u6599\u7406")
    png = draw_cover(twice, tmp_path, "\u6599\u7406", "\u00c5sa")
    assert png == draw_cover(config(), tmp_path, "", "\u00c5sa")
    (told,) = warned
    assert told.words.startswith("No font of the cover has all letters of `\u6599\u7406`")
    assert (told.place, told.kind) == (f"{tmp_path / 'conf.py'}:1", "book.cover")


def test_its_full_size() -> None:
    assert module.PIXELS_PER_INCH == 400, "4 × 6 inches become 1600 × 2400 pixels"


def test_a_drawing_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    with pytest.raises(SphinxError) as error:
        draw_cover(config(book_cover="gone.svg"), tmp_path, "Title", "Author")
    words = str(error.value)
    assert words.startswith("The cover drawing gone.svg cannot be used: ")
    assert words.endswith(". Check `book_cover`.")
    assert str(tmp_path) not in words
