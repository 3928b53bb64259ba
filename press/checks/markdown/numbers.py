"""Numbers of a list that are shown otherwise than they are written: Markdown counts for itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NUMBER = re.compile(r"[\s>*+-]*(\d{1,9})[.)]")


def misnumbered(doctree: nodes.document, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the line, counted from 1, and what to write, of the first such number of each list.

    A list all of whose numbers are alike leaves the counting to Markdown, and is let be.
    """
    for block in doctree.findall(nodes.enumerated_list):
        items = [with_line(item).line or 1 for item in block]
        written = [NUMBER.match(lines[line - 1]) for line in items if line <= len(lines)]
        numbers = [int(match[1]) for match in written if match]
        if len(numbers) < len(items) or len(set(numbers)) == 1:
            continue
        for line, number, shown in zip(items, numbers, range(numbers[0], 10**10), strict=False):
            if number != shown:
                yield line, f"This is written {number}, and shown as {shown}. Write `{shown}.`"
                break
