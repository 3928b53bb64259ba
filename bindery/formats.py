"""The files to take away: `{formats}` names the EPUB and the PDF of the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

FORMATS = {"epub": "for an e-reader or a phone", "pdf": "for paper, or a large screen"}


class FormatsDirective(SphinxDirective):
    """Lists the files that the book comes as."""

    def run(self) -> list[nodes.Node]:
        slug = self.config.book_slug or nodes.make_id(self.config.project)
        items = [_item(f"{slug}.{suffix}", use) for suffix, use in FORMATS.items()]
        node = nodes.bullet_list("", *items, classes=["formats"])
        self.set_source_info(node)
        return [node]


def _item(name: str, use: str) -> nodes.list_item:
    return nodes.list_item(
        "", nodes.paragraph("", "", nodes.literal("", name), nodes.Text(f", {use}"))
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("formats", FormatsDirective)
    return {"version": "1", "parallel_read_safe": True}
