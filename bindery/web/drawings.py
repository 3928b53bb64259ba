"""The book's drawings, set into the page itself, so that they take its colours.

A picture that is fetched knows nothing of a reader's choice of light or dark, or of the colours
that a system forces. Set into the page, its lines are drawn in the page's own. A drawing is ours
when its image has the class `drawing`; one that holds more than shapes and words stays a picture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = "drawing"
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    *("svg", "g", "path", "line", "polyline", "polygon", "rect", "circle", "ellipse"),
    *("text", "tspan", "title", "desc"),
}
PLAIN = re.compile(r"(?!on|style$|href$|id$)[a-zA-Z-]+\Z")  # attributes that only draw
COLOURS = {
    "#26221e": "var(--ink)",
    "#645c53": "var(--muted)",
    "#8c8376": "var(--edge)",
    "#ddd5c8": "var(--rule)",
    "#a3402a": "var(--reach)",
    "#f7e9e2": "var(--reach-tint)",
    "#1f5d6b": "var(--retreat)",
    "#e2eef0": "var(--retreat-tint)",
    "#fbf8f3": "var(--ground)",
}


def inline_drawing(path: Path, words: str = "") -> str:
    """Return the drawing as SVG for an HTML page, or '' if it is not one of shapes and words.

    `words` say what it shows; without them it is decoration, hidden from those who listen.
    """
    try:
        root = etree.parse(path).getroot()
    except (OSError, etree.XMLSyntaxError):
        return ""
    if root.tag != SVG + "svg" or not all(_only_draws(element) for element in root.iter()):
        return ""
    etree.strip_elements(root, f"{SVG}title", f"{SVG}desc", with_tail=False)  # the page says it
    for element in root.iter():
        _take_colours(element)
    for name, value in _told(words).items():
        root.set(name, value)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode", with_tail=False)


def _told(words: str) -> dict[str, str]:
    return {"role": "img", "aria-label": words} if words else {"aria-hidden": "true"}


def _only_draws(element: etree._Element) -> bool:
    if not isinstance(element.tag, str):  # a comment
        return True
    names = (etree.QName(name).localname for name in element.attrib)
    return element.tag.removeprefix(SVG) in SHAPES and all(PLAIN.match(name) for name in names)


def _take_colours(element: etree._Element) -> None:
    for name, value in element.attrib.items():
        element.set(name, COLOURS.get(str(value).lower(), value))
