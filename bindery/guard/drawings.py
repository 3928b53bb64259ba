"""Drawings of a page: what a picture for a book may hold, and a few things less.

`bindery.pictures` refuses in every book what could not be drawn or would run. Here the picture
comes from somebody unknown: it may also define nothing, embed no other format, and have no link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from bindery.pictures import fault_of, read_svg

if TYPE_CHECKING:
    from pathlib import Path

DEFINES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
FOREIGN = ("foreignobject", "iframe", "embed", "object")
INSIDE = re.compile(r"^#|^data:image/(?:png|jpeg);")


def fault_of_drawing(path: Path) -> str:
    """Return what keeps a picture out of a page, in words that end a sentence, or ''."""
    if path.suffix.lower() != ".svg":
        return fault_of(path)
    if DEFINES.search(path.read_bytes()):
        return "has a DOCTYPE or an entity"
    return fault_of(path) or _fault_inside(read_svg(path.read_bytes()))


def _fault_inside(root: etree._Element) -> str:
    if any(
        isinstance(node, etree._ProcessingInstruction) for node in root.itersiblings(preceding=True)
    ):
        return "fetches a style sheet"
    for element in root.iter(etree.Element):
        if etree.QName(element).localname.lower() in FOREIGN:
            return "holds something that is no drawing"
        links = [str(value) for key, value in element.items() if key.rpartition("}")[2] == "href"]
        if not all(INSIDE.match(link) for link in links):
            return "has a link"
        if element.get("attributeName", "").rpartition(":")[2] == "href":
            return "has a link that changes"
    return ""
