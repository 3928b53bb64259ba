"""A picture as the bytes that a book holds."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_bindery.images.bare import BrokenError, bare
from sphinx_bindery.images.problems import kind_of
from sphinx_bindery.images.tidy import tidied

if TYPE_CHECKING:
    from pathlib import Path


def held(path: Path) -> bytes:
    """Return a picture as a book holds it: what draws, and nothing more.

    A raster picture that is broken comes back as it is: some programs show what is there.
    """
    content = path.read_bytes()
    kind = kind_of(path)
    if kind != ".svg":
        with suppress(BrokenError):
            return bare(content, kind)
        return content
    return etree.tostring(tidied(content), encoding="utf-8", xml_declaration=True)
