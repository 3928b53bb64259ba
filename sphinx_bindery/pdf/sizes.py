"""Sizes of pictures, as writers give them, in the lengths of Typst.

Sources: reStructuredText's lengths (docutils, `length_units`); CSS Values 4 (6.2), where a
pixel is 1/96 in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util.images import get_image_size

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes

SIZE = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*+([a-z%]*)\s*", re.IGNORECASE)
# In points, but for what stays as it is.
POINTS = {"": 0.75, "px": 0.75, "pc": 12.0, "pt": 1.0, "in": 72.0, "cm": 28.346457, "mm": 2.834646}
POINTS |= {"q": 0.708661, "bp": 1.0}
RELATIVE = {"em": 1.0, "rem": 1.0, "ex": 0.5, "ch": 0.5}  # to the letters
SHARES = {"%", "vw", "vh"}


def size_of(image: nodes.image, path: Path) -> tuple[str, str]:
    """Return the width and the height of an image as Typst wants them; `auto` where nobody said.

    A share (`scale`) is one of the size given, else of the picture's own.
    """
    scale = _number(image.get("scale", "")) / 100 or 1.0
    width, height = _length(image.get("width"), scale), _length(image.get("height"), scale)
    if scale != 1.0 and (width, height) == ("auto", "auto"):
        pixels, _ = get_image_size(path) or (0, 0)
        return (f"{pixels * scale * POINTS['px']:g}pt", "auto") if pixels > 0 else ("auto", "auto")
    return width, height


def _length(said: str | None, scale: float) -> str:
    found = SIZE.fullmatch(said or "")
    if not found:
        return "auto"
    number, unit = float(found[1]) * scale, found[2].lower()
    if unit in SHARES:
        return f"{number:g}%"
    if unit in RELATIVE:
        return f"{number * RELATIVE[unit]:g}em"
    return f"{number * POINTS[unit]:g}pt" if unit in POINTS else "auto"


def _number(said: object) -> float:
    found = SIZE.fullmatch(str(said))
    return float(found[1]) if found else 0.0
