"""Makes a piece of each page's front matter, and remembers them all.

The guard reads the facts before the page is parsed, and keeps them for the time of its reading.

The pieces live in the environment, so that they survive incremental builds and parallel reads;
`piece_of` gives one to whoever asks, `pieces_in_order` all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils.utils import normalize_language_tag
from docutils.utils.smartquotes import smartchars, smartyPants
from sphinx.util import logging

from press.pieces.frontmatter import remedy
from press.pieces.model import Piece, read_piece
from press.pieces.translation import facts_of, translated
from sphinx_bindery.collector import PageCollector
from sphinx_bindery.order import reading_order

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from press.pieces.frontmatter import FrontMatter

logger = logging.getLogger(__name__)

KEY = "piece"
FACTS = "book_facts"  # of the page that is read; none where its text is not what it seems


@dataclass(frozen=True)
class Entry:
    """A piece, and the line of each of its facts."""

    piece: Piece
    front_matter: FrontMatter


def piece_of(env: BuildEnvironment, docname: str) -> Piece | None:
    """Return the piece that a page is, or None."""
    entry = PieceCollector.of(env).get(docname)
    return entry.piece if entry else None


def pieces_in_order(env: BuildEnvironment) -> list[tuple[str, Piece]]:
    """Return (docname, piece) of the whole book, as it is read.

    It goes through all pages: ask once, not for each.
    """
    found = ((page.docname, piece_of(env, page.docname)) for page in reading_order(env))
    return [(docname, piece) for docname, piece in found if piece]


def topic_name(config: Config, topic: str) -> str:
    """Return what readers call a topic."""
    topics = config.book_topics
    return str(topics.get(topic, topic)) if isinstance(topics, dict) else topic


def labels_of(env: BuildEnvironment) -> dict[str, str]:
    """Return the docname of every label in the book."""
    return {label: place[0] for label, place in env.domains.standard_domain.anonlabels.items()}


class PieceCollector(PageCollector[Entry]):
    """Keeps the piece of every page in the environment."""

    name = "book_pieces"

    def collect(self, app: Sphinx, doctree: nodes.document) -> Entry | None:
        """Return the piece that the page's facts make; tell what is wrong with them."""
        env = app.env
        front_matter: FrontMatter | None = env.temp_data.get(FACTS)
        if front_matter is None:
            return None
        if front_matter.problem:
            tell_of_facts(
                f"The front matter is not YAML: {front_matter.problem}. "
                f"{remedy(front_matter.problem)}",
                (env.docname, front_matter.problem_line),
            )
            return None
        if not front_matter.lines:
            tell_of_facts(
                "This page has no facts. Begin it with `---`, `piece:` and the lines of its kind.",
                (env.docname, 1),
            )
            return None
        piece, mistakes = read_piece(front_matter.facts, app.config.book_topics)
        for mistake in mistakes:
            place = (env.docname, front_matter.line(mistake.key))
            tell_of_facts(mistake.advice, place, is_gap=mistake.is_gap)
        for key in front_matter.cut:
            tell_of_facts(
                f"What stands behind the `#` is in none of the books. Put quotation marks "
                f"around what `{key}` says.",
                (env.docname, front_matter.line(key)),
            )
        doctree += facts_of(front_matter, Path(env.doc2path(env.docname)))
        if piece is None:
            return None
        return Entry(_typeset(translated(piece, app), app.config), front_matter)


def _typeset(piece: Piece, config: Config) -> Piece:
    """Give the words of the facts the quotation marks and dashes that Sphinx gives the text."""
    tags = [tag for tag in normalize_language_tag(config.language) if tag in smartchars.quotes]
    if not (config.smartquotes and tags):
        return piece
    words = {
        fact: smartyPants(getattr(piece, fact), config.smartquotes_action, tags[0])
        for fact in ("summary", "time", "needs")
    }
    return piece.model_copy(update=words)


def tell_of_facts(message: str, location: tuple[str, int], *, is_gap: bool = False) -> None:
    """Tell what is wrong with a fact, or not yet written, at its line."""
    subtype = "gap" if is_gap else "facts"
    logger.warning(message, type="piece", subtype=subtype, location=location)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the collector, and the list of topics that pieces choose from."""
    app.add_env_collector(PieceCollector)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
