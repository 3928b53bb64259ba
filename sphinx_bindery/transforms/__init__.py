"""Doctree to doctree, for books that are files: one subject a module."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

FORMATS = ("epub", "typst")
SUBJECTS = ("design", "images", "raw", "blocks", "origins")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register all transforms."""
    for subject in SUBJECTS:
        app.setup_extension(f"{__name__}.{subject}")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
