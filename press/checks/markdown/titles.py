"""A page has one title, and each heading something below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator


UNSEEN = (
    nodes.title,
    nodes.comment,
    nodes.target,
    nodes.footnote,
    nodes.transition,
    addnodes.index,
)
NEARLY = re.compile(r"#[^#\s\d]|#\xa0")  # a title without its blank, which is told where it stands


def badly_titled(doctree: nodes.document) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and what to write, where a title is missing or too many."""
    sections = [node for node in doctree.children if isinstance(node, nodes.section)]
    if not sections and not any(map(NEARLY.match, doctree.astext().splitlines())):
        yield 1, "This page has no title. Write one: a line that begins with `# `."
    for section in sections[1:]:
        yield (
            with_line(section[0]).line or 1,
            "A page has one title, and this is another. Write `##` for a heading in it.",
        )
    if sections and not sections[0][0].astext().strip():
        yield with_line(sections[0][0]).line or 1, "The title is empty. Write it behind the `#`."


def without_text(doctree: nodes.document) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and what to write, of each heading with nothing below it."""
    for section in doctree.findall(nodes.section):
        title = section[0].astext().strip()
        is_begun = isinstance(section.parent, nodes.section) or section.next_node(nodes.comment)
        if title and is_begun and all(isinstance(child, UNSEEN) for child in section):
            message = f"Nothing stands below “{title}”. Write it, or take the heading out."
            yield with_line(section[0]).line or 1, message
