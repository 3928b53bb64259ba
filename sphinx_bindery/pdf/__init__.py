"""The PDF: a builder named `pdf`, through Typst.

Any Sphinx project that adds `sphinx_bindery.pdf` to its extensions gets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_bindery.pdf.builder import PdfBuilder
from sphinx_bindery.pdf.page import EVENT

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and what it leans on."""
    app.setup_extension("sphinx_bindery.config")
    app.setup_extension("sphinx_bindery.nodes")
    app.setup_extension("sphinx_bindery.transforms")
    app.setup_extension("sphinx_bindery.bookbuilder.alone")
    app.setup_extension("sphinx_bindery.bookbuilder.names")
    app.add_event(EVENT)
    app.add_builder(PdfBuilder)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
