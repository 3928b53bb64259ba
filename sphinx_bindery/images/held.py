"""A picture as the bytes that a book holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from sphinx_bindery.images.problems import kind_of
from sphinx_bindery.images.tidy import tidied

if TYPE_CHECKING:
    from pathlib import Path


def held(path: Path) -> bytes:
    """Return a picture as a book holds it: of a drawing what draws, and nothing more."""
    content = path.read_bytes()
    if kind_of(path) != ".svg":
        return content
    return etree.tostring(tidied(content), encoding="utf-8", xml_declaration=True)
