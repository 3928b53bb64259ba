"""A page has one title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator


def badly_titled(doctree: nodes.document) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and what to write, where a title is missing or too many."""
    sections = [node for node in doctree.children if isinstance(node, nodes.section)]
    if not sections:
        yield 1, "This page has no title. Write one: a line that begins with `# `."
        return
    first = sections[0]
    for section in sections[1:]:
        yield (
            with_line(section[0]).line or 1,
            "A page has one title, and this is another. Write `##` for a heading in it.",
        )
    if not first[0].astext().strip():
        yield with_line(first[0]).line or 1, "The title is empty. Write it behind the `#`."
