"""The lines that lead to what a website makes of itself: its indices and its search.

`sphinx-quickstart` writes them below `Indices and tables`. A book has no such pages, and there they
would lead nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Container

OF_A_WEBSITE = ("genindex", "modindex", "search")


def drop_indices(tree: nodes.document, there: Container[str]) -> None:
    """Take out each line of a list that is no more than such a link, to a page that is not `there`.

    A list of which nothing stays goes, too, and a section of which only the title does.
    """
    for link in list(tree.findall(addnodes.pending_xref)):
        name, line = link.get("reftarget"), _line_of(link)
        if line is not None and name in OF_A_WEBSITE and name not in there:
            _drop(line)


def _line_of(link: addnodes.pending_xref) -> nodes.list_item | None:
    """Return the line of a list that holds a link, and nothing else."""
    line = link.parent.parent
    if not isinstance(line, nodes.list_item) or link.get("reftype") != "ref":
        return None
    return line if len(line) == len(link.parent) == 1 else None


def _drop(node: nodes.Element) -> None:
    parent = node.parent
    parent.remove(node)
    is_list = isinstance(parent, nodes.bullet_list) and not len(parent)
    is_section = isinstance(parent, nodes.section) and all(
        isinstance(child, nodes.title) for child in parent
    )
    if is_list or (
        is_section and parent.parent.index(parent) > 0
    ):  # the first has the page's title
        _drop(parent)
