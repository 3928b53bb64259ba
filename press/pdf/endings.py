"""How a piece ends on paper: what leads on from it is never alone on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from press.pieces.furniture import piece_end
from sphinx_bindery.pdf.page import EVENT, KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_bindery.pdf.page import PrintedPage

LINE = 66  # letters
MOST = 8 * LINE  # of a paragraph that goes on whole


def keep_company(app: Sphinx, page: PrintedPage, tree: nodes.document) -> None:
    """Keep the last paragraph of a piece with the line below it; one line, with what is above."""
    for end in tree.findall(piece_end):
        for paragraph in _before(end) if len(end) else ():
            if len(paragraph.astext()) < MOST:
                paragraph[KEPT] = True
            if len(paragraph.astext()) > LINE:
                break


def _before(node: nodes.Element) -> Iterator[nodes.paragraph]:
    """Yield the paragraphs that stand right above a place in a page, the nearest first."""
    above = list(node.parent[: node.parent.index(node)])
    while above and isinstance(above[-1], nodes.section):
        above = list(above[-1])
    while above and isinstance(paragraph := above.pop(), nodes.paragraph):
        yield paragraph


def setup(app: Sphinx) -> ExtensionMetadata:
    """Do so for each page."""
    app.connect(EVENT, keep_company)
    return {"version": "1", "parallel_read_safe": True}
