"""Where in the source that stands which Typst complains of.

A line of the Typst text comes from the last place that is marked above it. What an extension's own
visitor writes can end that, since a bracket too many or too few makes Typst read all that follows
otherwise: so each such drawing is first read by itself. And of a few things Typst tells no line:
then less and less of the book is set, until what it complains of is found.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from docutils import nodes

from sphinx_bindery.pdf.typst import syntax_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
MARK = re.compile(r"// @src (.+:\d+)$")


class Drawing(NamedTuple):
    """What the visitor of an extension wrote of a node."""

    node: nodes.Element
    text: str


def mark(place: str) -> str:
    """Return the line of Typst that says where what follows comes from, `file:line`."""
    return f"\n// @src {place}\n"


def place_of(node: nodes.Element, page: nodes.document) -> str:
    """Return `file:line` of a node, or of the first in it that knows its line, or of its page."""
    known = next((each for each in node.findall(nodes.Element) if each.line), None)
    source = (known and known.source) or page.get("source", "")
    return f"{source}:{known.line if known else 1}"


def place_above(text: str, line: int) -> str | None:
    """Return the place that is marked last above a line of Typst, or None."""
    marks = map(MARK.match, reversed(text.split("\n")[:line]))
    return next((found[1] for found in marks if found), None)


def broken(drawings: list[Drawing]) -> tuple[Drawing, str] | None:
    """Return the first of the drawings that is no Typst by itself, and why; or None.

    What holds another drawing comes behind it.
    """
    if not syntax_fault([drawing.text for drawing in drawings]):
        return None
    faults = ((drawing, syntax_fault([drawing.text])) for drawing in drawings)
    return next(((drawing, fault) for drawing, fault in faults if fault), None)


def narrowed(items: list[Item], fails: Callable[[list[Item]], bool]) -> list[Item]:
    """Return the fewest neighbours among the items that still fail, by halves."""
    while len(items) > 1:
        half = len(items) // 2
        found = next((part for part in (items[:half], items[half:]) if fails(part)), None)
        if found is None:  # each alone is right
            break
        items = found
    return items


def blocks_of(page: nodes.document) -> list[nodes.Element]:
    """Return what stands in the sections of a page, without their titles."""
    inner = [child for part in _sections(page) for child in part.children if not _stays(child)]
    return [child for child in inner if isinstance(child, nodes.Element)]


@contextmanager
def only(blocks: Iterable[nodes.Element], page: nodes.document) -> Iterator[None]:
    """Leave a page no more than its titles and these blocks, for as long as the context lasts."""
    kept = set(blocks)
    whole = {part: part.children for part in _sections(page)}
    for part, children in whole.items():
        part.children = [child for child in children if child in kept or _stays(child)]
    try:
        yield
    finally:
        for part, children in whole.items():
            part.children = children


def _sections(page: nodes.document) -> list[nodes.Element]:
    return [page, *page.findall(nodes.section)]


def _stays(node: nodes.Node) -> bool:
    return isinstance(node, nodes.section | nodes.title)
