"""Reads the tag tree of a PDF: the elements that a screen reader walks, with their text.

Sources: ISO 32000-1, 14.7 (logical structure) and 9.10 (extraction of text).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

SOFT_HYPHEN = "\u00ad"


@dataclass
class Tag:
    """One element: its kind (P, H1, Link …), its own attributes, and text and tags in order."""

    kind: str
    alt: str = ""
    language: str = ""
    scope: str = ""
    to: str = ""  # the name of the heading that a link leads to
    lines: set[tuple[int, int]] = field(default_factory=set)  # (page, height in points) of its text
    children: list[Tag | str] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            if isinstance(child, Tag):
                yield from child.walk()

    def all_lines(self) -> set[tuple[int, int]]:
        return {line for tag in self.walk() for line in tag.lines}

    def find(self, *kinds: str) -> list[Tag]:
        return [tag for tag in self.walk() if tag.kind in kinds]

    def text(self, without: tuple[str, ...] = ()) -> str:
        if self.kind in without:
            return ""
        parts = [c if isinstance(c, str) else c.text(without) for c in self.children]
        return ("\n" if self.kind in BLOCKS else "").join(["", *parts, ""])


BLOCKS = {
    *("P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "L", "TD", "TH", "TR", "Table"),
    *("Figure", "Caption", "Title", "TOC", "TOCI", "Note", "Div", "Sect", "BlockQuote", "Code"),
}


def tag_tree(pdf: Path | bytes) -> Tag:
    """Return the root of the tag tree, with the text of every element.

    It is kept: a book's takes seconds, and many tests read it.
    """
    return _tag_tree(pdf if isinstance(pdf, bytes) else pdf.read_bytes())


@lru_cache(maxsize=8)
def _tag_tree(content: bytes) -> Tag:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        texts = {p.obj.objgen: _marked_text(p, number) for number, p in enumerate(pdf.pages, 1)}
        root = pdf.Root.StructTreeRoot
        return Tag("Root", children=[_tag(kid, None, texts) for kid in _list(root.K)])


class Marked(NamedTuple):
    """What stands in one marked sequence of a page."""

    text: str
    lines: set[tuple[int, int]]
    language: str


def _tag(node: Any, page: Any, texts: dict[Any, dict[int, Marked]]) -> Tag:
    page = node.get("/Pg", page)
    tag = Tag(
        str(node.S).lstrip("/"),
        str(node.get("/Alt", "")),
        str(node.get("/Lang", "")),
        _scope(node),
    )
    for kid in _list(node.get("/K", [])):
        if isinstance(kid, int):
            _take(tag, texts[page.objgen].get(kid))
        elif "/MCID" in kid:
            _take(tag, texts[kid.get("/Pg", page).objgen].get(int(kid.MCID)))
        elif "/Obj" in kid:
            tag.to = str(kid.Obj.get("/Dest", ""))
        elif "/S" in kid:
            tag.children.append(_tag(kid, page, texts))
    return tag


def _take(tag: Tag, marked: Marked | None) -> None:
    if marked and marked.language:
        spoken = Tag("Span", language=marked.language, lines=marked.lines, children=[marked.text])
        tag.children.append(spoken)
    elif marked:
        tag.children.append(marked.text)
        tag.lines |= marked.lines


def _list(kids: Any) -> list[Any]:
    return list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]


def _scope(node: Any) -> str:
    for attributes in _list(node.get("/A", [])):
        if isinstance(attributes, pikepdf.Dictionary) and "/Scope" in attributes:
            return str(attributes.Scope).lstrip("/")
    return ""


def _marked_text(page: pikepdf.Page, page_number: int = 0) -> dict[int, Marked]:
    """Return each marked sequence of a page by its number."""
    fonts = {name: _decoder(font) for name, font in page.resources.get("/Font", {}).items()}
    found: dict[int, str] = {}
    lines: dict[int, set[tuple[int, int]]] = {}
    languages: dict[int, str] = {}
    stack: list[int | None] = []
    closes: list[bool] = []
    spoken = 0  # how many open sequences say what their signs stand for (ActualText)
    decode: Any = None
    size, height, last_height = 1.0, 0.0, None
    matrix, kept = pikepdf.Matrix(), []
    for step in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(step.operands)
        match str(step.operator):
            case "BDC" | "BMC":
                properties: Any = operands[1] if len(operands) > 1 else {}
                has_number = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
                number = int(properties.MCID) if has_number else None
                actual = isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties
                stack.append(number if number is not None else (stack[-1] if stack else None))
                closes.append(actual)
                if number is not None:
                    languages[number] = str(properties.get("/Lang", ""))
                spoken += actual
                if actual and stack[-1] is not None:
                    found[stack[-1]] = found.get(stack[-1], "") + str(properties.ActualText)
                last_height = None if has_number else last_height
            case "EMC":
                stack.pop()
                spoken -= closes.pop()
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tf":
                decode, size = fonts[str(operands[0])], float(operands[1])
            case "Tm":
                height = float(operands[5])
            case "Td" | "TD":
                height += float(operands[1])
            case "TJ" | "Tj" if stack and stack[-1] is not None and not spoken:
                number = stack[-1]
                text = found.get(number, "")
                is_new_line = last_height is not None and abs(height - last_height) > 0.6 * size
                if is_new_line and text.endswith(SOFT_HYPHEN):
                    text = text[:-1]
                elif is_new_line:
                    text += " "
                strings = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                text += "".join(decode(bytes(s)) for s in strings if isinstance(s, pikepdf.String))
                found[number], last_height = text, height
                place = round(matrix.transform((0, height))[1])
                lines.setdefault(number, set()).add((page_number, place))
    return {
        number: Marked(text, lines.get(number, set()), languages.get(number, ""))
        for number, text in found.items()
    }


class Placed(NamedTuple):
    """A run of signs as it is drawn: where it begins, in points from the left and from the foot."""

    text: str
    codes: list[int]  # which drawings of the font
    x: float
    y: float
    size: float
    font: str


def placed_text(page: pikepdf.Page) -> Iterator[Placed]:
    """Yield all that is written on a page, artifacts too."""
    fonts: Any = page.resources.get("/Font", {})
    decoders = {name: _decoder(font) for name, font in fonts.items()}
    matrix, kept = pikepdf.Matrix(), []
    name, size, x, y = "", 1.0, 0.0, 0.0
    for step in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(step.operands)
        match str(step.operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Tf":
                name, size = str(operands[0]), float(operands[1])
            case "Tm":
                x, y = matrix.transform((float(operands[4]), float(operands[5])))
            case "TJ":
                signs = b"".join(bytes(s) for s in operands[0] if isinstance(s, pikepdf.String))
                codes = [high << 8 | low for high, low in zip(signs[::2], signs[1::2], strict=True)]
                font = str(fonts[name].BaseFont)
                yield Placed(decoders[name](signs), codes, round(x, 1), round(y, 1), size, font)


def printed_text(page: pikepdf.Page) -> str:
    """Return all signs on a page as they are drawn, those of artifacts too, without spaces."""
    return "".join("".join(placed.text for placed in placed_text(page)).split())


class Place(NamedTuple):
    """Where a heading stands: the page, counted from the first sheet, and its printed number."""

    page: int
    label: str


def bookmarks(path: Path) -> list[tuple[str, Place]]:
    """Return the words of each bookmark and where it leads, in order."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        pages = _places(pdf)
        return [
            (" ".join(str(item.title).split()), pages[item.destination[0].objgen])
            for item in _with_those_below(outline.root)
        ]


