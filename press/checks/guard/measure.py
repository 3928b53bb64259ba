"""How deep a page may be nested, and how far its lists may count, so that any book can hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from press.checks.guard.refusal import refuse
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

DEEPEST = 30  # elements within each other; at 45 notes Typst gives up
HIGHEST = 1_000_000_000


def refuse_extremes(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse what no page needs and some book cannot hold."""
    deep = next((node for node, depth in _depths(doctree) if depth > DEEPEST), None)
    if deep:
        message = "Too much stands within something else here. Write it flatter."
        refuse(app.env, message, with_line(deep))
    for numbered in doctree.findall(nodes.enumerated_list):
        if abs(numbered.get("start", 1)) >= HIGHEST:
            message = f"This list begins at {numbered['start']}. Begin it below {HIGHEST:,}."
            refuse(app.env, message, with_line(numbered))


def _depths(doctree: nodes.document) -> Iterator[tuple[nodes.Node, int]]:
    waiting: list[tuple[nodes.Node, int]] = [(doctree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(child, depth + 1) for child in node.children]
