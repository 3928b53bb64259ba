"""pdf.fonts: what no font has, and what none has well."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sphinx_bindery.pdf import fonts
from sphinx_bindery.pdf.fonts import families, ill_set, missing_glyphs

NOWHERE: list[str] = []


def test_what_no_font_has_is_found() -> None:
    assert missing_glyphs("plain é\n\t\ue000") == {"\ue000"}
    assert missing_glyphs("all of this is plain: ~") == set()


def test_a_script_that_is_set_badly_is_named_once_with_its_first_letter() -> None:
    assert ill_set("plain é ש क ख ب ا", NOWHERE) == {"Devanagari": "क", "Arabic": "ا"}


def test_a_book_without_fonts_of_its_own_names_none() -> None:
    assert families(NOWHERE) == []


def test_a_font_that_is_brought_is_named_and_asked_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = next(Path("/usr/share/fonts").rglob("LiberationSans-Regular.ttf"), None)
    if found is None:
        pytest.skip("no font to bring: install calibre (Debian: apt install calibre)")
    shutil.copy(found, tmp_path)
    assert families([str(tmp_path)]) == ["Liberation Sans"]
    monkeypatch.setattr(fonts, "ILL_SET", {"Latin": "as an example", "Thai": "as another"})
    assert ill_set("é ก", [str(tmp_path)]) == {"Thai": "ก"}
