"""The fonts of the PDF: Typst's own, and those that a book brings in `pdf_font_folders`.

Fonts of the system are not used: they would make other pages on each machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typst
from sphinx.util import logging

from sphinx_bindery.pdf.typst import STANDARDS, missing_glyphs_in, string, strings
from sphinx_bindery.words.scripts import script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

logger = logging.getLogger(__name__)

# Scripts of which Typst's own fonts have the letters, but do not set them as they are written.
ILL_SET = {"Arabic": "in a typewriter face", "Devanagari": "letter by letter"}


def families(folders: Sequence[str]) -> list[str]:
    """Return the names of the fonts that lie in folders."""
    return _brought(folders).families() if folders else []


def missing_glyphs(characters: Iterable[str], folders: Sequence[str] = ()) -> set[str]:
    """Return those of the characters that no font at hand can draw: the compiler is asked."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=list(folders)
    )
    return _missing_glyphs(characters, fonts)


def ill_set(characters: Iterable[str], folders: Sequence[str] = ()) -> dict[str, str]:
    """Return the scripts that are not set as they are written, each with one of its letters."""
    letters = {character for character in characters if script_of(character) in ILL_SET}
    bare = _missing_glyphs(letters, _brought(folders)) if folders else letters
    return {script_of(letter): letter for letter in sorted(bare, reverse=True)}


def tell_of_ill_set(characters: Iterable[str], folders: Sequence[str], place: str) -> None:
    """Warn of the scripts that are not set as they are written."""
    for script, letter in ill_set(characters, folders).items():
        logger.warning(
            "The fonts of the PDF set %s letters, as %s, %s. "
            "Name a folder with a font that has them in `pdf_font_folders`.",
            script,
            letter,
            ILL_SET[script],
            type="pdf",
            subtype="glyph",
            location=place,
        )


def _brought(folders: Sequence[str]) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )


def _missing_glyphs(characters: Iterable[str], fonts: typst.Fonts) -> set[str]:
    unusual = sorted(c for c in set(characters) if not " " <= c <= "~" and c not in "\n\r\t")
    lines = "\n".join(f"#par[#{string(c)}]" for c in unusual)
    # A font is named that is there: without one Typst leaves the text out, and says nothing.
    look = f'#set document(title: "x")\n#set text(font: {strings(fonts.families())})\n'
    compiler = typst.Compiler((look + lines).encode(), font_paths=fonts, ignore_system_fonts=True)
    try:
        compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=0)
    except typst.TypstError as error:
        return missing_glyphs_in(error.diagnostic) & set(unusual)
    return set()
