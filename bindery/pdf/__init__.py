"""The PDF: a builder named `pdf`, through Typst.

Any Sphinx project that adds `bindery.pdf` to its extensions gets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bindery.pdf.builder import PdfBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and what it leans on."""
    app.setup_extension("bindery.identity")
    app.setup_extension("bindery.images")
    app.setup_extension("bindery.plain")
    app.setup_extension("bindery.offline")
    app.setup_extension("bindery.runover")
    app.add_config_value("pdf_fit", True, "", types=frozenset({bool}))
    app.add_config_value("pdf_font_folders", [], "", types=frozenset({list}))
    app.add_builder(PdfBuilder)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
