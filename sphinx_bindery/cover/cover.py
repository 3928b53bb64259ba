"""The cover, drawn by Typst: `book_cover` names the drawing, the words come from conf.py."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, cast

import typst
from sphinx.errors import SphinxError

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

PIXELS_PER_INCH = 400  # 4 × 6 in become 1600 × 2400 pixels


def draw_cover(config: Config, folder: Path, title: str, author: str, ppi: int = 0) -> bytes:
    """Return the cover as PNG, by itself 1600 × 2400 pixels; `folder` is where conf.py lies.

    Raises SphinxError if the drawing is missing or is none.
    """
    words = {
        "title": title,
        "subtitle": config.book_subtitle,
        "author": author,
        "drawing": f"/{config.book_cover}" if config.book_cover else "",
    }
    template = (files("sphinx_bindery.cover") / "cover.typ").read_bytes()
    compiler = typst.Compiler(template, root=folder, ignore_system_fonts=True, sys_inputs=words)
    try:
        return cast("bytes", compiler.compile(format="png", ppi=ppi or PIXELS_PER_INCH))
    except typst.TypstError as error:
        reason = error.message.partition(" (searched")[0]
        raise SphinxError(
            f"The cover drawing {config.book_cover} cannot be used: {reason}. Check `book_cover`."
        ) from error
