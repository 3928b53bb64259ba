"""The builders of the preview: what it changes in those of the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.web.builder import WebsiteBuilder
from sphinx_bindery.bookbuilder.builder import BookBuilder
from sphinx_bindery.epub.builder import EpubBuilder
from sphinx_bindery.pdf.builder import PdfBuilder

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from sphinx.builders import Builder


class LiveWebsiteBuilder(WebsiteBuilder):
    """Writes the pages that someone looks at before all others, and does no work twice.

    `first` are the pages on screen; `shown` is called with the name of each as soon as it is
    written; `written` are the pages that were written last.
    """

    first: tuple[str, ...] = ()
    shown: Callable[[str], None] | None = None
    written: tuple[str, ...] = ()
    _assets_are_there = False

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Begin without the sheets and scripts of the page that was written last."""
        self.init_css_files()
        self.init_js_files()
        super().prepare_writing(docnames)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the pages that someone is looking at, and say so, before all others."""
        self.written = tuple(sorted(docnames))
        on_screen = [name for name in self.first if name in docnames]
        for name in on_screen:
            super().write_documents({name})
            if self.shown:
                self.shown(name)
        rest = docnames - set(on_screen)
        if rest:
            super().write_documents(rest)

    def copy_assets(self) -> None:
        """Copy stylesheets and the like once: when one changes, the website is made anew."""
        if not self._assets_are_there:
            super().copy_assets()
            self._assets_are_there = True


class OnePageBuilder(BookBuilder):
    """A book that holds one page: `only`."""

    only = ""

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Forget the page before."""
        self.images = {}
        self.init()
        super().prepare_writing(docnames)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the one page."""
        book = self.pages
        self.pages = [page for page in book if page.docname == self.only]
        super().write_documents(docnames)
        self.pages = book


class OnePageEpubBuilder(OnePageBuilder, EpubBuilder):
    """An EPUB of one page."""


class OnePagePdfBuilder(OnePageBuilder, PdfBuilder):
    """A PDF of one page."""


BUILDERS: dict[str, type[Builder]] = {
    builder.name: builder for builder in (LiveWebsiteBuilder, OnePageEpubBuilder, OnePagePdfBuilder)
}
