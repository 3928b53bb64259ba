"""The EPUB: a builder named `epub`, in place of Sphinx's own.

Any Sphinx project that adds `bindery.epub` to its extensions gets it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bindery.epub.builder import EpubBuilder

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder and what it leans on."""
    app.setup_extension("bindery.identity")
    app.setup_extension("bindery.images")
    app.setup_extension("bindery.plain")
    app.setup_extension("bindery.offline")
    app.add_config_value("epub_conformance", "", "epub", types=frozenset({str}))
    app.add_config_value("epub_accessibility", "", "epub", types=frozenset({str}))
    app.add_builder(EpubBuilder, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
