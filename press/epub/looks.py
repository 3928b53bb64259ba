"""How this book looks in the EPUB: `looks.css` beside this file, before the sheets of conf.py."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_bindery.epub.inherited import given

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

LOOKS = Path(__file__).with_name("looks.css")


def add_sheet(app: Sphinx, config: Config) -> None:
    """Have the EPUB dressed in this book's looks; what conf.py names has the last word."""
    config.epub_css_files = [str(LOOKS), *(given(config, "epub_css_files") or ())]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Say which stylesheet the EPUB has."""
    app.connect("config-inited", add_sheet)
    return {"version": "1", "parallel_read_safe": True}
