"""Checks the shape of each kind of piece, and marks the steps of a guide.

Some have headings that are questions; others have steps, numbered from 1, each with a title::

    ## 1. Notice which move is yours
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.util import logging

from press.pieces.collector import piece_of
from press.pieces.kinds import Headings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from press.pieces.kinds import Kind

logger = logging.getLogger(__name__)

NUMBERED = re.compile(r"(\d+)\.(?:\s+|$)")


def check_shape(app: Sphinx, doctree: nodes.document) -> None:
    """Warn where a piece does not have the shape of its kind."""
    piece = piece_of(app.env, app.env.docname)
    if piece is None:
        return
    titles = list(_section_titles(doctree))
    match piece.kind.headings:
        case Headings.QUESTIONS:
            _check_questions(piece.kind, titles)
        case Headings.STEPS:
            _check_steps(piece.kind, titles, doctree)


def _section_titles(doctree: nodes.document) -> Iterator[nodes.title]:
    """Yield the titles of the sections below the page's own."""
    for section in doctree.findall(nodes.section):
        if isinstance(section.parent, nodes.section):
            yield cast("nodes.title", section[0])


def _check_questions(kind: Kind, titles: list[nodes.title]) -> None:
    for title in titles:
        if not title.astext().rstrip().endswith("?"):
            _warn(
                f"“{title.astext()}” is not a question. In {kind.one}, each heading is the "
                "question that the reader would ask next, ending in “?”.",
                title,
            )


def _check_steps(kind: Kind, titles: list[nodes.title], doctree: nodes.document) -> None:
    steps = [(title, match) for title in titles if (match := NUMBERED.match(title.astext()))]
    if len(steps) < 2:
        title = doctree.next_node(nodes.title) or doctree
        has = f"{kind.one.capitalize()} has numbered steps."
        _warn(f"{has} Write headings such as `## 1. Say when`.", title)
    for due, (title, match) in enumerate(steps, start=1):
        if int(match[1]) != due:
            _warn(f"Step {match[1]} stands where step {due} is due. Write `{due}.`", title)
        if not title.astext()[match.end() :].strip():
            _warn(f"Step {due} has no title. Write `## {due}. What to do`.", title)
        _mark_step(title, match)


def _mark_step(title: nodes.title, match: re.Match[str]) -> None:
    """Set the number apart, so that each output can put it in the margin."""
    text = next(iter(title.findall(nodes.Text)))
    number = nodes.inline("", match[0].strip(), classes=["step-number"])
    rest = nodes.Text(" " + text[match.end() :])
    text.parent.replace(text, [number, rest])
    title.parent["classes"].append("step")


def _warn(message: str, node: nodes.Node) -> None:
    logger.warning(message, type="piece", subtype="shape", location=node)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check each page once the catalogue (priority 500) knows its piece."""
    app.connect("doctree-read", check_shape, priority=550)
    return {"version": "1", "parallel_read_safe": True}
