"""catalog: the words of the builders, in the language of the book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sphinx.locale
from docutils import nodes

from sphinx_bindery.words.catalog import _, add_words, ngettext, of_sphinx
from tests.application import application, write_book
from tests.warned import Warned

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
ONE, MANY = (
    "It has one picture, which is described in words.",
    "It has %(number)s pictures, and each is described in words.",
)


@pytest.fixture(autouse=True)
def _leaves_no_words_behind() -> Iterator[None]:
    yield
    sphinx.locale.translators.clear()


def book(folder: Path, language: str) -> Any:
    settings = SimpleNamespace(language=language, locale_dirs=["mine"])
    return SimpleNamespace(srcdir=folder, config=settings)


def bring(folder: Path, language: str, text: str) -> Path:
    path = folder / "mine" / language / "LC_MESSAGES/sphinx_bindery.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["de", "de-AT", "de_CH"])
def test_the_nearest_language_says_it(tmp_path: Path, language: str) -> None:
    add_words(book(tmp_path, language))
    assert _("Imprint") == "Impressum"
    assert ngettext(ONE, MANY, 1) == "Es hat ein Bild, das in Worten beschrieben ist."
    assert ngettext(ONE, MANY, 2).startswith("Es hat %(number)s Bilder")


@pytest.mark.parametrize("language", ["en", "en-US", "tlh"])
def test_what_nobody_translated_stays_english(tmp_path: Path, language: str) -> None:
    add_words(book(tmp_path, language))
    assert _("Imprint") == "Imprint"
    assert ngettext(ONE, MANY, 2) == MANY


def test_without_an_application_it_is_english() -> None:
    assert (_("Imprint"), of_sphinx("Contents")) == ("Imprint", "Contents")


def test_a_book_may_call_a_thing_otherwise(tmp_path: Path) -> None:
    bring(tmp_path, "de", 'msgid "Imprint"\nmsgstr "Wer, wann, wo"\n')
    add_words(book(tmp_path, "de-AT"))
    assert (_("Imprint"), _("Colophon")) == ("Wer, wann, wo", "Kolophon")


def test_a_book_may_bring_a_language(tmp_path: Path) -> None:
    bring(tmp_path, "tlh", 'msgid "Imprint"\nmsgstr "DaH"\n')
    add_words(book(tmp_path, "tlh"))
    assert _("Imprint") == "DaH"


def test_a_place_that_is_not_in_the_english_is_told(tmp_path: Path, warned: list[Warned]) -> None:
    wrong = 'msgid "Colophon"\nmsgstr "K"\n\nmsgid "Cover: %s"\nmsgstr "U: %(title)s"\n'
    path = bring(tmp_path, "de", wrong)
    add_words(book(tmp_path, "de"))
    assert _("Cover: %s") == "Umschlag: %s"
    assert _("Colophon") == "K"
    assert [(told.place, told.kind) for told in warned] == [(f"{path}:7", "book.words")]
    assert warned[0].words.endswith("Write the same signs behind `%` as above.")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, warned: list[Warned]) -> None:
    path = bring(tmp_path, "de", 'msgid "Imprint\nno\n')
    add_words(book(tmp_path, "de"))
    assert _("Imprint") == "Impressum"
    assert [told.place for told in warned] == [f"{path}:1"]


def test_a_book_is_opened_in_its_language(tmp_path: Path) -> None:
    with application(write_book(tmp_path / "book", {}), settings={"language": "de"}):
        assert (_("Imprint"), of_sphinx("Contents")) == ("Impressum", "Inhalt")
        assert str(nodes.Text(_("p. %s") % 2)) == "S. 2"
