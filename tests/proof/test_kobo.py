"""The edition for a Kobo is valid, on the whole book: EPUBCheck takes ten seconds for its spans."""

from __future__ import annotations

from tests.conftest import Book
from tests.validators import epub_messages


def test_epubcheck_has_nothing_to_say(real: Book) -> None:
    assert epub_messages(real.epub.with_suffix(".kepub.epub")) == []
