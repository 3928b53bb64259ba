"""A builder of a book: a book is one file, made of pages in reading order."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinx.util.build_phase import BuildPhase
from sphinx.util.display import status_iterator

from sphinx_bindery.bookbuilder.alone import alone
from sphinx_bindery.bookbuilder.index import INDEX, has_index, index_page
from sphinx_bindery.config import edition, slug
from sphinx_bindery.images.problems import LARGEST, MEDIA_TYPES, fault_of, kind_of
from sphinx_bindery.images.tidy import files_beside
from sphinx_bindery.math.macros import macros_of
from sphinx_bindery.math.titles import page_title
from sphinx_bindery.nodes import is_from_toctree, with_line
from sphinx_bindery.order import Page, reading_order, without
from sphinx_bindery.transforms.images import replace_by_words, unframe_figures
from sphinx_bindery.transforms.indices import drop_indices
from sphinx_bindery.transforms.links import mend_links
from sphinx_bindery.transforms.math import read_formulas
from sphinx_bindery.transforms.titles import insert_toctrees, unwrap_untitled
from sphinx_bindery.words.html import plainly
from sphinx_bindery.words.signs import clean_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet
    from contextlib import AbstractContextManager

    from sphinx.environment import BuildEnvironment

    from sphinx_bindery.math.macros import Macros

logger = logging.getLogger(__name__)


class BookBuilder(Builder):
    """Writes the pages one after the other, then puts them together.

    A subclass says what a page becomes (`write_page`) and how the book is closed (`bind`).
    """

    allow_parallel = False
    within: Callable[[], AbstractContextManager[object]] = nullcontext  # each page is written

    def get_outdated_docs(self) -> str:
        return "the whole book"

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        self.pages = list(without(reading_order(self.env), self.left_out()))
        if has_index(self):
            self.pages.append(Page(INDEX, 1, False))
        self.edition = edition(self)
        self.failed: set[str] = set()
        self._weighed: set[Path] = set()

    def left_out(self) -> set[str]:
        """Return the pages that are the website's alone."""
        return set(self.config.book_left_out)

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        names = {page.docname: page for page in self.pages}
        macros = macros_of(self.config)
        verbosity = self.config.verbosity
        for name in status_iterator(names, "writing... ", "darkgreen", len(names), verbosity):
            pictures = dict(self.images)
            with alone(name, self.failed, self.within):
                self._write(names[name], macros)
            if name in self.failed:
                self.images = pictures
                self.leave_out({name})

    def _write(self, page: Page, macros: Macros) -> None:
        self.phase = BuildPhase.RESOLVING
        doctree = self._doctree(page.docname)
        self._clean(doctree)
        mend_links(doctree, page.docname, self)
        read_formulas(doctree, macros)
        self.phase = BuildPhase.WRITING
        self.post_process_images(doctree)
        self._drop_unfit_images(doctree)
        unframe_figures(doctree, self.env, page.docname)
        unwrap_untitled(doctree)
        self.write_page(page, doctree)

    def leave_out(self, failed: AbstractSet[str]) -> None:
        """Go on without pages that could not be written. Raises SphinxError if none remains."""
        self.pages = list(without(self.pages, failed))
        if not self.pages:
            raise SphinxError("There is no book: none of its pages can be written.")

    def _clean(self, doctree: nodes.document) -> None:
        """Take out what no book can hold, also what came after all transforms."""
        plainly(doctree)
        message = "%s is a sign that no book can hold: left out. Take it out."
        for node, sign in clean_page(doctree):
            if not is_from_toctree(node):  # a title is told where it stands
                place = with_line(node)
                logger.warning(message, sign, type="book", subtype="sign", location=place)

    def _doctree(self, docname: str) -> nodes.document:
        if docname == INDEX and docname not in self.env.all_docs:
            return index_page(self, [page.docname for page in self.pages])
        doctree = self.env.get_doctree(docname)
        insert_toctrees(doctree, docname, self)
        if docname == self.config.root_doc:
            there = {INDEX} if has_index(self) else set()
            drop_indices(doctree, there | self.env.all_docs.keys())
        self.env.get_and_resolve_doctree(docname, self, tags=self.tags, doctree=doctree)
        return doctree

    def post_process_images(self, doctree: nodes.Node) -> None:
        """Name each picture in the book by what it is."""
        super().post_process_images(doctree)
        for uri in {image["uri"] for image in doctree.findall(nodes.image)} & self.images.keys():
            path, name = Path(self.srcdir) / uri, PurePosixPath(self.images[uri])
            kind = kind_of(path) if path.is_file() else ""
            if kind and MEDIA_TYPES.get(name.suffix.lower()) != MEDIA_TYPES[kind]:
                self.images[uri] = f"{name}{kind}"

    def _drop_unfit_images(self, doctree: nodes.document) -> None:
        """Leave the words of an image that is not there (Sphinx has warned of it) or cannot be."""
        for image in list(doctree.findall(nodes.image)):
            uri = image["uri"]
            if uri in self.images and not self._is_fit(image):
                del self.images[uri]
            if uri not in self.images:
                replace_by_words(image)

    def _is_fit(self, image: nodes.image) -> bool:
        path = Path(self.srcdir) / image["uri"]
        fault = fault_of(path)
        if fault:
            message = "The image %s %s: left out, its alt text stays. Save it anew, without that."
            self._warn_of_image(message, image, fault)
        elif path not in self._weighed and (size := path.stat().st_size) > LARGEST:
            message = "The image %s has %s MB. Make it smaller: many e-readers will not open it."
            self._warn_of_image(message, image, f"{size / 1e6:.0f}")
        if not fault and path not in self._weighed and kind_of(path) == ".svg":
            for file in files_beside(path.read_bytes()):
                message = "The image %s shows a file beside it, %s: left out. Save it within."
                self._warn_of_image(message, image, file)
        self._weighed.add(path)
        return not fault

    def _warn_of_image(self, message: str, image: nodes.image, words: str) -> None:
        where = with_line(image)
        logger.warning(message, image["uri"], words, type="image", subtype="fit", location=where)

    def write_page(self, page: Page, doctree: nodes.document) -> None:
        """Turn one resolved doctree into the book's format."""
        raise NotImplementedError

    def finish(self) -> None:
        self.bind()

    def bind(self) -> None:
        """Make one file of the pages."""
        raise NotImplementedError

    def title_of(self, docname: str) -> str:
        """Return the title of a page as plain text."""
        if docname not in self.env.titles:
            return str(self.config.book_index)
        return page_title(self.env, docname)

    @property
    def path(self) -> Path:
        """The file that this builder makes."""
        return self.outdir / f"{slug(self.config)}.{self.suffix}"

    suffix = ""


def has(doctree: nodes.document, kind: type[nodes.Node]) -> bool:
    """Tell whether a node of this kind stands on the page."""
    return next(iter(doctree.findall(kind)), None) is not None


def bibliographies(env: BuildEnvironment) -> set[str]:
    """Return the pages that hold a list of sources (of sphinxcontrib-bibtex)."""
    if "cite" not in env.domaindata:
        return set()
    return {key.docname for key in env.domaindata["cite"].get("bibliographies", {})}
