"""Whether a picture can go into a book: it is what its name says, draws by itself, and is not huge.

An SVG may hold a program, or fetch things from elsewhere; a book may do neither. Sources: EPUB 3.3
(3.2, 3.6), SVG 2 (5.15).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path

SIGNATURES = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
ENDS = {".png": b"IEND", ".jpg": b"\xff\xd9", ".gif": b"\x3b"}
# The pictures that an EPUB may hold (EPUB 3.3, 3.2: core media types), by the end of their names.
MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
DRAWING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:svg[\s>]|[!?][^\x00]*<svg[\s>])")
SVG = "{http://www.w3.org/2000/svg}"
NETWORK = r"\s*+(?:[a-z][a-z0-9+.-]*:)?//"  # how an address begins that names a host
REMOTE = re.compile(NETWORK, re.IGNORECASE)
ELSEWHERE = re.compile(rf"{NETWORK}|\s*(?:javascript|file):", re.IGNORECASE)
FETCHED = re.compile(rf"@import|url\(\s*+['\"]?{NETWORK}", re.IGNORECASE)
LARGEST = 5_000_000  # bytes; larger ones make e-readers slow, or do not open


def kind_of(path: Path) -> str:
    """Return the kind of a picture by its first bytes, as `.png`; '' for none that a book holds.

    A name may lie: whoever saves a picture from a website gets a JPEG that is called PNG.
    """
    with path.open("rb") as file:
        head = file.read(1024)
    kinds = [kind for kind, signature in SIGNATURES.items() if signature.match(head)]
    is_drawing = path.suffix.lower() == ".svg" or DRAWING.match(head)
    return next(iter(kinds), ".svg" if is_drawing else "")


def fault_of(path: Path) -> str:
    """Return what keeps a picture out of a book, in words that end a sentence, or ''."""
    kind, suffix = kind_of(path), path.suffix.lower()
    if kind == ".svg":
        return _fault_of_svg(path)
    if not kind and suffix in SIGNATURES:
        return f"is not the {suffix[1:].upper()} that its name says"
    if not kind:
        return "is of a kind that no book can hold (SVG, PNG, JPEG, GIF and WebP can be)"
    return "" if _is_whole(path.read_bytes(), kind) else "is broken off in the middle"


def _is_whole(content: bytes, kind: str) -> bool:
    """Tell whether a picture goes on to its end, as its format marks it."""
    if kind == ".webp":
        return len(content) >= int.from_bytes(content[4:8], "little")
    return ENDS[kind] in content[20:]


def _fault_of_svg(path: Path) -> str:
    try:
        root = read_svg(path.read_bytes())
    except etree.XMLSyntaxError as error:
        return f"is not well-formed SVG ({error.msg})"
    if root.tag != f"{SVG}svg":
        return 'is no SVG: its first element is not `<svg xmlns="http://www.w3.org/2000/svg">`'
    for element in root.iter(etree.Element):
        name = str(element.tag).rpartition("}")[2]
        if name == "script" or any(key.lower().startswith("on") for key in element.keys()):  # noqa: SIM118
            return "holds a script"
        links = [value for key, value in element.items() if key.rpartition("}")[2] == "href"]
        if name != "a" and any(ELSEWHERE.match(link) for link in links):
            return "fetches something from elsewhere"
        styles = [element.text or ""] if name == "style" else list(element.attrib.values())
        if any(FETCHED.search(str(style)) for style in styles):
            return "fetches something from elsewhere"
    return ""


def read_svg(content: bytes) -> etree._Element:
    """Return the root of an SVG: no comments or instructions, and nothing that it names fetched.

    Raises lxml.etree.XMLSyntaxError if it is not well formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(content, parser)
