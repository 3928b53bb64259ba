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
LABEL = re.compile(r"\(([\w-]+)\)(?:=\s+\S.*|\s*=\s*=?|:)?$|[\[{]([\w-]+)[\]}]=$")
ROW = re.compile(r"\|.*\|\s*$")
STROKE = re.compile(r"(?<=\S) \| (?=\S)")
GRID = re.compile(r"\s*\+(?:[-=]{3,}\+)+\s*$")
SHORT_FENCE = re.compile(r"\s*(?:`{1,2}|:{1,2})(\{[a-z][\w:-]*\})[^`]*$")
ABOVE = re.compile(r"\(([^()]+)\)=\s*$")  # a label
HEADING = re.compile(r"#{1,6}\s")


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
    yield from _lines_mistaken(lines)


def _lines_mistaken(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    is_grid = False
    for number, line in enumerate(lines, start=1):
        short, label = SHORT_FENCE.match(line), ABOVE.match(line)
        message = _misplaced_label(label[1], number, lines) if label else ""
        if short and not _line(number - 1, lines).strip():
            message = (
                f"A fence has three marks or more. Write `:::{short[1]}`, and `:::` to close it."
            )
        if GRID.match(line) and not is_grid:
            message = "This table is reStructuredText. Write its rows between `|`, and a rule."
        is_grid = bool(line.strip()) and (is_grid or bool(GRID.match(line)))
        if message:
            yield number, message


def _misplaced_label(label: str, number: int, lines: Sequence[str]) -> str:
    """Return what to write where a label has blanks, or stands above nothing; or ''."""
    if len(label.split()) > 1:
        return f"A label has no blanks. Write `({'-'.join(label.split())})=`."
    below = next(filter(str.strip, lines[number:]), "")
    if not below:
        return "Nothing stands below this label. Put it above a heading, or take it out."
    if HEADING.match(_line(number - 1, lines)) and not HEADING.match(below):
        return "A label stands above its heading, and this one below. Move it up."
    return ""


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
    strokes = {len(STROKE.findall(row)) for row in rows}
    is_bare = len(strokes) == 1 and strokes != {0}
    if len(rows) < 2 or not (is_bare or all(map(ROW.match, rows))):
        return ""
    return "This table has no rule, and so is plain text. Write `| --- | --- |` below its head."


def plain_label(node: nodes.Node) -> str:
    """Return what to write where a paragraph was meant to be a label, or ''."""
    match = LABEL.match(node.astext().strip()) if isinstance(node, nodes.paragraph) else None
    label = match and (match[1] or match[2])
    return f"This label is plain text. Write `({label})=`, and nothing behind it." if label else ""


def _line(number: int, lines: Sequence[str]) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""
