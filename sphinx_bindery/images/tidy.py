"""A drawing as a book holds it: what draws, named once, leading to nothing that is not there.

Drawing programs leave more in a file: their own elements and attributes, references to parts that
were deleted, and labels as HTML (`foreignObject`), which only browsers show. Those become text.
Source: SVG 1.1; EPUB 3.3 (6.2).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_bindery.images.grammar import ATTRIBUTES, HREF, PROPERTIES, UNSEEN
from sphinx_bindery.images.problems import SVG, read_svg
from sphinx_bindery.words.signs import sayable

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
HELD = re.compile(r"data:image/(?:png|jpeg|gif|webp);", re.IGNORECASE)
NAMED = re.compile(r"url\(\s*['\"]?#([^'\"()\s]+)['\"]?\s*\)")
FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}", re.IGNORECASE)
LENGTH = re.compile(r"(-?[\d.]+)(?:px)?")
IN_STYLE = re.compile(r"(?<![\w-])([\w-]+)\s*:\s*+([^;]+)")
LINES = frozenset(("br", "div", "p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))
LINE_HEIGHT = 1.2  # of the size of the letters
XLINK = "{http://www.w3.org/1999/xlink}"


def tidied(content: bytes) -> etree._Element:
    """Return the root of a drawing that draws the same, and holds nothing else.

    Raises lxml.etree.XMLSyntaxError if it is not well formed.
    """
    root = read_svg(content)
    for choice in list(root.iter(f"{SVG}switch")):
        if len(choice) > 1 and choice[0].tag == f"{SVG}g" and not len(choice[0]):
            _take_out(choice)  # what it says instead is for programs that show no HTML
    for label in list(root.iter(f"{SVG}foreignObject")):
        _put_text(label)
    for element in list(root.iter(etree.Element)):
        _tidy(element)
    _lead_somewhere(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xlink"])
    return root


# Labels


def _put_text(label: etree._Element) -> None:
    """Put the words of a label that is HTML in its place, as text."""
    parent = label.getparent()
    if parent is None:
        return
    lines = _lines(label)
    beside = next(label.itersiblings(f"{SVG}text"), None)
    if parent.tag == f"{SVG}switch":  # what follows is for programs that show no HTML
        text = _filled(beside, lines) if beside is not None else _text(label, lines)
        for child in list(parent):
            parent.remove(child)
        parent.tag = f"{SVG}g"
        parent.append(text)
    else:
        parent.replace(label, _text(label, lines))


def _lines(label: etree._Element) -> list[str]:
    """Return the words of a label, a line for each block."""
    said: list[str] = [""]
    for event, element in etree.iterwalk(label, events=("start", "end")):
        is_line = etree.QName(element).localname in LINES
        said += [""] if is_line else []
        said[-1] += (element.text if event == "start" else element.tail) or ""
    return [line for line in (" ".join(text.split()) for text in said) if line]


def _filled(text: etree._Element, lines: list[str]) -> etree._Element:
    """Return the text that stands in for a label, with all of its words."""
    if " ".join(text.itertext()).split() != " ".join(lines).split():
        x, y = (_number(text.get(name), 0) for name in "xy")
        _write(text, lines, x, y)
    return text


def _text(label: etree._Element, lines: list[str]) -> etree._Element:
    """Return a label as text, in the middle of its box."""
    styles = [dict(IN_STYLE.findall(each.get("style", ""))) for each in label.iter(etree.Element)]
    said = {name: value.strip() for style in styles for name, value in style.items()}
    width = _number(label.get("width"), _number(said.get("width"), 0))
    height = _number(label.get("height"), 0)
    x = _number(label.get("x"), 0) + _number(said.get("margin-left"), 0) + width / 2
    y = _number(label.get("y"), 0) + _number(said.get("padding-top"), 0) + height / 2
    size = _number(said.get("font-size"), 12)
    text = etree.Element(f"{SVG}text", {"text-anchor": "middle", "font-size": f"{size:g}"})
    text.set("font-family", said.get("font-family", "sans-serif"))
    text.set("fill", said.get("color", "#000000"))
    _write(text, lines, x, y + size / 3, size)
    return text


def _write(
    text: etree._Element, lines: list[str], x: float, y: float, size: float | None = None
) -> None:
    """Write lines into a text, one below the other, around `y`."""
    height = (size or _number(text.get("font-size"), 12)) * LINE_HEIGHT
    text.text = None
    for child in list(text):
        text.remove(child)
    text.set("x", f"{x:g}")
    text.set("y", f"{y - height * (len(lines) - 1) / 2:g}")
    for count, line in enumerate(lines):
        facts = {"x": f"{x:g}", "dy": f"{height if count else 0:g}"}
        etree.SubElement(text, f"{SVG}tspan", facts).text = line


def _number(length: str | None, default: float) -> float:
    found = LENGTH.fullmatch((length or "").strip())
    try:
        return float(found[1]) if found else default
    except ValueError:
        return default


# Elements and their attributes


def _tidy(element: etree._Element) -> None:
    """Leave of an element what draws; take it out if nothing does."""
    name = etree.QName(element)
    if name.namespace != SVG[1:-1] or name.localname in UNSEEN:
        _take_out(element)
    elif name.localname not in ATTRIBUTES:
        _open(element)
    if element.tag == f"{SVG}style":
        element.text = FONT_FACE.sub("", element.text or "")
    if element.tag == f"{SVG}stop":
        element.set("offset", element.get("offset", "0"))
    allowed = ATTRIBUTES.get(etree.QName(element).localname, frozenset())
    for key, value in list(element.attrib.items()):
        plain = sayable(str(value))
        if key == "href" or (key.startswith(XLINK) and key != HREF):
            del element.attrib[key]
            if key == "href" and HREF in allowed:
                element.set(HREF, element.get(HREF, plain))
        elif key not in allowed:
            del element.attrib[key]
            if key in PROPERTIES and "style" in allowed:
                element.set("style", f"{key}:{plain};{element.get('style', '')}".rstrip(";"))


def _open(element: etree._Element) -> None:
    """Leave what an element that nobody knows holds; one that holds nothing goes."""
    if len(element):
        element.tag, element.text = f"{SVG}g", None
    else:
        _take_out(element)


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# What leads somewhere


def _lead_somewhere(root: etree._Element) -> None:
    """Let each name stand once, and nothing lead to what is not there."""
    names: set[str] = set()
    for element in root.iter(etree.Element):
        name = element.get("id")
        if name is not None and (name in names or not name.strip()):
            del element.attrib["id"]
        names.add(name or "")
    for element in list(root.iter(etree.Element)):
        _mend_link(element, names)
        for key, value in list(element.attrib.items()):
            if any(found not in names for found in NAMED.findall(str(value))):
                _forget(element, key, names)


def _mend_link(element: etree._Element, names: set[str]) -> None:
    link = element.get(HREF)
    kind = etree.QName(element).localname
    if link is None:
        if kind == "a":
            element.tag = f"{SVG}g"
        return
    leads = link[1:] in names if link.startswith("#") else _leads_out(kind, link)
    if leads:
        return
    if kind in ("use", "image"):
        _take_out(element)
    elif kind == "a":
        element.tag = f"{SVG}g"
    element.attrib.pop(HREF, None)


def _leads_out(kind: str, link: str) -> bool:
    return bool(OUT.match(link)) if kind == "a" else kind == "image" and bool(HELD.match(link))


def _forget(element: etree._Element, key: str, names: set[str]) -> None:
    """Take out what names a missing part: an attribute, or the lines of a style."""
    if key != "style":
        del element.attrib[key]
        return
    kept = [line for line in element.get("style", "").split(";") if _is_whole(line, names)]
    element.set("style", ";".join(kept))


def _is_whole(line: str, names: set[str]) -> bool:
    return all(name in names for name in NAMED.findall(line))


def files_beside(content: bytes) -> Iterator[str]:
    """Yield the files beside a drawing that it would show, and that a book does not hold."""
    for element in read_svg(content).iter(f"{SVG}image", f"{SVG}use"):
        link = element.get(HREF) or element.get("href") or ""
        if link and not link.startswith(("#", "data:")):
            yield link
