"""Reads a page before Markdown does: is it text, and is every fence closed?

Markdown closes an open fence at the end of the page without a word, and the rest of the page
vanishes into it. A file that is not UTF-8 would stop the whole build. Here both get one line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util import logging

from press.pieces.withheld import withhold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

FENCE = re.compile(r"^(?P<indent> *)(?P<marks>`{3,}|~{3,}|:{3,})(?P<info>[^`]*)$")
CODE = re.compile(r"\{(?:code|code-block|code-cell|sourcecode|literalinclude|eval-rst|raw|math)\b")


def undecodable_line(path: Path) -> int:
    """Return the number of the first line that is not UTF-8, or 0."""
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            return number
    return 0


def unclosed_fences(lines: Sequence[str], first: int = 1) -> Iterator[int]:
    """Yield the number of each line that opens a fence which nothing closes.

    `lines` is a page or the inside of a fence, `first` the number of its first line.
    """
    position = 0
    while position < len(lines):
        fence = FENCE.match(lines[position])
        if fence and not (fence["marks"][0] == ":" and not fence["info"].strip()):
            end = _closing(lines, position, fence["marks"])
            if end is None:
                yield first + position
                return
            if fence["info"].strip().startswith("{") and not CODE.match(fence["info"].strip()):
                yield from unclosed_fences(lines[position + 1 : end], first + position + 1)
            position = end
        position += 1


def has_open_front_matter(lines: Sequence[str]) -> bool:
    """Tell whether a page begins with a line `---` that no other line closes."""
    first, *rest = (line.rstrip() for line in lines)
    return first == "---" and not {"---", "..."} & set(rest)


def misplaced_front_matter(lines: Sequence[str]) -> int:
    """Return the line, counted from 1, where facts begin that Markdown takes for text; or 0."""
    filled = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
    (number, first), (_, second) = (*filled[:2], (0, ""), (0, ""))[:2]
    begins_late = number > 1 and first == "---"
    is_like = first not in ("", "---") and not first.strip("-–—=+*_")
    is_without = first == "piece:"
    return number if is_without or (second == "piece:" and (begins_late or is_like)) else 0


def _closing(lines: Sequence[str], opening: int, marks: str) -> int | None:
    closes = re.compile(rf"^ *{marks[0]}{{{len(marks)},}}\s*$")
    numbers = range(opening + 1, len(lines))
    return next((number for number in numbers if closes.match(lines[number])), None)


def without_code(lines: Sequence[str]) -> list[str]:
    """Return the lines, with those in fences that hold code empty."""
    kept = list(lines)
    position = 0
    while position < len(kept):
        fence = FENCE.match(kept[position])
        info = fence["info"].strip() if fence else ""
        if fence and fence["marks"][0] != ":" and (CODE.match(info) or not info.startswith("{")):
            end = _closing(kept, position, fence["marks"]) or len(kept)
            kept[position + 1 : end] = [""] * (end - position - 1)
            position = end
        position += 1
    return kept


def withhold_unreadable(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Warn of each file that is not UTF-8, and build the other pages without it."""
    for docname in list(docnames):
        line = undecodable_line(env.doc2path(docname))
        if line:
            logger.warning(
                "This file is not UTF-8 text. Save it again with the encoding UTF-8.",
                type="source",
                subtype="encoding",
                location=(docname, line),
            )
            withhold(env, docname)
            docnames.remove(docname)


def check_fences(app: Sphinx, docname: str, content: list[str]) -> None:
    """Warn of each fence that is not closed."""
    if app.env.doc2path(docname).suffix != ".md":
        return
    lines = content[0].split("\n")
    if has_open_front_matter(lines):
        logger.warning(
            "The front matter is never closed. Write `---` on a line of its own below its facts.",
            type="source",
            subtype="fence",
            location=(docname, 1),
        )
    misplaced = misplaced_front_matter(lines)
    if misplaced:
        logger.warning(
            "The front matter begins on the first line of the page, with `---` alone. Write it so.",
            type="source",
            subtype="fence",
            location=(docname, misplaced),
        )
    for line in list(unclosed_fences(lines))[:1]:  # those around it came of it
        logger.warning(
            "This fence is opened and never closed, or closed by the end of another. Below its "
            "text, write the same marks once more on a line of their own.",
            type="source",
            subtype="fence",
            location=(docname, line),
        )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at each page before it is parsed."""
    app.connect("env-before-read-docs", withhold_unreadable)
    app.connect("source-read", check_fences)
    return {"version": "1", "parallel_read_safe": True}
