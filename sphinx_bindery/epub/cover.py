"""The cover of the EPUB: the picture that `epub_cover` names, else one that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_bindery.cover.cover import draw_cover
from sphinx_bindery.epub.metadata import author_of, title_of
from sphinx_bindery.epub.publication import ManifestItem
from sphinx_bindery.epub.stylesheets import static_file
from sphinx_bindery.images.held import held
from sphinx_bindery.images.problems import MEDIA_TYPES, fault_of, kind_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config

logger = logging.getLogger(__name__)

ID = "cover-image"


def cover_item(config: Config, folder: Path) -> ManifestItem:
    """Return the cover as a file of the EPUB; `folder` is where conf.py lies.

    Raises SphinxError if the drawing of `book_cover` is missing or is none.
    """
    picture = None if config.book_cover else _given(config, folder)
    if picture:
        kind = kind_of(picture)
        return _item(f"cover{kind}", MEDIA_TYPES[kind], held(picture))
    drawn = draw_cover(config, folder, title_of(config), author_of(config))
    return _item("cover.png", "image/png", drawn)


def _item(href: str, media_type: str, content: bytes) -> ManifestItem:
    return ManifestItem(ID, href, media_type, content, ("cover-image",))


def _given(config: Config, folder: Path) -> Path | None:
    """Return the picture that `epub_cover` names, if an EPUB can hold it; tell where not."""
    name = next(iter(config.epub_cover), "")
    if not name:
        return None
    path = static_file(config, folder, name.removeprefix("_static/")) or folder / name
    fault = fault_of(path) if path.is_file() else "is not there"
    if fault:
        message = "The cover %s of `epub_cover` %s: one is drawn instead."
        logger.warning(message, name, fault, type="epub", subtype="cover")
    return None if fault else path
