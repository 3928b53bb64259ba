"""The builder of the EPUB: which pages, in which order; the pages around them are in `front`."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from docutils.frontend import get_default_settings
from lxml import etree
from sphinx import addnodes
from sphinx.errors import SphinxError
from sphinx.highlighting import PygmentsBridge
from sphinx.util import logging
from sphinx.writers.html import HTMLWriter

from sphinx_bindery.accessibility import Seen, count, lacking_claim, summary
from sphinx_bindery.bookbuilder.builder import BookBuilder, bibliographies, has
from sphinx_bindery.bookbuilder.index import INDEX
from sphinx_bindery.config import SITE
from sphinx_bindery.epub import front, metadata
from sphinx_bindery.epub.cover import cover_item
from sphinx_bindery.epub.filenames import file_names, picture_name
from sphinx_bindery.epub.inherited import given, tell_unknown
from sphinx_bindery.epub.kepub import for_kobo
from sphinx_bindery.epub.links import Links, kinds_of, name_plainly
from sphinx_bindery.epub.navigation import Contents
from sphinx_bindery.epub.page_breaks import PageMarks
from sphinx_bindery.epub.publication import ManifestItem, MetaProperty, Publication, packer
from sphinx_bindery.epub.stylesheets import stylesheets
from sphinx_bindery.epub.translator import EpubTranslator
from sphinx_bindery.epub.xhtml import XHTML_TYPE, Landmark, PageTemplate, serialize
from sphinx_bindery.files import write_atomic
from sphinx_bindery.images.held import held
from sphinx_bindery.images.problems import MEDIA_TYPES, read_svg
from sphinx_bindery.page_starts import saved_starts
from sphinx_bindery.words.catalog import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_bindery.order import Page

logger = logging.getLogger(__name__)

# What the manifest has to say of a page that holds such an element.
MATHML = "mathml"
DECLARED = (
    (MATHML, "{http://www.w3.org/1998/Math/MathML}math"),
    ("svg", "{http://www.w3.org/2000/svg}svg"),
)
BODY = ("part", "chapter")
LARGEST_PAGE = 3_000_000  # bytes: a Kobo restarts at a page of 3.5 MB (kobolabs/Kobo-Reader#68)


class EpubBuilder(BookBuilder):
    """Writes each page as XHTML, then packs the book."""

    name = "epub"
    format = "epub"
    suffix = "epub"
    epilog = "The EPUB is in %(outdir)s."
    default_translator_class = EpubTranslator
    supported_image_types: ClassVar[list[str]] = list(dict.fromkeys(MEDIA_TYPES.values()))

    # What Sphinx's HTML5 translator asks of its builder.
    add_permalinks = False
    download_support = False
    secnumbers: ClassVar[dict[str, tuple[int, ...]]] = {}
    fignumbers: ClassVar[dict[str, dict[str, tuple[int, ...]]]] = {}
    math_renderer_name = None

    def init(self) -> None:
        self.imagedir = self.imgpath = "images"
        self.highlighter = PygmentsBridge("html")
        tell_unknown(self.config)
        if lacking := lacking_claim(self.config):
            message = "`epub_conformance` claims nothing: %s"
            logger.warning(message, lacking, type="epub", subtype="claim")
        self.pack = packer(self.config.epub_packer)
        sheets = stylesheets(self.config, Path(self.confdir))
        self.frame = PageTemplate.of_language(self.config.epub_language, sheets)
        self.names: dict[str, str] = {}
        self.texts: dict[str, ManifestItem] = {}
        self.seen = Seen()
        self.words = 0
        self.landmarks: dict[str, Landmark] = {}
        self.settings = get_default_settings(HTMLWriter)
        # First, while nothing is read: Typst needs much memory, and a drawing may be missing.
        self.cover = cover_item(self.config, Path(self.confdir))

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        super().prepare_writing(docnames)
        self.get_target_uri("")
        left_out = {self.get_target_uri(name) for name in self.config.book_left_out}
        self.links = Links(self.names, kinds_of(self.env, self.names), left_out)
        self.picture_names: dict[str, str] = {}
        self.taken: set[str] = set()
        starts = saved_starts(self.doctreedir) if self.config.epub_page_numbers else []
        if self.config.epub_page_numbers and not starts:
            logger.warning(
                "`epub_page_numbers` needs the PDF: build it first, from the same doctrees.",
                type="epub",
                subtype="pages",
            )
        self.marks = PageMarks(starts)
        self.mark = front.mark_href(self.config)

    def left_out(self) -> set[str]:
        """Add the pages that `epub_exclude_files` names, as files of the website or the EPUB."""
        excluded = {re.sub(r"\.x?html$", "", name) for name in self.config.epub_exclude_files}
        return super().left_out() | excluded

    # Where a page lies

    @property
    def path(self) -> Path:
        basename = given(self.config, "epub_basename")
        if self.config.book_slug or not basename:
            return super().path
        return self.outdir / f"{basename}.epub"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        if not self.names:
            self.names = file_names(sorted({*self.env.all_docs, INDEX}))
        return self.names.get(docname, f"{docname}.xhtml")

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
        words = len(doctree.astext().split())
        seen = count(doctree) + Seen(indexes=int(page.docname == INDEX))
        self.marks.open_page(self.get_target_uri(page.docname))
        translator = self.create_translator(doctree, self)
        doctree.walkabout(translator)
        self._add_page(page, "".join(translator.body))  # type: ignore[attr-defined]
        self.words += words
        self.seen += seen + Seen(as_source=translator.formulas_as_source)  # type: ignore[attr-defined]

    def leave_out(self, failed: AbstractSet[str]) -> None:
        super().leave_out(failed)
        for href in map(self.get_target_uri, failed):
            self.links.forget(href)
            self.marks.forget(href)

    def _add_page(self, page: Page, body: str) -> None:
        href = self.get_target_uri(page.docname)
        title = self.title_of(page.docname)
        try:
            html = self.frame.wrap(title, body)
        except etree.XMLSyntaxError as error:
            raise SphinxError(f"it does not become well-formed XHTML: {error.msg}") from None
        self.links.normalize(page.docname, title, html)
        properties = [name for name, tag in DECLARED if next(html.iter(tag), None) is not None]
        if MATHML in properties:
            self.frame.add_formula_sheet(html)
        content = self.frame.finish(html)
        if len(content) > LARGEST_PAGE:
            message = "This page has %.1f MB, at which some e-readers stop. Cut it into several."
            place = (page.docname, 1)
            logger.warning(message, len(content) / 1e6, type="epub", subtype="size", location=place)
        name = PurePosixPath(href).stem
        self.texts[page.docname] = ManifestItem(name, href, XHTML_TYPE, content, tuple(properties))
        kind = "bodymatter" if self.current_kind in BODY else self.current_kind
        where = _("Start of the book") if kind == "bodymatter" else title
        self.landmarks.setdefault(kind, Landmark(kind, where, href))

    def _mended_pages(self) -> Iterator[ManifestItem]:
        """Yield the pages; those with links to nowhere or places to lead back from, put right."""
        for docname, item in self.texts.items():
            if self.links.needs_mending(item.href):
                html = etree.fromstring(item.content)
                self.links.drop_dead(docname, html)
                yield replace(item, content=self.frame.finish(html))
            else:
                yield item

    # Pictures

    def post_process_images(self, doctree: nodes.Node) -> None:
        super().post_process_images(doctree)
        for uri, name in self.images.items():
            if uri not in self.picture_names:
                kind = PurePosixPath(name).suffix
                self.picture_names[uri] = picture_name(uri, kind, self.taken)
            self.images[uri] = self.picture_names[uri]

    def _pictures(self) -> Iterator[ManifestItem]:
        for number, (uri, name) in enumerate(self.images.items(), 1):
            media_type = MEDIA_TYPES[PurePosixPath(name).suffix]
            content = held(Path(self.srcdir) / uri)
            if media_type == "image/svg+xml":
                content = serialize(name_plainly(read_svg(content)))
            yield ManifestItem(f"image-{number}", f"{self.imgpath}/{name}", media_type, content)

    # The book

    def bind(self) -> None:
        contents = Contents(self.env, self.names, self.config.epub_tocdepth, self.config.book_index)
        book = front.Front(
            config=self.config,
            folder=Path(self.confdir),
            cover=self.cover,
            frame=self.frame,
            edition=self.edition,
            entries=contents.tree(self.pages),
            landmarks=list(self.landmarks.values()),
            pages=self.marks.places,
            summary=summary(self.config, self.seen),
        )
        publication = Publication(
            identifier=metadata.identifier_of(self.config),
            title=metadata.title_of(self.config),
            language=self.frame.language,
            right_to_left=self.frame.right_to_left,
            edition=self.edition,
            facts=self._facts(),
            cover_id=self.cover.id,
        )
        publication.items = [
            *book.before(),
            *self._mended_pages(),
            *book.after(),
            *self._pictures(),
        ]
        if any(MATHML in item.properties for item in self.texts.values()):
            publication.items.append(front.formula_sheet())
        publication.spine = [
            it.id
            for it in publication.items
            if it.media_type == XHTML_TYPE and (book.is_listed or "nav" not in it.properties)
        ]
        self._put(self.path, publication)
        kepub = self.path.with_suffix(".kepub.epub")
        if self.config.epub_kepub:
            self._put(kepub, for_kobo(publication))
        else:
            kepub.unlink(missing_ok=True)  # of another edition

    def _put(self, path: Path, publication: Publication) -> None:
        try:
            write_atomic(path, self.pack(publication))
        except OSError as error:
            raise SphinxError(
                f"{path} cannot be written ({error.strerror}). The old EPUB is left in place."
            ) from error

    def _facts(self) -> list[MetaProperty]:
        day = self.edition.date().isoformat()
        facts = {"title": metadata.title_of(self.config), "date": day}
        printed = _("%(title)s, PDF, edition of %(date)s") % facts
        return [
            *metadata.book_facts(self.config, self.words),
            MetaProperty("date", day, {}, True),
            *metadata.accessibility_facts(
                self.config, self.seen, printed if self.marks.places else "", self._report()
            ),
        ]

    def _report(self) -> str:
        """Return the address of the report on the book's accessibility: its own page, or another.

        One that leads nowhere is told, and left out.
        """
        named = str(self.config.epub_report)
        page = self.names.get(named, "") if named in self.texts else ""
        if named and not page and not SITE.fullmatch(named):
            message = "`epub_report` is %r: write an address, or a page of the book."
            logger.warning(message, named, type="epub", subtype="claim")
            return ""
        return page or named


class BinderyEpubBuilder(EpubBuilder):
    """The same under a name of its own: `sphinx-build -b bindery-epub` with nothing in conf.py."""

    name = "bindery-epub"


def _kind(env: BuildEnvironment, page: Page, doctree: nodes.document) -> str:
    """Return what the page is, in the words of the EPUB type vocabulary."""
    if page.is_part:
        return "part"
    if page.docname == INDEX:
        return "index"
    if has(doctree, addnodes.glossary):
        return "glossary"
    if page.docname in bibliographies(env):
        return "bibliography"
    return "chapter" if page.depth else "introduction"
