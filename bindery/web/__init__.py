"""The website: what Furo does not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the parts of the website."""
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
