"""Packs the EPUB with ebooklib, and mends what ebooklib 0.20 cannot do.

It stamps the files with the time of day and gives `<package>` no language: both are put right in
the finished zip. ebooklib is under the AGPL, so it is imported here and nowhere else, and another
module may stand in this one's place: `epub_packer` in conf.py names it. Source: EPUB 3.3, Open
Container Format.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from ebooklib import epub
from lxml import etree

from sphinx_bindery.dates import zip_time
from sphinx_bindery.epub.xhtml import XML, serialize

if TYPE_CHECKING:
    from sphinx_bindery.epub.publication import ManifestItem, MetaProperty, Publication

OPF = "EPUB/content.opf"


def pack(made: Publication) -> bytes:
    """Return the EPUB's bytes: the same for the same content."""
    book = epub.EpubBook()
    book.set_identifier(made.identifier)
    book.add_metadata("DC", "title", made.title, {"id": "title"})
    book.set_language(made.language)
    book.set_direction("rtl" if made.right_to_left else "default")
    for fact in made.facts:
        _add_fact(book, fact)
    if made.cover_id:
        book.add_metadata(None, "meta", "", {"name": "cover", "content": made.cover_id})
    for item in made.items:
        book.add_item(_ebooklib_item(item))
    book.spine = [(name, "yes") for name in made.spine]
    options = {"raise_exceptions": True, "mtime": made.edition, "epub3_pages": False}
    packed = io.BytesIO()
    epub.write_epub(packed, book, options)
    return _mended(packed.getvalue(), made)


def _mended(packed: bytes, made: Publication) -> bytes:
    """Set the package's language, and one date and order for all files."""
    date = zip_time(made.edition)
    mended = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(mended, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != "mimetype", name))
        for name in names:
            content = old.read(name)
            if name == OPF:
                content = _mended_package(content, made)
            info = zipfile.ZipInfo(name, date)
            info.external_attr = 0o644 << 16
            stored = name == "mimetype"
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return mended.getvalue()


def _mended_package(opf: bytes, made: Publication) -> bytes:
    package = etree.fromstring(opf)
    package.set(f"{{{XML}}}lang", made.language)
    if made.right_to_left:
        package.set("dir", "rtl")
    return serialize(package)


def _add_fact(book: epub.EpubBook, fact: MetaProperty) -> None:
    if fact.is_dublin_core:
        book.add_metadata("DC", fact.name, fact.value, fact.attributes)
    elif fact.name == "link":
        book.add_metadata(None, "link", None, {"href": fact.value, **fact.attributes})
    else:
        book.add_metadata(None, "meta", fact.value, {"property": fact.name, **fact.attributes})


def _ebooklib_item(item: ManifestItem) -> epub.EpubItem:
    made = epub.EpubItem(item.id, item.href, item.media_type, item.content)
    made.properties = list(item.properties)
    return made
