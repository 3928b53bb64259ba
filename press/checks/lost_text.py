"""Tells of text that Markdown leaves out without a word, so that it would be in none of the books.

A line that begins with `%` is a comment, also in the midst of a paragraph; a table drops the cells
that its head has no column for, and takes a line right below it for a row; the text of an image
loses its code; a fence that is no directive drops the words behind its marks.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from press.checks.fences import without_code
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

AROUND = r"(?:[ \t>]|[*+-][ \t]|\d+[.)][ \t])*"  # quotes and items in which a line may stand
COMMENT = re.compile(rf"{AROUND}%(?P<words>.*)")
# A comment may follow another, a heading, a label, a fence or its options without an empty line.
NO_TEXT = re.compile(rf"{AROUND}(?:$|%|#|\([^)]*\)=|`{{3}}|~{{3}}|:)")
CELL_OF_RULE = r"[ \t]*+:?-+:?[ \t]*+"
HEAD_RULE = re.compile(rf"{AROUND}+\|?{CELL_OF_RULE}(?>(?:\|{CELL_OF_RULE})*)\|?[ \t]*$")
RUNNING = re.compile(r" {0,3}[*“\"]{0,3}[^\W\d_]")  # text, and nothing that ends a table
STROKE = re.compile(r"(?<!\\)\|")
LONGEST = 2000  # signs of a line that is looked at as the rule of a table


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of each place where words are left out."""
    docname = app.env.docname
    text = Path(app.env.doc2path(docname)).read_text("utf-8", "replace")
    lines = without_code(text.split("\n"))
    comments = [comment.astext() for comment in doctree.findall(nodes.comment)]
    widths = {len(list(table.findall(nodes.colspec))) for table in doctree.findall(nodes.table)}
    found = [*_swallowed(lines, comments), *_odd_rows(lines, widths), *_code_in_alt(lines)]
    for number, message in sorted(found):
        _warn(message, (docname, number))
    for block in doctree.findall(nodes.Element):
        if _is_fence(block) and not block.astext().strip() and not any(block.findall(nodes.image)):
            message = "Nothing stands in this fence: words behind its marks are not shown. Put"
            _warn(
                f"{message} them on lines of their own below, or take the fence out.",
                with_line(block),
            )


def _is_fence(node: nodes.Element) -> bool:
    """Tell whether a node comes from a fence that is no directive."""
    if isinstance(node, nodes.container):
        return bool(node.get("is_div"))
    return isinstance(node, nodes.literal_block) and not isinstance(
        node.parent, nodes.system_message
    )


def _warn(message: str, location: nodes.Node | tuple[str, int]) -> None:
    logger.warning("%s", message, type="source", subtype="leftout", location=location)


def _swallowed(lines: list[str], comments: list[str]) -> Iterator[tuple[int, str]]:
    for number, (above, line) in enumerate(pairwise(lines), start=2):
        comment = COMMENT.match(line)
        words = comment["words"].strip() if comment and not NO_TEXT.match(above) else None
        if words is not None and any(words in known for known in comments):
            yield (
                number,
                "This line begins with `%`, which makes it a comment: its words are in none of the "
                "books. Move the `%` up, behind its number; before a comment leave a line empty.",
            )


def _odd_rows(lines: list[str], widths: set[int]) -> Iterator[tuple[int, str]]:
    columns = 0
    for number, (above, line) in enumerate(pairwise(lines), start=2):
        if "|" in line and "|" in above and len(line) < LONGEST and HEAD_RULE.match(line):
            columns = _cells(line) if _cells(line) in widths else 0
        elif "|" not in line:
            if columns and RUNNING.match(line):
                yield number, "This line is a row of the table above it. Leave a line empty there."
            columns = 0
        elif columns and (message := _fault_of_row(_cells(line), columns)):
            yield number, message


def _fault_of_row(cells: int, columns: int) -> str:
    if cells > columns:
        return (
            f"This row has {cells} cells, the table {columns} columns: what is beyond is in none "
            "of the books. A stroke within a cell is written `\\|`."
        )
    if cells < columns:
        has = f"This row has {cells} cell{'s' if cells > 1 else ''}, the table {columns} columns"
        return f"{has}. Write a `|` for each, also for one that is empty."
    return ""


def _cells(row: str) -> int:
    inner = re.sub(rf"^{AROUND}\||(?<!\\)\|[ \t]*$", "", row)
    return len(STROKE.findall(inner)) + 1


def _code_in_alt(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines, start=1):
        if any(map(_has_code, line.split("![")[1:])):
            yield (
                number,
                "The text of an image is plain: what stands between backticks is left out. "
                "Take the backticks out.",
            )


def _has_code(image: str) -> bool:
    """Tell whether there is code in the words of an image, of which this is all behind `![`."""
    words, closed, _ = image.partition("](")
    before, _, rest = words.partition("`")
    code, ticked, after = rest.partition("`")
    return bool(closed and code and ticked) and "]" not in before + after


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check each page as it is read."""
    app.connect("doctree-read", check_page)
    return {"version": "1", "parallel_read_safe": True}
