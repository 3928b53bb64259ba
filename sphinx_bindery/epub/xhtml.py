"""The frame of each page, and the two lists for the e-reader: navigation document and NCX.

All are made as trees by lxml, so that nothing needs to be escaped by hand.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

from sphinx_bindery.words.catalog import _
from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_bindery.epub.stylesheets import Sheet

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
NCX = "http://www.daisy.org/z3986/2005/ncx/"
XML = "http://www.w3.org/XML/1998/namespace"
TYPE = f"{{{OPS}}}type"

E = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})
XHTML_TYPE = "application/xhtml+xml"
N = ElementMaker(namespace=NCX, nsmap={None: NCX})

FRAME = '<html xmlns="{xhtml}" xmlns:epub="{ops}"><head><title/></head><body>{body}</body></html>'
STYLE = "book.css"
MATH_STYLE = "math.css"


@dataclass(frozen=True)
class PageTemplate:
    """What every page of one book has in common; `sheets` come behind the builder's own."""

    language: str
    right_to_left: bool = False
    sheets: tuple[Sheet, ...] = ()

    @classmethod
    def of_language(cls, language: str, sheets: Iterable[Sheet] = ()) -> PageTemplate:
        """Return the frame of a language, such as `en-US` or Sphinx's `pt_BR`."""
        known = language_of(language)
        return cls(known.tag, known.right_to_left, tuple(sheets))

    def page(self, title: str, *content: etree._Element) -> bytes:
        """Return a complete XHTML page of the elements given."""
        head = E.head(E.title(title), *self._links())
        return self.finish(E.html(head, E.body(*content)))

    def wrap(self, title: str, body: str) -> etree._Element:
        """Return an XHTML page around a translator's output, to be looked over and finished.

        Raises lxml.etree.XMLSyntaxError if that is not well formed.
        """
        html = etree.fromstring(FRAME.format(xhtml=XHTML, ops=OPS, body=body))
        html[0][0].text = title
        html[0].extend(self._links())
        return html

    def _links(self) -> Iterator[etree._Element]:
        yield E.link(rel="stylesheet", href=STYLE)
        for sheet in self.sheets:
            yield E.link({"rel": "stylesheet", "href": sheet.item.href, **sheet.attributes})

    def add_formula_sheet(self, html: etree._Element) -> None:
        """Have a page of ours drawn as its formulas ask."""
        html[0].append(E.link(rel="stylesheet", href=MATH_STYLE))

    def finish(self, html: etree._Element) -> bytes:
        """Return a page as a file, with the book's language and direction."""
        html.set("lang", self.language)
        html.set(f"{{{XML}}}lang", self.language)
        if self.right_to_left:
            html.set("dir", "rtl")
            for code in html.iter(f"{{{XHTML}}}pre"):  # which every language writes from the left
                code.set("dir", "ltr")
        return serialize(html, doctype="<!DOCTYPE html>")


def serialize(tree: etree._Element, doctype: str | None = None) -> bytes:
    """Return the tree as a UTF-8 file."""
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True, doctype=doctype)


@dataclass
class NavPoint:
    """A line of the contents, and the lines below it; without a place it only names those."""

    title: str
    href: str
    children: list[NavPoint] = field(default_factory=list)


@dataclass(frozen=True)
class Landmark:
    """A place that an e-reader offers by name."""

    kind: str
    title: str
    href: str


Place = tuple[str, str]  # the number of a printed page, and where it begins


def contents(
    frame: PageTemplate,
    title: str,
    entries: list[NavPoint],
    landmarks: list[Landmark],
    pages: list[Place],
) -> bytes:
    """Return the navigation document: contents to read; landmarks and pages for the e-reader."""
    toc = E.nav({TYPE: "toc", "role": "doc-toc", "id": "toc"}, E.h1(title), _list(entries))
    places = [E.li(E.a({TYPE: place.kind, "href": place.href}, place.title)) for place in landmarks]
    marks = E.nav({TYPE: "landmarks", "hidden": "hidden"}, E.h2(_("Landmarks")), E.ol(*places))
    lists = [toc, marks]
    if pages:
        lines = [E.li(E.a({"href": href}, number)) for number, href in pages]
        facts = {TYPE: "page-list", "role": "doc-pagelist", "hidden": "hidden"}
        lists.append(E.nav(facts, E.h2(_("Pages of the PDF")), E.ol(*lines)))
    return frame.page(title, *lists)


def _list(entries: list[NavPoint]) -> etree._Element:
    items = []
    for entry in entries:
        item = E.li(E.a({"href": entry.href}, entry.title) if entry.href else E.span(entry.title))
        if entry.children:
            item.append(_list(entry.children))
        items.append(item)
    return E.ol(*items)


def ncx(identifier: str, title: str, entries: list[NavPoint], pages: list[Place]) -> bytes:
    """Return the contents once more, as EPUB 2 readers want them."""
    points, order = N.navMap(), itertools.count(1)

    def add(parent: etree._Element, entry: NavPoint, place: int) -> None:
        """Add a line; one that only names others leads to the first of them, and has its place."""
        label = N.navLabel(N.text(entry.title))
        content = N.content(src=entry.href or entry.children[0].href)
        name = f"point-{place}" if entry.href else f"group-{place}"
        point = N.navPoint({"id": name, "playOrder": str(place)}, label, content)
        parent.append(point)
        for count, child in enumerate(entry.children):
            add(point, child, next(order) if entry.href or count else place)

    for entry in entries:
        add(points, entry, next(order))
    numbers = [int(number) for number, _ in pages if number.isdigit()]
    meta = {
        "dtb:uid": identifier,
        "dtb:depth": max(map(_depth, entries), default=1),
        "dtb:totalPageCount": len(pages),
        "dtb:maxPageNumber": max(numbers, default=0),
    }
    head = N.head(*[N.meta(name=name, content=str(value)) for name, value in meta.items()])
    tree = N.ncx({"version": "2005-1"}, head, N.docTitle(N.text(title)), points)
    if pages:
        tree.append(_ncx_pages(pages, order))
    return serialize(tree)


def _ncx_pages(pages: list[Place], order: Iterator[int]) -> etree._Element:
    targets = N.pageList(N.navLabel(N.text(_("Pages"))))
    for (number, href), place in zip(pages, order, strict=False):
        kind = "normal" if number.isdigit() else "front"
        facts = {"id": f"point-{place}", "playOrder": str(place), "type": kind, "value": number}
        if kind == "front":
            del facts["value"]
        label = N.navLabel(N.text(number))
        targets.append(N.pageTarget(facts, label, N.content(src=href)))
    return targets


def _depth(entry: NavPoint) -> int:
    return 1 + max(map(_depth, entry.children), default=0)
