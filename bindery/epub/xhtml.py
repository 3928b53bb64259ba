"""The pages that no writer wrote: cover, title page, imprint, contents; and the frame of each page.

All are made as trees by lxml, so that nothing needs to be escaped by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

if TYPE_CHECKING:
    from collections.abc import Sequence

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
NCX = "http://www.daisy.org/z3986/2005/ncx/"
XML = "http://www.w3.org/XML/1998/namespace"
TYPE = f"{{{OPS}}}type"

E = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
N = ElementMaker(namespace=NCX, nsmap={None: NCX})

FRAME = """\
<html xmlns="{xhtml}" xmlns:epub="{ops}"><head><title/><link rel="stylesheet" href="book.css"/>\
</head><body>{body}</body></html>"""


@dataclass(frozen=True)
class Frame:
    """What every page of one book has in common."""

    language: str
    right_to_left: bool = False

    def page(self, title: str, *content: etree._Element) -> bytes:
        """Return a complete XHTML page of the elements given."""
        body = E.body(*content)
        link = E.link(rel="stylesheet", href="book.css")
        return self._finish(E.html(E.head(E.title(title), link), body))

    def wrap(self, title: str, body: str) -> bytes:
        """Return a complete XHTML page around a translator's output.

        Raises lxml.etree.XMLSyntaxError if that is not well formed.
        """
        html = etree.fromstring(FRAME.format(xhtml=XHTML, ops=OPS, body=body))
        html[0][0].text = title
        return self._finish(html)

    def _finish(self, html: etree._Element) -> bytes:
        html.set("lang", self.language)
        html.set(f"{{{XML}}}lang", self.language)
        if self.right_to_left:
            html.set("dir", "rtl")
        return serialize(html, doctype="<!DOCTYPE html>")


def serialize(tree: etree._Element, doctype: str | None = None) -> bytes:
    """Return the tree as a UTF-8 file."""
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True, doctype=doctype)


@dataclass
class Entry:
    """A line of the contents, and the lines below it."""

    title: str
    href: str
    children: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Landmark:
    """A place that an e-reader offers by name."""

    kind: str
    title: str
    href: str


def cover(frame: Frame, title: str, image: str, alt: str) -> bytes:
    """Return the cover page around the cover picture."""
    picture = E.img({"src": image, "alt": alt, "role": "doc-cover"})
    return frame.page(title, E.div({TYPE: "cover", "class": "cover"}, picture))


def title_page(frame: Frame, title: str, subtitle: str, author: str, publisher: str) -> bytes:
    """Return the title page; what is empty is left out."""
    lines = [("subtitle", subtitle), ("author", author), ("publisher", publisher)]
    paragraphs = [E.p({"class": name}, text) for name, text in lines if text]
    section = E.section({TYPE: "titlepage", "class": "titlepage"}, E.h1(title), *paragraphs)
    return frame.page(title, section)


def imprint(frame: Frame, lines: Sequence[str], licence: str, licence_url: str) -> bytes:
    """Return the imprint: a paragraph for each line, then the licence with its link."""
    paragraphs = [E.p(line) for line in lines if line]
    if licence:
        words = [E.a({"href": licence_url}, licence)] if licence_url else [licence]
        paragraphs.append(E.p("Licence: ", *words))
    section = E.section({TYPE: "imprint", "class": "imprint"}, E.h1("Imprint"), *paragraphs)
    return frame.page("Imprint", section)


def contents(frame: Frame, entries: list[Entry], landmarks: list[Landmark]) -> bytes:
    """Return the navigation document: contents to read, landmarks for the e-reader."""
    toc = E.nav({TYPE: "toc", "role": "doc-toc", "id": "toc"}, E.h1("Contents"), _list(entries))
    places = [E.li(E.a({TYPE: place.kind, "href": place.href}, place.title)) for place in landmarks]
    marks = E.nav({TYPE: "landmarks", "hidden": "hidden"}, E.h2("Landmarks"), E.ol(*places))
    return frame.page("Contents", toc, marks)


def _list(entries: list[Entry]) -> etree._Element:
    items = []
    for entry in entries:
        item = E.li(E.a({"href": entry.href}, entry.title))
        if entry.children:
            item.append(_list(entry.children))
        items.append(item)
    return E.ol(*items)


def ncx(identifier: str, title: str, entries: list[Entry]) -> bytes:
    """Return the contents once more, as EPUB 2 readers want them."""
    points = N.navMap()
    order = iter(range(1, 1_000_000))

    def add(parent: etree._Element, entry: Entry) -> None:
        number = str(next(order))
        label = N.navLabel(N.text(entry.title))
        content = N.content(src=entry.href)
        point = N.navPoint({"id": f"point-{number}", "playOrder": number}, label, content)
        parent.append(point)
        for child in entry.children:
            add(point, child)

    for entry in entries:
        add(points, entry)
    meta = [
        N.meta(name="dtb:uid", content=identifier),
        N.meta(name="dtb:depth", content=str(max(map(_depth, entries), default=1))),
        N.meta(name="dtb:totalPageCount", content="0"),
        N.meta(name="dtb:maxPageNumber", content="0"),
    ]
    tree = N.ncx({"version": "2005-1"}, N.head(*meta), N.docTitle(N.text(title)), points)
    return serialize(tree)


def _depth(entry: Entry) -> int:
    return 1 + max(map(_depth, entry.children), default=0)
