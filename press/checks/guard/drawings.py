"""Drawings of a page: what a picture for a book may hold, and many things less.

`sphinx_bindery.images.problems` refuses in every book what could not be drawn or would run. Here
the picture comes from somebody unknown, and a browser may open it by itself: it holds what is
listed here, moves nothing, leads nowhere, and hides no words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from sphinx.util.images import get_image_size

from press.checks.guard.seen import fault_of_words
from press.signs import unseen_in
from sphinx_bindery.images.bare import BrokenError, bare
from sphinx_bindery.images.problems import SVG, fault_of, kind_of, read_svg
from sphinx_bindery.images.svg import ATTRIBUTES, SHAPES, WORDS_ABOUT, only_names_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Looked for before anything is parsed. One way to write the letters, so that every program reads
# the same ones.
UNREAD = {
    "is not in UTF-8": re.compile(rb"\0|<\?xml[^<>]*encoding\s*=\s*.(?!utf-8.)", re.IGNORECASE),
    "has a DOCTYPE or an entity": re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE),
    "has an instruction to a program, `<?…?>`": re.compile(rb"<\?(?!xml\s)", re.IGNORECASE),
}
# Parts that shapes may name; a part names none itself, or few could stand for endlessly many.
PARTS = {f"{SVG}{name}" for name in ("defs", "use", "linearGradient", "radialGradient")}
PARTS |= {f"{SVG}{name}" for name in ("stop", "clipPath")}
ALLOWED = SHAPES | PARTS | WORDS_ABOUT
XML = "{http://www.w3.org/XML/1998/namespace}"
XLINK = "{http://www.w3.org/1999/xlink}"
# Nothing that makes what is drawn fainter: a reviewer looks at the drawing, and sees all of it.
# Nor turns letters one by one, which makes a 9 of a 6.
NAMES = {name for name in ATTRIBUTES if "opacity" not in name and name != "rotate"}
NAMES |= {"id", "class", "style", "href", "role", "aria-label", f"{XML}lang", f"{XLINK}href"}
NAMES |= {"clip-path", "clip-rule", "clipPathUnits", "offset", "stop-color", "fx", "fy"}
# What Inkscape says of letters, and no program heeds where lines are broken by hand.
NAMES |= {"line-height"} | {f"font-variant-{of}" for of in ("ligatures", "caps", "numeric")}
NAMES |= {"gradientUnits", "gradientTransform", "spreadMethod"}
NOTE = re.compile(r"data-[a-z-]{1,40}")
SQUEEZES = ("textLength", "lengthAdjust")
CALLS_A_PART = re.compile(r"url\(", re.IGNORECASE)
LARGEST = 300_000  # bytes
MOST = 3_000  # elements
MOST_NAMED = 50  # places at which a part is named
LONGEST = 20_000  # signs of a value
PACKED = (".svg", ".jpg", ".jpeg")
MOST_PIXELS = 20_000_000  # of a picture; shown, they take four bytes each


def fault_of_drawing(path: Path) -> str:
    """Return what keeps a picture out of a page, in words that end a sentence, or ''."""
    if path.suffix.lower() != ".svg":
        return _fault_of_raster(path)
    if path.stat().st_size > LARGEST:
        return f"is larger than {LARGEST // 1000} kB"
    content = path.read_bytes()
    return _fault_unread(content) or fault_of(path) or next(_faults_of(read_svg(content)), "")


def pixels_to_unpack(path: Path) -> int:
    """Return how many pixels of a picture a book has to unpack; those of a JPEG it has as is."""
    if path.suffix.lower() in PACKED or not path.is_file():
        return 0
    width, height = get_image_size(path) or (0, 0)
    return max(0, width * height)


def _fault_of_raster(path: Path) -> str:
    if kind_of(path) == ".svg":
        return "is an SVG, and its name says something else"
    width, height = get_image_size(path) or (0, 0)
    if width * height > MOST_PIXELS or min(width, height) < 0:
        return f"has more than {MOST_PIXELS // 1_000_000} million pixels"
    if fault := fault_of(path):
        return fault
    try:
        bare(path.read_bytes(), kind_of(path))
    except BrokenError:
        return "is broken"
    return "" if width else "does not say how large it is, or is as wide as its format allows"


def _fault_unread(content: bytes) -> str:
    try:
        content.decode()
    except UnicodeDecodeError:
        return "is not in UTF-8"
    return next((fault for fault, sign in UNREAD.items() if sign.search(content)), "")


def _faults_of(root: etree._Element) -> Iterator[str]:
    elements = list(root.iter())
    if len(elements) > MOST:
        yield f"has more than {MOST:,} elements"
    if sum(_names_a_part(element) for element in elements) > MOST_NAMED:
        yield f"names its own parts more than {MOST_NAMED} times"
    for element in elements:
        name = etree.QName(element)
        if element.tag not in ALLOWED:
            yield (
                f"holds `<{name.localname}>`"
                if name.namespace == SVG[1:-1]
                else f"holds `<{name.localname}>`, which is no SVG"
            )
        for key, value in _values(element):
            yield from _faults_of_attribute(key, value)
        if _names_a_part(element) and any("id" in above.attrib for above in _around(element)):
            yield "names a part within a part"
        shown = [element.text, element.tail, *element.values()]
        if any(unseen_in("\n".join(str(words) for words in shown if words))):
            yield "has a sign that cannot be seen"
    if fault := fault_of_words(root):
        yield fault


def _values(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield what is set on an element, by attributes or by its style."""
    for key, value in element.items():
        yield str(key), str(value)
        if key == "style":
            for rule in str(value).split(";"):
                name, _, set_to = rule.partition(":")
                if rule.strip():
                    yield name.strip().lower(), set_to.strip()


def _around(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from (above for above in element.iterancestors())


def _names_a_part(element: etree._Element) -> bool:
    return any(
        key.endswith("href") or bool(CALLS_A_PART.search(value)) for key, value in _values(element)
    )


def _faults_of_attribute(key: str, value: str) -> Iterator[str]:
    name = key.rpartition("}")[2]
    if name in SQUEEZES:
        yield f"has words that are squeezed, by `{name}`"
    if key not in NAMES and not NOTE.fullmatch(key):
        yield f"has an attribute that is not for drawings: `{name}`"
    if len(value) > LONGEST:
        yield f"has more than {LONGEST:,} signs in `{name}`"
    if name == "href":
        if not value.startswith("#"):
            yield "has a link"
    elif not only_names_parts(value):
        yield f"names something from elsewhere in `{name}`"
