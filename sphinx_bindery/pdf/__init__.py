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
    app.add_event(EVENT)
    app.add_builder(PdfBuilder)
    app.connect("build-finished", fail_without_pdf)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def fail_without_pdf(app: Sphinx, _error: Exception | None) -> None:
    """Have the build fail when the book's PDF could not be made; why was told."""
    if getattr(app.builder, "is_given_up", False):
        app.statuscode = 1
