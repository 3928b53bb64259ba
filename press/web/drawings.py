"""The book's drawings, set into the page itself, so that they take its colours.

A picture that is fetched knows nothing of a reader's choice of light or dark, or of the colours
that a system forces. Set into the page, its lines are drawn in the page's own. A drawing is ours
when its image has the class `drawing`; one that holds more than shapes and words stays a picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from press.web.palette import LIGHT
from sphinx_bindery.images.problems import SVG, read_svg
from sphinx_bindery.images.svg import ATTRIBUTES, SHAPES, WORDS_ABOUT, only_draws

if TYPE_CHECKING:
    from pathlib import Path

DRAWING = "drawing"
COLOURS = {colour: f"var(--{role})" for role, colour in LIGHT.items()}


def inline_drawing(path: Path, words: str = "") -> str:
    """Return the drawing as SVG for an HTML page, or '' if it is not one of shapes and words.

    `words` say what it shows; without them it is decoration, hidden from those who listen.
    """
    try:
        drawn = read_svg(path.read_bytes())
        etree.strip_elements(drawn, *WORDS_ABOUT, with_tail=False)  # the page says it
        if drawn.tag != f"{SVG}svg" or not all(map(_only_draws, drawn.iter())):
            return ""
        root = _copy(drawn, None)
        root.attrib.update(_told(words))
    except (OSError, ValueError, etree.XMLSyntaxError):
        return ""
    return etree.tostring(root, encoding="unicode", with_tail=False)


def _told(words: str) -> dict[str, str]:
    return {"role": "img", "aria-label": words} if words else {"aria-hidden": "true"}


def _only_draws(element: etree._Element) -> bool:
    return element.tag in SHAPES and all(
        key in ATTRIBUTES and only_draws(str(value)) for key, value in element.items()
    )


def _copy(drawn: etree._Element, parent: etree._Element | None) -> etree._Element:
    """Draw an element anew, with what is in it: what was not asked for does not come along."""
    values = {key: COLOURS.get(str(value).lower(), str(value)) for key, value in drawn.items()}
    if parent is None:
        new = etree.Element(drawn.tag, values, {None: SVG[1:-1]})
    else:
        new = etree.SubElement(parent, drawn.tag, values)
    new.text, new.tail = drawn.text, drawn.tail
    for child in drawn:
        _copy(child, new)
    return new