def headings(path: Path) -> dict[str, Place]:
    """Return where each heading with a name stands, by `docname#id`, in the order of the pages."""
    with pikepdf.open(path) as pdf:
        pages = _places(pdf)
        names = list(pdf.Root.Names.Dests.Names)
        found = {str(name): pages[to[0].objgen] for name, to in _pairs(names)}
    return dict(sorted(found.items(), key=lambda item: item[1].page))


def _places(pdf: pikepdf.Pdf) -> dict[Any, Place]:
    pages = enumerate(pdf.pages, start=1)
    return {page.obj.objgen: Place(number, str(page.label)) for number, page in pages}


def _with_those_below(items: Any) -> list[Any]:
    return [found for item in items for found in (item, *_with_those_below(item.children))]


def _pairs(flat: list[Any]) -> Iterator[tuple[Any, Any]]:
    return zip(flat[::2], flat[1::2], strict=True)


def _decoder(font: Any) -> Any:
    table = _to_unicode(bytes(font.ToUnicode.read_bytes()).decode("latin-1"))

    def decode(codes: bytes) -> str:
        pairs = zip(codes[::2], codes[1::2], strict=True)
        return "".join(table.get(high << 8 | low, "") for high, low in pairs)

    return decode


def _to_unicode(cmap: str) -> dict[int, str]:
    table: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + offset] = chr(int(start, 16) + offset)
    return table
