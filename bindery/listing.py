"""Lists of pieces: `{pieces}` those of a part, on the part's own page; `{library}` all of them.

Titles and summaries come from the pieces themselves, so the list is made when the page is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from bindery.catalogue import pieces_of
from bindery.pieces import Kind
from bindery.reading import reading_order

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

LISTS = "lists-all-pieces"
LIBRARY = {
    Kind.ESSAY: "The essay, in chapters",
    Kind.ANSWER: "Answers",
    Kind.GUIDE: "Guides",
    Kind.WORKSHEET: "Worksheets",
    Kind.REFERENCE: "Reference",
}


class piece_list(nodes.General, nodes.Element):
    """Stands where the list of a part's pieces goes."""


class piece_library(nodes.General, nodes.Element):
    """Stands where the list of all pieces goes."""


class PiecesDirective(SphinxDirective):
    """Lists the pieces that the page's toctree names."""

    def run(self) -> list[nodes.Node]:
        node = piece_list(docname=self.env.docname)
        self.set_source_info(node)
        self.env.metadata[self.env.docname][LISTS] = True
        return [node]


class LibraryDirective(SphinxDirective):
    """Lists every piece of the book, kind by kind."""

    def run(self) -> list[nodes.Node]:
        node = piece_library(docname=self.env.docname)
        self.set_source_info(node)
        self.env.metadata[self.env.docname][LISTS] = True
        return [node]


class FillPieceList(SphinxPostTransform):
    """Replaces each `piece_list` by links, which Sphinx then resolves (at priority 10)."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        for library in list(self.document.findall(piece_library)):
            library.replace_self(self._library(library["docname"]))
        for node in list(self.document.findall(piece_list)):
            docnames = self.env.toctree_includes.get(node["docname"], [])
            items = [self._item(name, node["docname"]) for name in docnames]
            node.replace_self(nodes.bullet_list("", *items, classes=["piece-list"]))

    def _library(self, here: str) -> list[nodes.Node]:
        pieces = pieces_of(self.env)
        order = [page.docname for page in reading_order(self.env)]
        found: list[nodes.Node] = []
        for kind, title in LIBRARY.items():
            names = [name for name in order if name in pieces and pieces[name].kind is kind]
            if names:
                found.append(nodes.rubric("", title, classes=["library-kind"]))
                items = [self._item(name, here) for name in names]
                found.append(nodes.bullet_list("", *items, classes=["piece-list"]))
        return found

    def _item(self, docname: str, here: str) -> nodes.list_item:
        link = addnodes.pending_xref(
            "",
            nodes.inline("", docname),
            refdomain="std",
            reftype="doc",
            reftarget=f"/{docname}",
            refdoc=here,
            refexplicit=False,
            refwarn=True,
        )
        item = nodes.list_item("", nodes.paragraph("", "", link, classes=["piece-title"]))
        piece = pieces_of(self.env).get(docname)
        if piece:
            item += nodes.paragraph("", piece.first_sentence, classes=["piece-says"])
        return item


def rewrite_library(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have each list written again whenever anything was read: it shows other pages."""
    return [name for name in env.all_docs if env.metadata[name].get(LISTS)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and the transform that fills its list."""
    app.add_node(piece_list)
    app.add_directive("pieces", PiecesDirective)
    app.add_node(piece_library)
    app.add_directive("library", LibraryDirective)
    app.add_post_transform(FillPieceList)
    app.connect("env-updated", rewrite_library)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
