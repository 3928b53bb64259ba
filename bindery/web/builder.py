"""Sphinx's builder of websites, for books of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from bindery.memory import OnePageAtATime

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class WebsiteBuilder(OnePageAtATime, StandaloneHTMLBuilder):
    """Writes the website."""

    name = "html"

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write a page, and let go of the text of its doctree, which Sphinx would keep."""
        super().write_doc(docname, doctree)
        self.env._pickled_doctree_cache.pop(docname, None)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own builder."""
    app.add_builder(WebsiteBuilder, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
