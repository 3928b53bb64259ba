"""The printed page numbers inside the EPUB: a mark where each begins, and the list of all.

A mark stands before the first block that begins on the printed page, so it may come a few lines
late, never early. Its number is its title: DPUB-ARIA 1.1 allows `doc-pagebreak` no other name.
Sources: EPUB 3.3 (7.4.3), EPUB Accessibility 1.1 (page navigation).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes

    from sphinx_bindery.page_starts import PageStart

MARK = '<span epub:type="pagebreak" role="doc-pagebreak" id="page-{0}" title="{0}"></span>'


class PageMarks:
    """Hands out the marks in the order in which the pages are written."""

    def __init__(self, starts: Iterable[PageStart]) -> None:
        self.places: list[tuple[str, str]] = []  # number, address
        self._due: dict[str, list[PageStart]] = {}
        for start in starts:
            self._due.setdefault(start.file, []).append(start)
        self._href = ""

    def open_page(self, href: str) -> None:
        """Say which page is written now."""
        self._href = href

    def forget(self, href: str) -> None:
        """Forget the places on a page that is left out."""
        self.places = [(n, place) for n, place in self.places if place.partition("#")[0] != href]

    def before(self, node: nodes.Element) -> str:
        """Return the marks that are due before what a block says, or ''."""
        due = self._due.get(node.source or "", [])
        marks = []
        for start in [start for start in due if node.line and start.line <= node.line]:
            due.remove(start)
            self.places.append((start.number, f"{self._href}#page-{start.number}"))
            marks.append(MARK.format(start.number))
        return "".join(marks)
