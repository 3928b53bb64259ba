"""A builder that reads all pages and writes nothing: other builders write from its doctrees.

Sphinx's own `dummy` resolves the references of every page as well, which each of them does again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.dummy import DummyBuilder

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class ReadBuilder(DummyBuilder):
    """Ends where writing would begin."""

    name = "read"

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write nothing."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder."""
    app.add_builder(ReadBuilder)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
