"""Further stylesheets of the EPUB: those that `epub_css_files` names.

They lie in `html_static_path`, as Sphinx has it, or are paths from conf.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util import logging

from sphinx_bindery.epub.filenames import free_name
from sphinx_bindery.epub.inherited import given
from sphinx_bindery.epub.publication import ManifestItem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.config import Config

logger = logging.getLogger(__name__)

NAMES_A_FILE = re.compile(r"@import|url\(\s*+['\"]?+(?!\s*['\"]?(?:data:|#))", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
# What is younger than the program of many e-readers, and that it does not step over.
CHOKES = re.compile(
    r"@(?:media|supports|container|layer|property)\b|:(?:has|is|where|not)\("
    r"|\b(?:var|calc|min|max|clamp|env|attr)\(|(?<![\w-])--[\w-]+\s*:"
    r"|display\s*:\s*(?:inline-)?(?:flex|grid)\b",
    re.IGNORECASE,
)
LINKED = ("media", "title")  # what else the link to a stylesheet may say


class Sheet(NamedTuple):
    """A stylesheet as a file of the EPUB, and what pages say of it where they link to it."""

    item: ManifestItem
    attributes: dict[str, str]


def stylesheets(config: Config, folder: Path) -> Iterator[Sheet]:
    """Yield the stylesheets of a book, and tell of those that cannot go in.

    `folder` is where conf.py lies.
    """
    taken: set[str] = set()
    for name, attributes in given(config, "epub_css_files") or ():
        path = static_file(config, folder, name) or folder / name
        fault = _fault(path)
        if fault:
            message = "The stylesheet %s of `epub_css_files` %s: left out."
            logger.warning(message, name, fault, type="epub", subtype="css")
            continue
        if choking := CHOKES.search(
            COMMENT.sub("", path.read_text(encoding="utf-8", errors="replace"))
        ):
            message = "The stylesheet %s has `%s`: some e-readers then drop it, or the whole book."
            words = choking[0].strip()
            logger.warning(message, name, words, type="epub", subtype="css")
        href = free_name(f"style-{path.stem}", ".css", taken)
        item = ManifestItem(href.removesuffix(".css"), href, "text/css", path.read_bytes())
        yield Sheet(item, {key: attributes[key] for key in LINKED if key in attributes})


def static_file(config: Config, folder: Path, name: str) -> Path | None:
    """Return the file of this name in the folders of `html_static_path`, the last wins; or None."""
    paths = [folder / static / name for static in config.html_static_path]
    return next((path for path in reversed(paths) if path.is_file()), None)


def _fault(path: Path) -> str:
    """Return what keeps a stylesheet out of the EPUB, or ''."""
    if not path.is_file():
        return "is neither in `html_static_path` nor beside conf.py"
    if NAMES_A_FILE.search(path.read_text(encoding="utf-8", errors="replace")):
        return "names other files, which the EPUB does not hold"
    return ""
