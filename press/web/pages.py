"""What the templates are told of a page, beyond what Sphinx tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from press.config import N_, _
from press.pieces.collector import labels_of, piece_of
from press.web.drawings import inline_drawing
from sphinx_bindery.dates import long_date
from sphinx_bindery.order import headings

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from press.pieces.model import Piece

PARTS = {  # of the book, in the head line; the search stands last
    "right-now": N_("Right now"),
    "essay": N_("Essay"),
    "questions": N_("Questions"),
    "guides": N_("Guides"),
    "library": N_("Library"),
}
FOOT = {
    "library": N_("Library"),
    "take-it-with-you": N_("EPUB and PDF"),
    "newsletter": N_("Newsletter"),
    "contribute": N_("Suggest a change"),
    "privacy": N_("Privacy"),
}
HOME = "home"
ONE_SCREEN = " one-screen"  # a class of the body, beside the kind


class Pages:
    """Keeps what is the same for all pages while they are written."""

    def gather(self, app: Sphinx, builder: Builder) -> None:
        """Find the labelled pages, and the drawing that opens the book."""
        self.labels = labels_of(app.env)
        cover = app.confdir / app.config.book_cover if app.config.book_cover else None
        self.drawing = inline_drawing(cover) if cover else ""

    def tell(
        self,
        app: Sphinx,
        page: str,
        template: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give the templates the page's kind, its sections, and its foot."""
        piece = piece_of(app.env, page)
        is_home = page == app.config.root_doc
        context["_"] = _
        context["toc"] = ""  # the contents below take its place; Furo would resolve it once more
        context["book_sections"] = _sections(app.env, page, doctree) if doctree else []
        kind = HOME if is_home else piece.kind.name if piece else ""
        context["book_is_chapter"] = piece is not None and piece.kind.is_chapter
        context["book_drawing"] = self.drawing if is_home else ""
        context["book_search_examples"] = app.config.book_search_examples
        context["book_bare"] = page in app.config.book_one_screen
        context["book_look"] = kind + (ONE_SCREEN if context["book_bare"] else "")
        context["book_way"] = lambda label: self._way(label, context["pathto"])
        context["book_parts"] = [
            (href, _(words), _is_here(self.labels[label], page, context["book_branch"]))
            for label, words in PARTS.items()
            if (href := self._way(label, context["pathto"]))
        ]
        context["book_foot"] = [
            (href, _(words))
            for label, words in FOOT.items()
            if (href := self._way(label, context["pathto"]))
        ]
        context["book_reviewed"] = _reviewed(piece, app.config.language)
        context["book_licence"] = app.config.book_licence
        context["book_licence_url"] = app.config.book_licence_url

    def _way(self, label: str, address: Callable[[str], str]) -> str:
        """Return the address of a labelled page, or '' if the book has none."""
        return address(self.labels[label]) if label in self.labels else ""


def _is_here(part: str, page: str, branch: list[str]) -> str:
    """Return the value of aria-current for a part of the book, as `page` shows it."""
    return "page" if part == page else "true" if part in branch else ""


def _sections(
    env: BuildEnvironment, docname: str, doctree: nodes.document
) -> list[tuple[str, str]]:
    """Return (title, id) of each section right below the page's title, or else of its terms."""
    found = [(title, anchor) for level, title, anchor in headings(env, docname) if level == 1]
    terms = (term for term in doctree.findall(nodes.term) if term["ids"])
    return found or [(term.astext(), term["ids"][0]) for term in terms]


def _reviewed(piece: Piece | None, language: str) -> str:
    """Return the day of the last review, for the foot of a page that says it nowhere else."""
    return long_date(piece.reviewed, language) if piece and piece.kind.is_bare else ""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Gather once, tell each page; before Furo, which acts at 500."""
    pages = Pages()
    app.connect("write-started", pages.gather)
    app.connect("html-page-context", pages.tell, priority=400)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
