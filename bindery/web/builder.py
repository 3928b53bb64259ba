"""Sphinx's builder of websites, for books of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from bindery.memory import OnePageAtATime

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class WebsiteBuilder(OnePageAtATime, StandaloneHTMLBuilder):
    """Writes the website."""

    name = "html"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own builder."""
    app.add_builder(WebsiteBuilder, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
