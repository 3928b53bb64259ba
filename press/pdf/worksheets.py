"""Worksheets on paper: each fills a page of the book, and is a sheet of its own, A4 and Letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.components.downloads import worksheets
from press.components.worksheet import writing_room
from press.pieces.artifacts import PAPERS, sheet_name
from press.pieces.collector import piece_of
from sphinx_bindery.pdf.page import EVENT, Opener, PdfDocument

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_bindery.pdf.page import PrintedPage

TOO_LONG = "This worksheet takes %d pages. Cut it, or give its prompts fewer lines."


def open_worksheet(app: Sphinx, page: PrintedPage, tree: nodes.document) -> None:
    """Have the lines to write on share what room the page has."""
    piece = piece_of(app.env, page.docname)
    if piece and piece.kind.is_sheet:
        lines = sum(room["lines"] for room in tree.findall(writing_room))
        call = "loose-worksheet" if page.is_single else "worksheet"
        page.opener = Opener(call, {"lines": str(lines)}, argument="pitch", too_long=TOO_LONG)


def list_sheets(app: Sphinx, env: BuildEnvironment) -> None:
    """Have each worksheet made as a document by itself, on each size of paper."""
    app.config.pdf_documents = [
        *[document for document in app.config.pdf_documents if not document[0]],
        *[
            PdfDocument(docname, sheet_name(env, docname, key), paper.typst)
            for docname in worksheets(env)
            for key, paper in PAPERS.items()
        ],
    ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Say how worksheets are printed."""
    app.connect(EVENT, open_worksheet)
    app.connect("env-updated", list_sheets)
    return {"version": "1", "parallel_read_safe": True}
