"""The pages that no writer wrote: cover, title page, imprint and contents; at the end the colophon.

What conf.py leaves unset is left out. Source: EPUB Type vocabulary, DPUB-ARIA 1.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from sphinx_bindery.config import copyright_lines, cover_words
from sphinx_bindery.dates import long_date
from sphinx_bindery.epub.metadata import author_of, identifier_of, publisher, title_of
from sphinx_bindery.epub.publication import ManifestItem
from sphinx_bindery.epub.xhtml import (
    MATH_STYLE,
    STYLE,
    TYPE,
    XHTML_TYPE,
    E,
    Landmark,
    contents,
    ncx,
    serialize,
)
from sphinx_bindery.images.problems import read_svg
from sphinx_bindery.words.catalog import _, of_sphinx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from lxml import etree
    from sphinx.config import Config

    from sphinx_bindery.epub.xhtml import NavPoint, PageTemplate, Place

MARK = "mark.svg"


@dataclass(frozen=True)
class Front:
    """Makes the pages around those of the source.

    `folder` is where conf.py lies, `summary` the accessibility summary.
    """

    config: Config
    folder: Path
    cover: ManifestItem
    frame: PageTemplate
    edition: datetime
    entries: list[NavPoint]
    landmarks: list[Landmark]
    pages: list[Place]
    summary: str

    @property
    def is_listed(self) -> bool:
        """Tell whether readers see the contents: a single line needs no page."""
        return len(self.entries) > 1 or any(entry.children for entry in self.entries)

    def before(self) -> Iterator[ManifestItem]:
        """Yield what comes before the first page: first the files, then the pages in order."""
        config, title = self.config, title_of(self.config)
        yield self.cover
        if mark_href(config):
            drawing = serialize(read_svg((self.folder / config.book_cover).read_bytes()))
            yield ManifestItem("mark", MARK, "image/svg+xml", drawing)
        yield ManifestItem("style", STYLE, "text/css", stylesheet())
        yield from (sheet.item for sheet in self.frame.sheets)
        toc = ncx(identifier_of(config), title, self.entries, self.pages)
        yield ManifestItem("ncx", "toc.ncx", "application/x-dtbncx+xml", toc)
        yield self._page("cover", title, self._cover())
        yield self._page("title", title, self._title_page())
        yield self._page("imprint", _("Imprint"), self._imprint())
        heading, landmarks = of_sphinx("Contents"), self._landmarks()
        nav = contents(self.frame, heading, self.entries, landmarks, self.pages)
        yield ManifestItem("nav", "nav.xhtml", XHTML_TYPE, nav, ("nav",))

    def after(self) -> Iterator[ManifestItem]:
        """Yield what comes behind the last page."""
        if self.config.book_colophon:
            yield self._page("colophon", _("Colophon"), self._colophon())

    def _page(self, name: str, title: str, content: etree._Element) -> ManifestItem:
        return ManifestItem(
            f"{name}-page", f"{name}.xhtml", XHTML_TYPE, self.frame.page(title, content)
        )

    def _landmarks(self) -> list[Landmark]:
        end = [Landmark("colophon", _("Colophon"), "colophon.xhtml")]
        return [
            Landmark("cover", _("Cover"), "cover.xhtml"),
            Landmark("titlepage", _("Title page"), "title.xhtml"),
            Landmark("copyright-page", _("Imprint"), "imprint.xhtml"),
            *([Landmark("toc", of_sphinx("Contents"), "nav.xhtml#toc")] if self.is_listed else []),
            *[mark for mark in self.landmarks if mark.kind not in ("chapter", "part")],
            *(end if self.config.book_colophon else []),
        ]

    def _cover(self) -> etree._Element:
        words = cover_words(self.config, title_of(self.config))
        picture = E.img({"src": self.cover.href, "alt": words, "role": "doc-cover"})
        return E.section({TYPE: "cover", "class": "cover"}, picture)

    def _title_page(self) -> etree._Element:
        config = self.config
        lines = [
            ("subtitle", config.book_subtitle),
            ("author", author_of(config)),
            ("publisher", publisher(config)),
        ]
        drawing = [mark()] if mark_href(config) else []
        paragraphs = [E.p({"class": name}, text) for name, text in lines if text]
        facts = {TYPE: "titlepage", "class": "titlepage"}
        return E.section(facts, *drawing, E.h1(title_of(config)), *paragraphs)

    def _imprint(self) -> etree._Element:
        config = self.config
        day = long_date(self.edition, self.frame.language)
        edition = _("Version %(version)s, %(date)s") % {"version": config.release, "date": day}
        if not config.release:
            edition = day
        lines = [
            title_of(config) + (f": {config.book_subtitle}" if config.book_subtitle else ""),
            author_of(config),
            *copyright_lines(config.epub_copyright),
        ]
        paragraphs = [E.p(line) for line in lines if line]
        if config.book_licence:
            before, _sign, after = _("Licence: %s").partition("%s")
            licence = _linked(config.book_licence_url, config.book_licence)
            paragraphs.append(E.p(before, licence, after))
        paragraphs.append(E.p(edition))
        if config.html_baseurl:
            paragraphs.append(E.p(_linked(config.html_baseurl, config.html_baseurl)))
        paragraphs.append(E.p(identifier_of(config)))
        facts = {TYPE: "copyright-page", "class": "imprint"}
        return E.section(facts, E.h1(_("Imprint")), *paragraphs)

    def _colophon(self) -> etree._Element:
        facts = {TYPE: "colophon", "role": "doc-colophon", "class": "imprint"}
        words = [self.config.book_colophon, self.summary]
        return E.section(facts, E.h1(_("Colophon")), *[E.p(text) for text in words])


def mark_href(config: Config) -> str:
    """Return the file of the book's own drawing, which opens its parts; '' if it has none."""
    return MARK if config.book_cover.endswith(".svg") else ""


def mark() -> etree._Element:
    """Return the drawing as decoration."""
    return E.div({"class": "mark"}, E.img({"src": MARK, "alt": ""}))


def _linked(address: str, words: str) -> etree._Element | str:
    return E.a({"href": address}, words) if address else words


def stylesheet() -> bytes:
    """Return the builder's own stylesheet, which every page has."""
    return (files("sphinx_bindery.epub") / "book.css").read_bytes()


def formula_sheet() -> ManifestItem:
    """Return the stylesheet that the pages with formulas have, too, and no other page.

    It has what programs that draw no MathML might stumble over.
    """
    sheet = files("sphinx_bindery.math") / "math.css"
    return ManifestItem("style-math", MATH_STYLE, "text/css", sheet.read_bytes())
