"""The website: what Furo does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def tell_licence(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates the licence that stands at the foot of each page."""
    context["book_licence"] = app.config.book_licence
    context["book_licence_url"] = app.config.book_licence_url


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the parts of the website."""
    app.setup_extension("bindery.web.feed")
    app.connect("html-page-context", tell_licence)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
