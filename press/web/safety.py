"""The pages about danger and help, which `book_safety` in conf.py names by their labels.

What programs read begins with them. What is shown beside a link to one tells nothing: the link may
come up on a screen, or in a chat, that somebody else reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from press.config import _
from press.pieces.collector import labels_of, piece_of
from press.pieces.model import nearest
from press.pieces.withheld import names_withheld
from press.web import markdown_signs as signs
from press.web.urls import leading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


def safety_pages(app: Sphinx) -> list[str]:
    """Return the docnames of these pages, those that are there."""
    known = labels_of(app.env)
    named = (known.get(label, "") for label in app.config.book_safety)
    return [docname for docname in named if docname in app.env.titles]


def nothing(app: Sphinx) -> str:
    """Return what a link to one of them says of it."""
    return _("A page of %s.") % str(app.config.project)


def safety(app: Sphinx, page: str) -> Iterator[str]:
    """Yield, as Markdown, the ways to the pages about danger and help, and what these say."""
    for title, says, address in ways_to_safety(app, page):
        way = signs.link(signs.escaped(title), address)
        yield f"{way}: {signs.escaped(says)}" if says else way


def ways_to_safety(app: Sphinx, page: str) -> Iterator[tuple[str, str, str]]:
    """Yield (title, what it says of itself, address) of the pages about danger and help.

    Of the first the whole summary is told, of others a sentence.
    """
    whole = leading(app, page)
    for place, docname in enumerate(safety_pages(app)):
        piece = piece_of(app.env, docname)
        says = (piece.first_sentence if place else piece.summary) if piece else ""
        address = whole(app.builder.get_relative_uri(page, docname))
        yield app.env.titles[docname].astext(), says, address


def check_safety(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each label in `book_safety` that no page has."""
    known = labels_of(env)
    for label in app.config.book_safety:
        if label not in known and label.lower() not in names_withheld(env):
            logger.warning(
                "`book_safety` names `%s`, but no page has that label.%s Write the label of the "
                "page about danger, and of the one with help lines.",
                label,
                nearest(label, known),
                type="book",
                subtype="safety",
            )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check the names once all pages are read."""
    app.connect("env-check-consistency", check_safety)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
