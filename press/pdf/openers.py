"""How a chapter of the essay opens on paper: its number in words, its first words as capitals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from press.components.ours import Ours
from press.config import N_, _
from press.pieces.collector import piece_of, pieces_in_order
from sphinx_bindery.pdf.page import EVENT

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_bindery.pdf.page import PrintedPage

WORDS = (
    N_("One"),
    N_("Two"),
    N_("Three"),
    N_("Four"),
    N_("Five"),
    N_("Six"),
    N_("Seven"),
    N_("Eight"),
    N_("Nine"),
    N_("Ten"),
)
# The first clause, where it is about half a line; else the first words that are as long.
FIRST = re.compile(r"[^,;:.?!]{9,38}(?=[,;:])|.{18,34}?(?=\s)")


def open_chapter(app: Sphinx, page: PrintedPage, tree: nodes.document) -> None:
    """Give a chapter its number, and mark its first words."""
    piece = piece_of(app.env, page.docname)
    if piece and piece.kind.is_chapter and not page.is_single:
        chapters = [name for name, it in pieces_in_order(app.env) if it.kind.is_chapter]
        page.number = _in_words(chapters.index(page.docname) + 1)
        _mark_first_words(tree)


def _in_words(number: int) -> str:
    return _(WORDS[number - 1]) if number <= len(WORDS) else str(number)


def _mark_first_words(tree: nodes.document) -> None:
    """Set the first words of the text in a span of their own; its summary is not its text."""
    paragraphs = (
        it for it in tree.findall(nodes.paragraph) if isinstance(it.parent, nodes.section)
    )
    first = next(paragraphs, nodes.paragraph())
    words = first[0] if len(first) else None
    if isinstance(words, nodes.Text) and (match := FIRST.match(words)):
        marked = nodes.inline("", match[0], classes=[Ours("first-words")])
        first[0:1] = [marked, nodes.Text(words[match.end() :])]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Say how chapters are printed."""
    app.connect(EVENT, open_chapter)
    return {"version": "1", "parallel_read_safe": True}
