"""What a page shows, looked at once more: words also come by entities, and from other files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from press.checks.guard.refusal import refuse
from press.signs import name_of, unseen_in
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def refuse_signs(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse a page that shows a sign that cannot be seen."""
    for node in doctree.findall():
        sign = next((sign for words in _words_of(node) for sign in unseen_in(words)), None)
        if sign:
            message = f"Here stands a sign that cannot be seen: {name_of(sign[0])}. Take it out."
            refuse(app.env, message, with_line(node.parent or node))
            return


def _words_of(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield node.astext()
    elif isinstance(node, nodes.Element):
        yield from _strings_in(list(node.attributes.values()))


def _strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings_in(inner)
