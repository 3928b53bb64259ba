"""Drawings of a page: what a picture for a book may hold, and many things less.

`sphinx_bindery.images.problems` refuses in every book what could not be drawn or would run. Here
the picture comes from somebody unknown, and a browser may open it by itself: it holds what is
listed in `sphinx_bindery.images.svg`, defines nothing, moves nothing, and leads nowhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from press.signs import unseen_in
from sphinx_bindery.images.problems import SVG, fault_of, read_svg
from sphinx_bindery.images.svg import PARTS, SHAPES, WORDS_ABOUT, only_names_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Looked for before anything is parsed. One way to write the letters, so that every program reads
# the same ones.
UNREAD = {
    "is not in UTF-8": re.compile(rb"\0|<\?xml[^>]*encoding\s*=\s*.(?!utf-8.)", re.IGNORECASE),
    "has a DOCTYPE or an entity": re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE),
    "has an instruction to a program, `<?…?>`": re.compile(rb"<\?(?!xml\s)", re.IGNORECASE),
}
ALLOWED = SHAPES | PARTS | WORDS_ABOUT
NAME = re.compile(
    r"(?!on)[a-z][a-z0-9-]*"
    r"|\{http://www\.w3\.org/XML/1998/namespace\}(?:space|lang)"
    r"|\{http://www\.w3\.org/1999/xlink\}(?:href|title)",
    re.IGNORECASE,
)
INSIDE = re.compile(r"#|data:image/(?:png|jpeg);base64,")


def fault_of_drawing(path: Path) -> str:
    """Return what keeps a picture out of a page, in words that end a sentence, or ''."""
    if path.suffix.lower() != ".svg":
        return fault_of(path)
    content = path.read_bytes()
    return _fault_unread(content) or fault_of(path) or next(_faults_of(read_svg(content)), "")


def _fault_unread(content: bytes) -> str:
    try:
        content.decode()
    except UnicodeDecodeError:
        return "is not in UTF-8"
    return next((fault for fault, sign in UNREAD.items() if sign.search(content)), "")


def _faults_of(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        name = etree.QName(element)
        if element.tag not in ALLOWED:
            yield (
                f"holds `<{name.localname}>`"
                if name.namespace == SVG[1:-1]
                else f"holds `<{name.localname}>`, which is no SVG"
            )
        for key, value in element.items():
            yield from _faults_of_attribute(str(key), str(value))
        shown = [element.text, element.tail, *element.values()]
        if any(unseen_in("\n".join(str(words) for words in shown if words))):
            yield "has a sign that cannot be seen"


def _faults_of_attribute(key: str, value: str) -> Iterator[str]:
    name = key.rpartition("}")[2]
    if not NAME.fullmatch(key):
        yield f"has an attribute that is no SVG: `{name}`"
    if name == "href":
        if not INSIDE.match(value):
            yield "has a link"
    elif not only_names_parts(value):
        yield f"names something from elsewhere in `{name}`"
