"""Packs the EPUB with ebooklib, and mends what ebooklib 0.20 cannot do.

It stamps the files with the time of day and gives `<package>` no language: both are put right in
the finished zip. Source: EPUB 3.3, Open Container Format.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ebooklib import epub
from lxml import etree

from sphinx_bindery.epub.xhtml import XML, serialize

OPF = "EPUB/content.opf"
EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # the zip format knows no earlier day


@dataclass(frozen=True)
class Item:
    """One file of the book; `properties` as in the EPUB manifest."""

    id: str
    href: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One line of metadata: a Dublin Core element (`dc`), or a property of `<meta>`."""

    name: str
    value: str
    attributes: dict[str, str] = field(default_factory=dict)
    is_dublin_core: bool = False


@dataclass
class Package:
    """An EPUB before it is packed."""

    identifier: str
    title: str
    language: str
    right_to_left: bool
    edition: datetime
    items: list[Item] = field(default_factory=list)
    spine: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    cover_id: str = ""

    def pack(self) -> bytes:
        """Return the EPUB's bytes: the same for the same content."""
        book = epub.EpubBook()
        book.set_identifier(self.identifier)
        book.add_metadata("DC", "title", self.title, {"id": "title"})
        book.set_language(self.language)
        book.set_direction("rtl" if self.right_to_left else "default")
        for fact in self.facts:
            _add_fact(book, fact)
        if self.cover_id:
            book.add_metadata(None, "meta", "", {"name": "cover", "content": self.cover_id})
        for item in self.items:
            book.add_item(_ebooklib_item(item))
        book.spine = [(name, "yes") for name in self.spine]
        options = {"raise_exceptions": True, "mtime": self.edition, "epub3_pages": False}
        packed = io.BytesIO()
        epub.write_epub(packed, book, options)
        return self._mend(packed.getvalue())

    def _mend(self, packed: bytes) -> bytes:
        """Set the package's language, and one date and order for all files."""
        date = max(self.edition, EARLIEST).timetuple()[:6]
        mended = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(mended, "w") as new:
            names = sorted(old.namelist(), key=lambda name: (name != "mimetype", name))
            for name in names:
                content = old.read(name)
                if name == OPF:
                    content = self._mend_package(content)
                info = zipfile.ZipInfo(name, date)
                info.external_attr = 0o644 << 16
                stored = name == "mimetype"
                info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                new.writestr(info, content)
        return mended.getvalue()

    def _mend_package(self, opf: bytes) -> bytes:
        package = etree.fromstring(opf)
        package.set(f"{{{XML}}}lang", self.language)
        if self.right_to_left:
            package.set("dir", "rtl")
        return serialize(package)


def _add_fact(book: epub.EpubBook, fact: Fact) -> None:
    if fact.is_dublin_core:
        book.add_metadata("DC", fact.name, fact.value, fact.attributes)
    else:
        book.add_metadata(None, "meta", fact.value, {"property": fact.name, **fact.attributes})


def _ebooklib_item(item: Item) -> epub.EpubItem:
    made = epub.EpubItem(item.id, item.href, item.media_type, item.content)
    made.properties = list(item.properties)
    return made
