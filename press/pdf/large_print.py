"""This book in large print: with a release, since two more books of that size take a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.pieces.artifacts import LARGE, PAPERS, forms
from sphinx_bindery.pdf.page import PdfDocument

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def ask_for_it(app: Sphinx, config: Config) -> None:
    """Have the large print made on each size of paper, where this build is for a release."""
    if config.book_released:
        names = [name for name, form in forms(config).items() if form.setting == LARGE]
        config.pdf_documents = [
            *config.pdf_documents,
            *map(PdfDocument, [""] * 2, names, [paper.typst for paper in PAPERS.values()]),
        ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Say when it is made."""
    app.connect("config-inited", ask_for_it)
    return {"version": "1", "parallel_read_safe": True}
