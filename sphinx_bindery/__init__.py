"""Sphinx builders for books: an EPUB that is valid and a PDF that is tagged.

`extensions = ["sphinx_bindery"]` gives both; `sphinx_bindery.epub` and `sphinx_bindery.pdf` give
one each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up both books."""
    app.setup_extension("sphinx_bindery.epub")
    app.setup_extension("sphinx_bindery.pdf")
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
