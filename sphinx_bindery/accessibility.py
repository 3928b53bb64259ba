"""What the EPUB offers to readers who cannot see it, counted on its pages and said in plain words.

Nothing is asserted: each sentence follows from what was counted, or from a switch in conf.py.
Source: EPUB Accessibility 1.1, schema.org accessibility properties.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.collector import PageCollector
from sphinx_bindery.dates import long_date
from sphinx_bindery.nodes import DECORATIVE, web_only
from sphinx_bindery.words.catalog import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


@dataclass(frozen=True)
class Seen:
    """What was counted on pages.

    `pictures` show something, some `without_words`; of the `formulas` some stay `as_source`.
    `indexes` are pages that list where words stand.
    """

    pictures: int = 0
    without_words: int = 0
    formulas: int = 0
    as_source: int = 0
    indexes: int = 0

    def __add__(self, other: Seen) -> Seen:
        return Seen(
            self.pictures + other.pictures,
            self.without_words + other.without_words,
            self.formulas + other.formulas,
            self.as_source + other.as_source,
            self.indexes + other.indexes,
        )


def count(doctree: nodes.document) -> Seen:
    """Count on one page what the EPUB has of it, which is not what stands on the web only.

    Decoration is no picture; one without words may show something.
    """
    left_out = {id(n) for part in doctree.findall(web_only) for n in part.findall(nodes.Element)}
    kept = [node for node in doctree.findall(nodes.Element) if id(node) not in left_out]
    images = [i for i in kept if isinstance(i, nodes.image) and DECORATIVE not in i["classes"]]
    formulas = [node for node in kept if isinstance(node, nodes.math | nodes.math_block)]
    without = [image for image in images if not image.get("alt")]
    return Seen(len(images), len(without), len(formulas))


def summary(config: Config, seen: Seen) -> str:
    """Return the accessibility summary: the one set in conf.py, else sentences from the counts."""
    if config.epub_accessibility:
        return str(config.epub_accessibility)
    return " ".join(sentence for sentence in _sentences(config, seen) if sentence)


def _sentences(config: Config, seen: Seen) -> Iterable[str]:
    yield _(
        "The EPUB is text, with headings in order and a table of contents whose lines are links."
    )
    if config.epub_page_numbers:
        yield _("It knows the page numbers of the PDF.")
    yield _of_pictures(seen)
    if seen.formulas:
        yield _("Formulas are MathML or text, so that they can be read aloud.")
    yield _(
        "It keeps the font, size and colors that you have set. Nothing in it moves, flashes or "
        "makes a sound."
    )
    if is_claimed(config):
        day = long_date(date.fromisoformat(config.epub_evaluated), config.language)
        yield _("It claims to conform to %s.") % config.epub_conformance
        examined = {"name": config.epub_evaluator, "date": day}
        yield _("%(name)s examined it on %(date)s.") % examined
    else:
        yield _("It makes no claim to conform to a standard.")
    if config.epub_contact:
        yield _("What is not accessible can be told to %s.") % config.epub_contact


def is_claimed(config: Config) -> bool:
    """Tell whether the EPUB claims to conform to a standard: somebody examined it, on some day.

    Source: EPUB Accessibility 1.1, 4: a claim names who makes it.
    """
    return bool(config.epub_conformance and config.epub_evaluator and _is_day(config))


def lacking_claim(config: Config) -> str:
    """Return what keeps a claim that conf.py makes out of the EPUB, or ''."""
    if not config.epub_conformance or is_claimed(config):
        return ""
    if not config.epub_evaluator:
        return "`epub_evaluator` is empty. Write who examined the book, or leave out the claim."
    return "`epub_evaluated` is no day. Write when that was, as 2026-11-30."


def _is_day(config: Config) -> bool:
    try:
        return bool(date.fromisoformat(config.epub_evaluated))
    except ValueError:
        return False


def _of_pictures(seen: Seen) -> str:
    if not seen.pictures:
        return _("It has no pictures.")
    described = seen.pictures - seen.without_words
    if described == seen.pictures:
        words = ngettext(
            "It has one picture, which is described in words.",
            "It has %(number)s pictures, and each is described in words.",
            described,
        )
        return words % {"number": described}
    words = _("Of its pictures, %(described)s of %(all)s are described in words.")
    return words % {"described": described, "all": seen.pictures}


class CountCollector(PageCollector[Seen]):
    """Keeps the counts of every page in the environment."""

    name = "bindery_seen"

    def collect(self, app: Sphinx, doctree: nodes.document) -> Seen:
        return count(doctree)


def seen_in(env: BuildEnvironment) -> Seen:
    """Return the counts of the whole book."""
    return sum(CountCollector.of(env).values(), Seen())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Count each page as it is read."""
    app.add_env_collector(CountCollector)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
