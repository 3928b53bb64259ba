"""What git leaves in a file that two people changed: both texts, between lines of marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BEGINS = re.compile(r"<{7}(?: |$)")
MARKS = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$")
# Where somebody took out the first mark alone.
ENDS = re.compile(r">{7} ")


def unmerged_lines(lines: Sequence[str]) -> Iterator[int]:
    """Yield the line, counted from 1, at which each place begins that git left unmerged."""
    is_open = False
    for number, line in enumerate(lines, start=1):
        if BEGINS.match(line) or (ENDS.match(line) and not is_open):
            yield number
        is_open = bool(BEGINS.match(line)) or (is_open and not ENDS.match(line))


def merged(lines: Sequence[str]) -> list[str]:
    """Return the lines with git's marks empty, if there are any: the words of both remain."""
    if not any(unmerged_lines(lines)):
        return list(lines)
    return ["" if MARKS.match(line) else line for line in lines]
