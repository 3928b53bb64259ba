"""Images that paper cannot take: too large, too small to be seen, or not to be read at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typst
from sphinx.util import logging
from sphinx.util.images import get_image_size

from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes

logger = logging.getLogger(__name__)

MOST = 60_000_000  # pixels; unpacked they take four bytes each
LEAST = 3  # pixels on a side


def is_too_large(image: nodes.image, path: Path) -> bool:
    """Tell whether an image has more pixels than the book can take; warn of it, or of too few."""
    if path.suffix.lower() == ".svg":
        return False
    width, height = get_image_size(path) or (LEAST, LEAST)
    if width * height > MOST:
        message = "The image %s is %d × %d pixels: left out, its alt text stays. Make it smaller."
    elif 0 < width < LEAST or 0 < height < LEAST:
        message = "The image %s is %d × %d pixels: it cannot be seen. Is it the right file?"
    else:
        return False
    warn(message, image, width, height)
    return width * height > MOST


def fault(path: Path) -> str:
    """Return why Typst cannot draw a picture, or ''."""
    source = f'#image("/{path.name}")'.encode()
    try:
        typst.Compiler(source, root=path.parent, ignore_system_fonts=True).compile(format="svg")
    except typst.TypstError as error:
        return error.message.partition(" (")[0]
    return ""


def warn(message: str, image: nodes.image, *words: object) -> None:
    """Tell something about an image, at its line."""
    where = with_line(image)
    logger.warning(message, image["uri"], *words, type="image", subtype="fit", location=where)
