"""Marks that are left over right beside a link, code, or what another mark has made.

There the text ends, and a pattern sees but one side of the mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from press.checks.markdown.marks import ROLE, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HALF = (
    "`{}` has no other half. Write both halves, without a blank inside them, or `\\` before each "
    "sign that is meant as it is."
)
BEFORE_CODE = Mark(
    re.compile(rf"(?::[a-z][\w:-]{{0,30}}:|\{{\s*[a-z][\w:-]{{0,30}}\s*\}}\s*|\[{ROLE}\])$"),
    "This role is not one. Write it in braces directly before the backticks, as in "
    "{ref}`time-out`.",
)
BEFORE_LINK = Mark(re.compile(rf"\{{{ROLE}\}}$"), BEFORE_CODE.advice)
BEHIND_CODE = Mark(
    re.compile(r"^_{1,2}(?!\w)"),
    "This is a link of reStructuredText. Write `[words](address)`.",
)
BEFORE_ANY = Mark(re.compile(r"(?:^|(?<=[\s(“‘]))(?:\*{1,3}|_{1,3})$"), HALF)
BEHIND_ANY = Mark(re.compile(r"^(?:\*{1,3}|_{1,3})(?![\w*])"), HALF)
# What markup begins, or ends, with in the source.
BEGINS = "[`*_<{!"
ENDS = "])`>*_}"


def marks_beside(
    text: nodes.Text, lines: Sequence[str], first: int
) -> Iterator[tuple[int, str, str]]:
    """Yield the mark at each end of a text: its line, the mark, and what to write.

    `lines` is the page, `first` the line on which the block of this text begins.
    """
    around, words = text.parent, text.astext()
    place = around.index(text)
    before = around[place - 1] if place else None
    behind = around[place + 1] if place + 1 < len(around) else None
    if isinstance(behind, nodes.Inline):
        role = BEFORE_CODE if isinstance(behind, nodes.literal) else BEFORE_LINK
        yield from _found(words, (role, BEFORE_ANY), lines, first, behind=BEGINS)
    if isinstance(before, nodes.Inline):
        codes = (BEHIND_CODE,) if isinstance(before, nodes.literal) else ()
        yield from _found(words, (*codes, BEHIND_ANY), lines, first, before=ENDS)


def _found(
    words: str,
    marks: Sequence[Mark],
    lines: Sequence[str],
    first: int,
    before: str = "",
    behind: str = "",
) -> Iterator[tuple[int, str, str]]:
    for mark in marks:
        match = mark.pattern.search(words)
        for number, line in enumerate(lines[first - 1 :] if match else (), start=first):
            if number > first and not line.strip():
                break
            if match and _stands_in(line, match[0], before, behind):
                yield number, match[0], mark.advice
                return


def _stands_in(line: str, mark: str, before: str, behind: str) -> bool:
    """Tell whether a mark stands in a line, not escaped, with one of these signs beside it."""
    place = line.find(mark)
    while place >= 0:
        end = place + len(mark)
        ahead, after = line[max(place - 1, 0) : place], line[end : end + 1]
        if ahead != "\\" and _is_one_of(ahead, before) and _is_one_of(after, behind):
            return True
        place = line.find(mark, end)
    return False


def _is_one_of(sign: str, signs: str) -> bool:
    """Tell whether a sign is there, and one of these; any will do where none is named."""
    return not signs or (sign != "" and sign in signs)
