"""Text that Markdown takes for something else: code by its indent, a heading by the line below it.

And the other way round: a table without its rule, and a label without its sign, are plain text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FENCE = re.compile(r"[\s>*+-]*(?:\d+[.)]\s*)?(?:`{3,}|~{3,}|:{3,})")
INDENTED = re.compile(r"(?:[>*+-]\s?|\d+[.)]\s?)*(?: {4}|\t)")
LABEL = re.compile(r"\(([\w-]+)\)(?:=\s+\S.*|\s*=\s*=?|:)?$")
ROW = re.compile(r"\|.*\|\s*$")


def mistaken(doctree: nodes.document, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and what to write, for what became something else.

    `doctree` is what the page became, `lines` is its source, with the lines of code empty.
    """
    for node in doctree.findall(nodes.Element):
        line = with_line(node).line or 1
        message = ""
        if isinstance(node, nodes.literal_block):
            message = _code_by_indent(line, lines)
        elif isinstance(node, nodes.title):
            message = _heading_by_line_below(line, lines)
        elif isinstance(node, nodes.paragraph):
            message = _plain_table(node) or plain_label(node)
        if message:
            yield line, message


def _code_by_indent(line: int, lines: Sequence[str]) -> str:
    if FENCE.match(_line(line, lines)) or not INDENTED.match(_line(line, lines)):
        return ""
    return (
        "Four blanks before a line make code of it. Take them out; in a list, write as many as "
        "the words of its item are indented."
    )


def _heading_by_line_below(line: int, lines: Sequence[str]) -> str:
    below = _line(line + 1, lines).strip(" >")
    if "#" in _line(line, lines)[:12] or not below or below.strip(below[0]) or below[0] not in "=-":
        return ""
    return (
        "The line of signs below makes a heading of this. Leave a line empty between them, or "
        "write the heading with `#`."
    )


def _plain_table(node: nodes.paragraph) -> str:
    rows = node.astext().splitlines()
    if len(rows) < 2 or not all(map(ROW.match, rows)):
        return ""
    return "This table has no rule, and so is plain text. Write `| --- | --- |` below its head."


def plain_label(node: nodes.Node) -> str:
    """Return what to write where a paragraph was meant to be a label, or ''."""
    match = LABEL.match(node.astext().strip()) if isinstance(node, nodes.paragraph) else None
    return (
        f"This label is plain text. Write `({match[1]})=`, and nothing behind it." if match else ""
    )


def _line(number: int, lines: Sequence[str]) -> str:
    return lines[number - 1] if number <= len(lines) else ""
