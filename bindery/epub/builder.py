"""The builder of the EPUB: which pages, in which order, with what around them."""

from __future__ import annotations

import mimetypes
import re
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.frontend import get_default_settings
from lxml import etree
from sphinx import addnodes
from sphinx.highlighting import PygmentsBridge
from sphinx.util import logging
from sphinx.writers.html import HTMLWriter

from bindery.bookbuilder import BookBuilder, bibliographies, has
from bindery.cover import draw_cover
from bindery.epub import metadata, xhtml
from bindery.epub.package import Fact, Item, Package
from bindery.epub.translator import EpubTranslator
from bindery.identity import identifier
from bindery.images import DECORATIVE
from bindery.reading import sections
from bindery.whole import write_whole

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from bindery.reading import Page

logger = logging.getLogger(__name__)

RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
COVER = "cover.png"


class EpubBuilder(BookBuilder):
    """Writes each page as XHTML, then packs the book."""

    name = "epub"
    format = "epub"
    suffix = "epub"
    epilog = "The EPUB is in %(outdir)s."
    default_translator_class = EpubTranslator
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
    ]

    # What Sphinx's HTML5 translator asks of its builder.
    add_permalinks = False
    download_support = False
    secnumbers: ClassVar[dict[str, tuple[int, ...]]] = {}
    fignumbers: ClassVar[dict[str, dict[str, tuple[int, ...]]]] = {}
    math_renderer_name = None

    def init(self) -> None:
        self.imagedir = self.imgpath = "images"
        self.highlighter = PygmentsBridge("html")
        language = self.config.language
        self.frame = xhtml.Frame(language, language.split("-")[0] in RIGHT_TO_LEFT)
        self.names: dict[str, str] = {}
        self.items: list[Item] = []
        self.seen = metadata.Seen()
        self.landmarks: dict[str, xhtml.Landmark] = {}
        self.settings = get_default_settings(HTMLWriter)

    # Where a page lies

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        if not self.names:
            self.names = file_names(sorted(self.env.all_docs))
        return self.names.get(docname, "")

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to)

    # The pages

    def write_page(self, page: Page, doctree: nodes.document) -> None:
        self.current_docname = page.docname
        self.current_kind = _kind(self.env, page, doctree)
        self.secnumbers = self.env.toc_secnumbers.get(page.docname, {})  # type: ignore[misc]
        self.fignumbers = self.env.toc_fignumbers.get(page.docname, {})  # type: ignore[misc]
        self.settings.__dict__.update(self.env.settings)
        doctree.settings = self.settings
        self.seen.words += len(doctree.astext().split())
        translator = self.create_translator(doctree, self)
        doctree.walkabout(translator)
        self._add_page(page, "".join(translator.body))  # type: ignore[attr-defined]

    def _add_page(self, page: Page, body: str) -> None:
        href = self.get_target_uri(page.docname)
        try:
            content = self.frame.wrap(self.title_of(page.docname), body)
        except etree.XMLSyntaxError as error:
            logger.warning(
                "This page is not well-formed XHTML (%s): it is left out of the EPUB.",
                error.msg,
                type="epub",
                subtype="xhtml",
                location=page.docname,
            )
            return
        properties = ("svg",) if b"<svg" in content else ()
        self._add(PurePosixPath(href).stem, href, "application/xhtml+xml", content, properties)
        self._note_landmark(page, href)

    def _note_landmark(self, page: Page, href: str) -> None:
        kind = {"part": "bodymatter", "chapter": "bodymatter"}.get(self.current_kind)
        kind = kind or self.current_kind
        if kind in ("bodymatter", "glossary", "bibliography"):
            title = "Start of the book" if kind == "bodymatter" else self.title_of(page.docname)
            self.landmarks.setdefault(kind, xhtml.Landmark(kind, title, href))

    def note_image(self, image: nodes.image) -> None:
        """Count an image, and whether it has words."""
        self.seen.images += 1
        if not image.get("alt") and DECORATIVE not in image["classes"]:
            self.seen.images_without_words += 1
            image["alt"] = ""

    # The book

    def bind(self) -> None:
        package = Package(
            identifier=identifier(self.config),
            title=self.config.project,
            language=self.frame.language,
            right_to_left=self.frame.right_to_left,
            edition=self.edition,
        )
        front = self._front_matter()
        self._add_images()
        package.cover_id = "cover-image"
        package.items = [*front, *self.items]
        package.spine = [
            item.id for item in package.items if item.media_type == "application/xhtml+xml"
        ]
        package.facts = self._facts()
        write_whole(self.path, package.pack())

    def _facts(self) -> list[Fact]:
        day = self.edition.date().isoformat()
        return [
            *metadata.book_facts(self.config),
            Fact("date", day, {}, True),
            *metadata.accessibility_facts(self.config, self.seen),
        ]

    def _front_matter(self) -> list[Item]:
        config = self.config
        page = "application/xhtml+xml"
        entries = self._contents()
        alt = config.book_cover_alt or f"Cover: {config.project}"
        lines = [
            config.project,
            config.author,
            config.copyright and f"© {config.copyright}",
            f"Version {config.release}" if config.release else "",
            f"Edition of {self.edition:%B} {self.edition.day}, {self.edition.year}",
            config.html_baseurl,
        ]
        marks = [
            xhtml.Landmark("cover", "Cover", "cover.xhtml"),
            xhtml.Landmark("toc", "Contents", "nav.xhtml#toc"),
            *self.landmarks.values(),
        ]
        title = xhtml.title_page(
            self.frame, config.project, config.book_subtitle, config.author, config.book_publisher
        )
        imprint = xhtml.imprint(self.frame, lines, config.book_licence, config.book_licence_url)
        cover = xhtml.cover(self.frame, config.project, COVER, alt)
        return [
            Item(
                "cover-image",
                COVER,
                "image/png",
                draw_cover(config, self.confdir),
                ("cover-image",),
            ),
            Item("style", "book.css", "text/css", _stylesheet()),
            Item("ncx", "toc.ncx", "application/x-dtbncx+xml", self._ncx(entries)),
            Item("cover", "cover.xhtml", page, cover),
            Item("title-page", "title.xhtml", page, title),
            Item("imprint", "imprint.xhtml", page, imprint),
            Item("nav", "nav.xhtml", page, xhtml.contents(self.frame, entries, marks), ("nav",)),
        ]

    def _ncx(self, entries: list[xhtml.Entry]) -> bytes:
        return xhtml.ncx(identifier(self.config), self.config.project, entries)

    def _contents(self) -> list[xhtml.Entry]:
        """Return the contents as a tree, pages below parts and sections below pages."""
        top: list[xhtml.Entry] = []
        levels = {0: top, 1: top}
        for page in self.pages:
            href = self.get_target_uri(page.docname)
            entry = xhtml.Entry(self.title_of(page.docname), href)
            if not page.is_part and page.depth:
                entry.children += [
                    xhtml.Entry(title, f"{href}#{anchor}")
                    for title, anchor in sections(self.env, page.docname)
                ]
            levels[page.depth].append(entry)
            levels[page.depth + 1] = entry.children if page.depth else top
        return top

    def _add_images(self) -> None:
        for uri, name in self.images.items():
            media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
            content = (Path(self.srcdir) / uri).read_bytes()
            self._add(f"image-{nodes.make_id(name)}", f"{self.imgpath}/{name}", media_type, content)

    def _add(
        self, name: str, href: str, media: str, content: bytes, properties: tuple[str, ...] = ()
    ) -> None:
        self.items.append(Item(name, href, media, content, properties))


def file_names(docnames: list[str]) -> dict[str, str]:
    """Return a file name for each page: letters, digits and hyphens only, no two alike."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for docname in docnames:
        stem = "page-" + re.sub(r"[^A-Za-z0-9]+", "-", docname).strip("-").lower()
        count = 1
        while (name := stem if count == 1 else f"{stem}-{count}") in taken:
            count += 1
        taken.add(name)
        names[docname] = f"{name}.xhtml"
    return names


def _kind(env: BuildEnvironment, page: Page, doctree: nodes.document) -> str:
    """Return what the page is, in the words of the EPUB type vocabulary."""
    if page.is_part:
        return "part"
    if has(doctree, addnodes.glossary):
        return "glossary"
    if page.docname in bibliographies(env):
        return "bibliography"
    return "chapter" if page.depth else "introduction"


def _stylesheet() -> bytes:
    return (files("bindery.epub") / "book.css").read_bytes()
