"""A builder that looks at all pages as the PDF has them, and writes nothing: Typst is not asked.

Its findings are those of `make check`: where references lead, what no font has, what is too wide or
too long, which pictures and formulas no book can hold. What only making the books shows, making
them tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_bindery.pdf.builder import PdfBuilder

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class LookBuilder(PdfBuilder):
    """Ends where Typst would begin; of the website's own pages it follows the links."""

    name = "look"

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Look at each page."""
        super().write_documents(docnames)
        for docname in sorted(self.left_out() & self.env.all_docs.keys()):
            self.env.get_and_resolve_doctree(docname, self, tags=self.tags)

    def bind(self) -> None:
        """Look at what all pages have together."""
        self.look_over()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder."""
    app.add_builder(LookBuilder)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
