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
LABEL = re.compile(
    r"\(([\w-]+)\)(?:=\s+\S.*|=#+\s.*|\s*=\s*=?|:=?)?$|[\[{]([\w-]+)(?:[\]}]=|\]:)$"
    r"|\(([\w-]+):?=$|([\w-]+)\)=$|\(([a-z0-9]+(?:-[a-z0-9]+)+)\)\n"
)
ROW = re.compile(r"\|.*\|\s*$")
STROKE = re.compile(r"(?<=\S) \| (?=\S)")
GRID = re.compile(r"\s*\+(?:[-=]{3,}\+)+\s*$")
SHORT_FENCE = re.compile(r"\s*(?:`{1,2}|:{1,2})(\{[a-z][\w:-]*\})[^`]*$")
HAS_WORDS = (nodes.paragraph, nodes.title, nodes.term)
ABOVE = re.compile(r"\(([^()]+)\)=\s*$")  # a label
HEADING = re.compile(r"#{1,6}\s")
LIST = re.compile(
    r"\(?(?:[aA1]|i)\)\s(?!.*[ (][b2]\))|a\.\s+\S.*\nb\.\s|(?:--|[–—])\s.*\n(?:--|[–—])\s"
)
COLONS = re.compile(r"[^:\s]::\s*$")
BOX = re.compile(r"\[[ xX]\]\s+\S")
PLAIN = re.compile(r"\\.|(?<!`)(`{1,9})(?!`).*?(?<!`)\1(?!`)")  # what is escaped, and code


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
            message = _plain_table(node) or plain_label(node) or _plain_list(node)
        elif isinstance(node, nodes.term):
            message = plain_label(node)
        if isinstance(node, HAS_WORDS) and not message:
            yield from _lone_bracket(node, line, lines)
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
    if label.split() != [label]:
        return f"A label has no blanks. Write `({'-'.join(label.split()).lower()})=`."
    below = next(filter(str.strip, lines[number:]), "")
    if not below:
        return "Nothing stands below this label. Put it above a heading, or take it out."
    if HEADING.match(_line(number - 1, lines)) and not HEADING.match(below):
        return "A label stands above its heading, and this one below. Move it up."
    return ""


def _code_by_indent(line: int, lines: Sequence[str]) -> str:
    above = next(filter(str.strip, reversed(lines[: max(line - 1, 0)])), "")
    if FENCE.match(_line(line, lines)) or not INDENTED.match(_line(line, lines)):
        return ""
    if COLONS.search(above):  # which is told
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


def _plain_list(node: nodes.paragraph) -> str:
    text = node.astext()
    if LIST.match(text):
        return "This makes no list. Begin each of its lines with `1.` or `-`, and a blank."
    if BOX.match(text) and not isinstance(node.parent, nodes.list_item):
        return "A box to tick stands in a list. Write `- [ ] words`."
    return ""


def _lone_bracket(
    node: nodes.Element, first: int, lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Yield the first bracket that nothing opens or closes, where one is left in the text."""
    text = node.astext()
    if text.count("[") == text.count("]"):
        return
    opened: list[int] = []
    for number, line in enumerate(lines[first - 1 :], start=first):
        if not line.strip():
            break
        for sign in re.findall(r"[\[\]]", PLAIN.sub("", line)):
            if sign == "[":
                opened.append(number)
            elif opened:
                opened.pop()
            else:
                yield number, "`]` closes what no `[` opens. Write both, or `\\]`."
                return
    if opened:
        yield opened[0], "`[` opens what no `]` closes. Write `[words](address)`, or `\\[`."


def plain_label(node: nodes.Node) -> str:
    """Return what to write where a paragraph, or a term, was meant to be a label, or ''."""
    is_text = isinstance(node, nodes.paragraph | nodes.term)
    match = LABEL.match(node.astext().strip()) if is_text else None
    label = match and next(filter(None, match.groups()), "")
    return f"This label is plain text. Write `({label})=`, and nothing behind it." if label else ""


def _line(number: int, lines: Sequence[str]) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""
