r"""Marks of Markdown that are left in the text, since they did not become what they were meant for.

What is escaped (`\*`) and what is code was meant as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

QUOTE = "['‘’\"“”´`]"
PLAIN = str.maketrans("‘’“”", "''\"\"")  # as they were typed
KEPT = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.comment, nodes.raw)


class Mark(NamedTuple):
    """How a mark looks that is left over, and what to write instead."""

    pattern: re.Pattern[str]
    advice: str


MARKS = (
    Mark(
        re.compile(rf"\{{[a-z][\w:-]*\}}\s*{QUOTE}"),
        "This role is not one: its words stand between two backticks, directly behind the braces, "
        "as in {ref}`time-out`.",
    ),
    Mark(
        re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)"),
        "`{}` begins or ends what is bold, and its other half is missing. Write both halves, "
        "without a blank inside them, or `\\` before each sign that is meant as it is.",
    ),
    Mark(
        re.compile(
            r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=\w)|(?<=\w)_(?!\w)"
        ),
        "`{}` begins or ends what is emphasized, and its other half is missing. Write both halves, "
        "without a blank inside them, or `\\` before a sign that is meant as it is.",
    ),
    Mark(
        re.compile(r"`"),
        "A backtick stands alone. Write another where the code ends, or `\\` before this one.",
    ),
    Mark(
        re.compile(
            r"\]\s+\((?=#|https?:|[^\s()]{1,100}\.md)|\]\((?=#|https?:|www\.|[^\s()]{0,100}(?:\.md|/))"
        ),
        "This link is not one. Write `[words](address)`, with no blank between `]` and `(` and "
        "none in the address.",
    ),
    Mark(
        re.compile(r"\)\s?\[(?=#|https?:)"),
        "This link has its brackets the wrong way round. Write `[words](address)`.",
    ),
    Mark(
        re.compile(r"\[\^[^\[\]\s]+\]"),
        "`{}` has no note. Write `{}: …` on a line of its own below.",
    ),
    Mark(
        re.compile(r"^\.\. [\w:-]+::|^:[\w-]+:(?=\s|$)"),
        "This is reStructuredText. Write the directive as a fence: `:::{name}` and, below its "
        "text, `:::`.",
    ),
    Mark(
        re.compile(r"^#{1,6}(?=[^\s#\d])", re.MULTILINE),
        "A heading has a blank behind its `#`. Write one.",
    ),
    Mark(
        re.compile(r"^(?:[-+](?=[^\W\d])|\d{1,2}[.)](?=[^\W\d]))", re.MULTILINE),
        "A line of a list has a blank behind its `{}`. Write one.",
    ),
    Mark(
        re.compile(r"^:{3,}", re.MULTILINE),
        "`{}` closes a fence that is not open. Take it out, or write the line that opens it.",
    ),
)
ROLE_BEFORE_CODE = Mark(
    re.compile(r"(?::[a-z][\w:-]{0,30}:|\{[a-z][\w:-]{0,30}\}\s+)$"),
    "This role is not one. Write it in braces directly before the backticks, as in "
    "{ref}`time-out`.",
)
LINK_BEHIND_CODE = Mark(
    re.compile(r"^_{1,2}(?!\w)"),
    "This is a link of reStructuredText. Write `[words](address)`.",
)


def left_over(doctree: nodes.document, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and what to write, for each mark that is left over.

    `doctree` is what the page became, `lines` is its source, with the lines of code empty.
    """
    for text in doctree.findall(nodes.Text):
        if not _is_kept(text):
            yield from _found(text, lines)


def _is_kept(text: nodes.Text) -> bool:
    node: nodes.Element | None = text.parent
    while isinstance(node, nodes.Inline):
        if isinstance(node, KEPT):
            return True
        node = node.parent
    return isinstance(node, KEPT) or node is None


def _found(text: nodes.Text, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    words = text.astext()
    first = with_line(text.parent).line or 1
    beside = _mark_beside_code(text, words)
    if beside:
        yield first, beside.advice
        return
    for mark in MARKS:
        for match in mark.pattern.finditer(words):
            line = _line_of(words, match, lines, first)
            if line:
                yield line, mark.advice.replace("{}", match[0].strip())
                return


def _mark_beside_code(text: nodes.Text, words: str) -> Mark | None:
    """Return the mark between these words and the code before or behind them."""
    around = text.parent
    place = around.index(text)
    behind = around[place + 1] if place + 1 < len(around) else None
    before = around[place - 1] if place else None
    if isinstance(behind, nodes.literal) and ROLE_BEFORE_CODE.pattern.search(words):
        return ROLE_BEFORE_CODE
    if isinstance(before, nodes.literal) and LINK_BEHIND_CODE.pattern.search(words):
        return LINK_BEHIND_CODE
    return None


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
