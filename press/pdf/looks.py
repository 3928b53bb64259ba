"""How this book looks on paper: `looks.typ` beside this file, where conf.py names no template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

LOOKS = Path(__file__).with_name("looks.typ")


def choose_template(app: Sphinx, config: Config) -> None:
    """Have the PDF set with this book's looks."""
    config.pdf_template = config.pdf_template or str(LOOKS)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Say which template the PDF has."""
    app.connect("config-inited", choose_template)
    return {"version": "1", "parallel_read_safe": True}
