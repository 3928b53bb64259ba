"""What Typst sets more than once by itself may not hold what can stand only once.

The head of a table comes again on each page that the table goes on to. There it is an artifact,
which may hold no link (PDF/UA-1), a note would be printed again, and a place to refer to would be
in two places. So the head is written twice: whole, for the page where the table begins, and plain.
A title comes again in the contents and as a bookmark: it, too, is written plain for them.
"""

from __future__ import annotations

from typing import TypeVar

from docutils import nodes

Node = TypeVar("Node", bound=nodes.Element)
ONCE = (nodes.reference, nodes.footnote_reference)


def holds_what_stands_once(node: nodes.Element) -> bool:
    """Tell whether there is a link, a note, or a place to refer to in a node."""
    return any(isinstance(inner, ONCE) or inner["ids"] for inner in node.findall(nodes.Element))


def plain(node: Node) -> Node:
    """Return a copy of a node with the words of its links, without its notes and its names."""
    copy = node.deepcopy()
    for inner in list(copy.findall(nodes.Element)):
        inner["ids"] = []
        if isinstance(inner, nodes.footnote_reference):
            inner.parent.remove(inner)
        elif isinstance(inner, nodes.reference):
            words = nodes.inline("", "", *inner.children, classes=inner["classes"])
            inner.parent.replace(inner, words)
    return copy
