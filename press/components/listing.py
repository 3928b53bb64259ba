"""A part's own list: `{pieces}` names the pieces that the toctree of the page names.

Titles and summaries come from the pieces themselves, so the list is made when the page is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from press.pieces.collector import piece_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

LISTS = "lists-all-pieces"


class piece_list(nodes.General, nodes.Element):
    """Stands where the list of a part's pieces goes."""


class PiecesDirective(SphinxDirective):
    """Lists the pieces that the page's toctree names."""

    def run(self) -> list[nodes.Node]:
        node = piece_list(docname=self.env.docname)
        self.set_source_info(node)
        self.env.metadata[self.env.docname][LISTS] = True
        return [node]


class FillPieceList(SphinxPostTransform):
    """Replaces each `piece_list` by links, which Sphinx then resolves (at priority 10)."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(piece_list)):
            docnames = self.env.toctree_includes.get(node["docname"], [])
            items = [self._item(name, node["docname"]) for name in docnames]
            node.replace_self(nodes.bullet_list("", *items, classes=["piece-list"]))

    def _item(self, docname: str, here: str) -> nodes.list_item:
        item = nodes.list_item(
            "", nodes.paragraph("", "", link_to(docname, here), classes=["piece-title"])
        )
        piece = piece_of(self.env, docname)
        if piece:
            item += nodes.paragraph("", piece.first_sentence, classes=["piece-says"])
        return item


def link_to(docname: str, here: str) -> addnodes.pending_xref:
    """Return a reference from the page `here` to another, which Sphinx fills with its title."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", docname),
        refdomain="std",
        reftype="doc",
        reftarget=f"/{docname}",
        refdoc=here,
        refexplicit=False,
        refwarn=True,
    )


def rewrite_lists(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have each list written again whenever anything was read: it shows other pages."""
    return [name for name in env.all_docs if env.metadata[name].get(LISTS)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and the transform that fills its list."""
    app.add_node(piece_list)
    app.add_directive("pieces", PiecesDirective)
    app.add_post_transform(FillPieceList)
    app.connect("env-updated", rewrite_lists)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
