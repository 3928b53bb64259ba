"""The same book for Kobo's own renderer: each sentence is a place that it can name.

A Kobo opens `….kepub.epub` with another program than `….epub`: a newer one, which knows the page,
keeps the place and lets a reader mark words, where it finds the spans and the two divisions that
Kobo puts into the books of its shop. All else stays as it is, so that this is a valid EPUB, too.
Source: https://github.com/kobolabs/epub-spec; the names as in books from Kobo's shop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from sphinx_bindery.epub.xhtml import XHTML, XHTML_TYPE, E, serialize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_bindery.epub.publication import ManifestItem, Publication

# To the space behind its end, which may stand within quotation marks; the last has no end.
SENTENCE = re.compile(r".+?(?:[.!?:…][’”'\")\]]*\s+|[。！？][」』”’]*|$)", re.DOTALL)
BLOCKS = ("p", "ol", "ul", "dl", "table", "h1", "h2", "h3", "h4", "h5", "h6")
BEGIN = frozenset(f"{{{XHTML}}}{name}" for name in BLOCKS)
AS_IT_IS = frozenset(f"{{{XHTML}}}{name}" for name in ("pre", "script", "style", "audio", "video"))
IMAGE = f"{{{XHTML}}}img"


def for_kobo(publication: Publication) -> Publication:
    """Return the publication with the spans in every page that is read, but for the contents."""
    return replace(publication, items=[_marked(item) for item in publication.items])


def _marked(item: ManifestItem) -> ManifestItem:
    if item.media_type != XHTML_TYPE or "nav" in item.properties:
        return item
    html = etree.fromstring(item.content)
    body = html.find(f"{{{XHTML}}}body")
    assert body is not None  # every page is of our own frame
    Spans().mark(body)
    inner = E.div({"id": "book-inner"}, *body)
    inner.text, body.text = body.text, None
    body.append(E.div({"id": "book-columns"}, inner))
    return replace(item, content=serialize(html, doctype="<!DOCTYPE html>"))


@dataclass
class Spans:
    """Numbers the spans of a page: the block, and the sentence in it."""

    block: int = 0
    sentence: int = 0
    begins: bool = True

    def mark(self, element: etree._Element) -> None:
        """Put a span around each sentence in an element, and around each picture."""
        if not isinstance(element.tag, str) or not element.tag.startswith(f"{{{XHTML}}}"):
            return
        if element.tag in AS_IT_IS:
            return
        self.begins |= element.tag in BEGIN
        children = list(element)
        text, element.text = element.text, None
        for child in children:
            element.remove(child)
        _append(element, self._cut(text))
        for child in children:
            tail, child.tail = child.tail, None
            if child.tag == IMAGE:
                self.begins = True
                element.append(self._span(child))
            else:
                element.append(child)
                self.mark(child)
            _append(element, self._cut(tail))

    def _cut(self, text: str | None) -> Iterator[etree._Element | str]:
        """Yield each sentence in its span; what is but space stands between them."""
        for found in SENTENCE.finditer(text or ""):
            yield self._span(found[0]) if found[0].strip() else found[0]

    def _span(self, content: etree._Element | str) -> etree._Element:
        if self.begins:
            self.block, self.sentence, self.begins = self.block + 1, 0, False
        self.sentence += 1
        name = f"kobo.{self.block}.{self.sentence}"
        return E.span({"class": "koboSpan", "id": name}, content)


def _append(element: etree._Element, parts: Iterator[etree._Element | str]) -> None:
    """Put spans, and the space between them, behind what an element has."""
    for part in parts:
        if not isinstance(part, str):
            element.append(part)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + part
        else:
            element.text = (element.text or "") + part
