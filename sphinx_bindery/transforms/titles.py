"""The titles of pages: where they stand, and those that a toctree puts on another page.

In a book a page begins with its title, and what a toctree inserts is a part of the page: it is
there before any transform acts, so that a title is the same wherever it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from sphinx_bindery.math.titles import says_something
from sphinx_bindery.nodes import replace_node

if TYPE_CHECKING:
    from sphinx.builders import Builder

logger = logging.getLogger(__name__)

LONGEST = 200  # characters that the head of a page can hold


def insert_toctrees(tree: nodes.document, docname: str, builder: Builder) -> None:
    """Replace each toctree of a page by its lists of titles, as Sphinx does after all transforms.

    Of a hidden one, and of one that names nothing, nothing stays.
    """
    for toctree in list(tree.findall(addnodes.toctree)):
        lists = builder.env.resolve_toctree(docname, builder, toctree)
        toctree.parent.replace(toctree, [lists] if lists else [])


def unwrap_untitled(tree: nodes.document) -> None:
    """Have a section whose title has no words go on with what stands around it.

    A heading of nothing is none: PDF/UA refuses it, and whoever listens hears one that is empty.
    """
    for section in list(tree.findall(nodes.section)):
        title = next(iter(section.children), None)
        if isinstance(title, nodes.title) and not _says_something(title):
            section.remove(title)
            kept = [nodes.paragraph("", "", *title.children)] if title.children else []
            replace_node(section, [*kept, *section.children])


def _says_something(title: nodes.title) -> bool:
    """Tell whether a title has a sign that is seen, or a picture or formula with words."""
    said = [title.astext(), *(image.get("alt", "") for image in title.findall(nodes.image))]
    return any(map(says_something, said))


def open_with_title(tree: nodes.document) -> None:
    """Put what stands before the title of a page below it; warn of a title that is too long."""
    first = next(iter(tree.findall(nodes.section)), None)
    if first is None:
        return
    if first.parent is tree:
        before = tree.children[: tree.index(first)]
        del tree.children[: len(before)]
        first[1:1] = before
    title = first.next_node(nodes.title)
    if title is not None and title.parent is first:
        _check_length(title)


def _check_length(title: nodes.title) -> None:
    length = len(title.astext())
    if length > LONGEST:
        logger.warning(
            "This title has %d characters: the head of the page cannot hold it. Cut it.",
            length,
            type="pdf",
            subtype="title",
            location=title,
        )
