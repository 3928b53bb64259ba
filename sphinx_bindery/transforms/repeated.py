"""What Typst sets more than once by itself may not hold what can stand only once.

The head of a table comes again on each page that the table goes on to. There it is an artifact,
which may hold no link (PDF/UA-1), a note would be printed again, and a place to refer to would be
in two places. So the head is written twice: whole, for the page where the table begins, and plain.
A title comes again in the contents and as a bookmark: it, too, is written plain for them.
"""

from __future__ import annotations

from typing import TypeVar

from docutils import nodes

from sphinx_bindery.nodes import note_in_line, said_twice, saying

Node = TypeVar("Node", bound=nodes.Element)
NOTES = (nodes.footnote_reference, note_in_line)
ONCE = (nodes.reference, *NOTES)


def say_heads_twice(tree: nodes.document, docname: str) -> None:
    """Have each cell in the head of a table hold both ways to set it, if they are two."""
    number = 0
    for head in tree.findall(nodes.thead):
        for entry in list(head.findall(nodes.entry)):
            if holds_what_stands_once(entry):
                number += 1
                once, again = saying("", *entry.children), saying("", *plain(entry).children)
                entry.children = []
                entry += said_twice("", once, again, name=f"{docname}#head:{number}")


def holds_what_stands_once(node: nodes.Element) -> bool:
    """Tell whether there is a link, a note, or a place to refer to in a node."""
    return any(isinstance(inner, ONCE) or inner["ids"] for inner in node.findall(nodes.Element))


def plain(node: Node) -> Node:
    """Return a copy of a node with the words of its links, without its notes and its names."""
    copy = node.deepcopy()
    for inner in list(copy.findall(nodes.Element)):
        inner["ids"] = []
        if isinstance(inner, NOTES):
            inner.parent.remove(inner)
        elif isinstance(inner, nodes.reference):
            words = nodes.inline("", "", *inner.children, classes=inner["classes"])
            inner.parent.replace(inner, words)
    return copy
