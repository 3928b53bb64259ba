r"""Marks of Markdown that are left in the text, since they did not become what they were meant for.

What is escaped (`\*`) and what is code was meant as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from press.checks.markdown.marks import OF_SIGNS, OF_WORDS, SIGN
from press.checks.markdown.seams import marks_beside
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLAIN = str.maketrans("‘’“”", "''\"\"")  # as they were typed
KEPT = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.comment, nodes.raw)
LINKS = (nodes.reference, addnodes.pending_xref)
ADDRESS = re.compile(r"#|https?:|www\.")  # what a link shows that has no words of its own
UNSIGNED = re.compile(r"\[\^[^\[\]\s]+\](?=\s*[^\s:])")


def left_over(doctree: nodes.document, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and what to write, for each mark that is left over.

    `doctree` is what the page became, `lines` is its source, with the lines of code empty.
    """
    unsigned = dict(_unsigned_notes(doctree, lines))
    yield from unsigned.values()
    for text in doctree.findall(nodes.Text):
        for line, mark, advice in () if _is_kept(text) else _found(text, lines):
            if mark not in unsigned:
                yield line, advice.replace("{}", mark)
            break


def _unsigned_notes(
    doctree: nodes.document, lines: Sequence[str]
) -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield the mark of each note that has no colon, with its line and what to write."""
    for paragraph in doctree.findall(nodes.paragraph):
        words = paragraph.astext()
        mark = UNSIGNED.match(words)
        line = _line_of(words, mark, lines, with_line(paragraph).line or 1) if mark else None
        if mark and line:
            yield (
                mark[0],
                (line, f"A note begins with its mark and a colon: `{mark[0]}:`. Write it."),
            )


def _is_kept(text: nodes.Text) -> bool:
    node: nodes.Element | None = text.parent
    while isinstance(node, nodes.Inline):
        if isinstance(node, KEPT) or (isinstance(node, LINKS) and ADDRESS.match(text.astext())):
            return True
        if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite":
            return True
        node = node.parent
    return isinstance(node, KEPT) or node is None


def _found(text: nodes.Text, lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the marks in a text: the line of each, the mark, and what to write."""
    words = text.astext()
    first = with_line(text.parent).line or 1
    yield from marks_beside(text, lines, first)
    for mark in (*OF_WORDS, *OF_SIGNS) if SIGN.search(words) else OF_WORDS:
        for match in mark.pattern.finditer(words):
            line = _line_of(words, match, lines, first)
            if line:
                yield line, match[0].strip(), mark.advice


def _line_of(words: str, match: re.Match[str], lines: Sequence[str], first: int) -> int | None:
    """Return the line on which a mark stands in the source; None where it was meant as it is."""
    behind = words[match.start() : match.end() + 12].partition("\n")[0].translate(PLAIN)
    for number, line in enumerate(lines[first - 1 :], start=first):
        place = line.translate(PLAIN).find(behind.rstrip())
        if place >= 0 and not line[:place].endswith("\\"):
            return number
        if number > first and not line.strip():
            break
    return None
