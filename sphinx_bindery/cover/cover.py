"""The cover, drawn by Typst: `book_cover` names the drawing, the words come from conf.py."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, cast

import typst
from sphinx.errors import SphinxError
from sphinx.util import logging

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

logger = logging.getLogger(__name__)

PIXELS_PER_INCH = 400  # 4 × 6 in become 1600 × 2400 pixels


def draw_cover(config: Config, folder: Path, title: str, author: str, ppi: int = 0) -> bytes:
    """Return the cover as PNG, by itself 1600 × 2400 pixels; `folder` is where conf.py lies.

    Words with a letter that no font has are left out, and told: readers would see boxes.
    Raises SphinxError if the drawing is missing or is none.
    """
    fonts = typst.Fonts(
        include_system_fonts=False,
        font_paths=[str(folder / name) for name in config.pdf_font_folders],
    )
    said = {"title": title, "subtitle": config.book_subtitle, "author": author}
    words = {name: text if _is_drawn(text, fonts) else "" for name, text in said.items()}
    for text in filter(None, dict.fromkeys(said[name] for name in said if not words[name])):
        _warn(text, folder)
    words["drawing"] = f"/{config.book_cover}" if config.book_cover else ""
    template = (files("sphinx_bindery.cover") / "cover.typ").read_bytes()
    compiler = typst.Compiler(
        template, root=folder, font_paths=fonts, ignore_system_fonts=True, sys_inputs=words
    )
    try:
        return cast("bytes", compiler.compile(format="png", ppi=ppi or PIXELS_PER_INCH))
    except typst.TypstError as error:
        reason = error.message.partition(" (searched")[0]
        raise SphinxError(
            f"The cover drawing {config.book_cover} cannot be used: {reason}. Check `book_cover`."
        ) from error


def _is_drawn(text: str, fonts: typst.Fonts) -> bool:
    """Tell whether the fonts have each letter of a text: PDF/A takes none that is missing."""
    page = '#set document(title: "x")\n#set text(font: "Libertinus Serif")\n#sys.inputs.text'
    compiler = typst.Compiler(
        page.encode(), font_paths=fonts, ignore_system_fonts=True, sys_inputs={"text": text}
    )
    try:
        compiler.compile(format="pdf", pdf_standards=["a-2u"], timestamp=0)
    except typst.TypstError:
        return False
    return True


def _warn(text: str, folder: Path) -> None:
    message = (
        "No font of the cover has all letters of `%s`, which is left out there. "
        "Name a folder with a font that has them in `pdf_font_folders`."
    )
    place = f"{folder / 'conf.py'}:1"
    logger.warning(message, text, type="book", subtype="cover", location=place)
