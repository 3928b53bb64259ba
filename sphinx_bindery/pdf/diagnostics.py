"""What Typst says of the text, told to the writer: each at the place in the source it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from sphinx_bindery.pdf.places import blocks_of, narrowed, only, place_above, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from sphinx_bindery.order import Page
    from sphinx_bindery.pdf.typst import Diagnostic

    Pages = list[tuple[Page, nodes.document]]

logger = logging.getLogger(__name__)


def tell(diagnostics: Iterable[Diagnostic], text: str, template: Path, otherwise: str) -> None:
    """Warn of what Typst said of a text, at the line that caused it, or else at a page."""
    for diagnostic in diagnostics:
        warn(diagnostic.message, place_in(text, diagnostic, template) or otherwise)


def warn(said: str, place: str | None) -> None:
    """Warn of what Typst said."""
    message = "Typst says of what stands here: %s. Write it in another way."
    logger.warning(message, said, type="pdf", subtype="typst", location=place)


def place_in(text: str, diagnostic: Diagnostic, template: Path) -> str | None:
    """Return `file:line` of what Typst complains of: in the template, or of the source."""
    if diagnostic.template_line:
        return f"{template}:{diagnostic.template_line}"
    return place_above(text, diagnostic.line)


def page_at(text: str, line: int, lines: Mapping[str, int]) -> str:
    """Return the page on a line of the text, or "": `lines` has how many each has, at its end."""
    first = text.count("\n") - sum(lines.values())
    for docname, many in lines.items() if line > first else ():
        first += many
        if line <= first:
            return docname
    return ""


def fullest(pages: Pages) -> str:
    """Return the place of the block with most parts, in the page with most of them."""
    _page, tree = max(pages, key=lambda page: _parts(page[1]))
    blocks = blocks_of(tree)
    return place_of(max(blocks, key=_parts) if blocks else tree, tree)


def _parts(node: nodes.Element) -> int:
    return sum(1 for _ in node.findall())


def searched(pages: Pages, complains: Callable[[Pages], bool], otherwise: str) -> tuple[str, str]:
    """Return the page and the place of what Typst names no line of: in the least of the book.

    `complains` tells whether Typst does so of these pages alone. If of none, it is `otherwise`.
    """
    if complains([]):
        return "", otherwise
    page, tree = narrowed(pages, complains)[0]

    def complains_with(blocks: list[nodes.Element]) -> bool:
        with only(blocks, tree):
            return complains([(page, tree)])

    if complains_with([]):
        found: nodes.Element = next(iter(tree.findall(nodes.title)), tree)
    else:
        found = narrowed(blocks_of(tree), complains_with)[0]
    return page.docname, place_of(found, tree)
