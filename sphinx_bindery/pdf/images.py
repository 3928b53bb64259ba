"""Images that paper cannot take: too large, too small to be seen, or not to be read at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typst
from sphinx.util import logging
from sphinx.util.images import get_image_size

from sphinx_bindery.nodes import with_line
from sphinx_bindery.pdf.typst import STANDARDS, string

if TYPE_CHECKING:
    from collections.abc import Callable
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
    # The sides of a GIF that are larger than half of what it allows are told as less than nothing.
    is_large = width * height > MOST or min(width, height) < 0
    if is_large:
        message = "The image %s is %d × %d pixels: left out, its alt text stays. Make it smaller."
    elif 0 < width < LEAST or 0 < height < LEAST:
        message = "The image %s is %d × %d pixels: it cannot be seen. Is it the right file?"
    else:
        return False
    warn_of_image(message, image, width, height)
    return is_large


def mend_images(
    images: dict[str, str], folder: Path, leave_out: Callable[[str, str], None]
) -> bool:
    """Draw anew what Typst cannot print, or have it left out; tell whether there was such.

    `images` are the names in the folder by those in the source; `leave_out` takes one, and why.
    """
    faults = {uri: fault(folder / name) for uri, name in images.items()}
    for uri in [uri for uri in faults if faults[uri]]:
        picture = folder / images[uri]
        if drawn := drawn_anew(picture):
            images[uri] = f"{picture.name}.png"
            picture.with_name(images[uri]).write_bytes(drawn)
        else:
            leave_out(uri, faults[uri])
    return any(faults.values())


def fault(path: Path) -> str:
    """Return why Typst cannot print a picture, or ''."""
    source = f'#set document(title: "x")\n#image({string("/" + path.name)}, alt: "x")'
    try:
        _compiler(source, path).compile(format="pdf", pdf_standards=STANDARDS, timestamp=0)
    except typst.TypstError as error:
        return error.message.partition(" (")[0]
    return ""


def drawn_anew(path: Path) -> bytes:
    """Return a picture as PNG in the colours of a screen; no bytes if it cannot be drawn at all.

    Printed colours (CMYK) have no place in the standards without the profile of a press.
    """
    width, height = get_image_size(path) or (0, 0)
    size = f"width: {width}pt, height: {height}pt" if width and height else "width: 1000pt"
    page = "#set page(width: auto, height: auto, margin: 0pt, fill: none)"
    try:
        made = _compiler(f"{page}\n#image({string('/' + path.name)}, {size})", path).compile(
            format="png", ppi=72
        )
    except typst.TypstError:
        return b""
    return made if isinstance(made, bytes) else b""


def _compiler(source: str, path: Path) -> typst.Compiler:
    return typst.Compiler(source.encode(), root=path.parent, ignore_system_fonts=True)


def warn_of_image(message: str, image: nodes.image, *words: object) -> None:
    """Tell something about an image, at its line."""
    where = with_line(image)
    logger.warning(message, image["uri"], *words, type="image", subtype="fit", location=where)
