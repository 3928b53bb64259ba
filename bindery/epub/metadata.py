"""What the EPUB says of itself: Dublin Core, and schema.org accessibility computed from the book.

Nothing is asserted: a feature is named only when the builder has seen that the whole book has it.
Source: EPUB Accessibility 1.1, schema.org accessibility properties for discoverability.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bindery.epub.package import Fact

if TYPE_CHECKING:
    from sphinx.config import Config

CONFORMANCE = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass
class Seen:
    """What the builder has seen while it wrote the pages."""

    images: int = 0
    images_without_words: int = 0
    words: int = 0

    @property
    def all_images_have_words(self) -> bool:
        """Tell whether each image has alt text or is marked as decoration."""
        return not self.images_without_words


def book_facts(config: Config) -> list[Fact]:
    """Return who made the book, for whom and under which terms; what is unset is left out."""
    facts = [
        Fact("title-type", "main", {"refines": "#title"}),
        *_subtitle(config),
        Fact("creator", config.author, {"id": "creator"}, True),
        Fact("role", "aut", {"refines": "#creator", "scheme": "marc:relators"}),
        Fact("publisher", config.book_publisher, {}, True),
        Fact("description", config.book_description, {}, True),
        Fact("rights", config.book_licence, {}, True),
        *[Fact("subject", subject, {}, True) for subject in config.book_subjects],
    ]
    return [fact for fact in facts if fact.value]


def _subtitle(config: Config) -> list[Fact]:
    if not config.book_subtitle:
        return []
    return [
        Fact("title", config.book_subtitle, {"id": "subtitle"}, True),
        Fact("title-type", "subtitle", {"refines": "#subtitle"}),
    ]


def accessibility_facts(config: Config, seen: Seen) -> list[Fact]:
    """Return the schema.org properties that hold for what was seen."""
    modes = ["textual", "visual"] if seen.images else ["textual"]
    features = [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
    ]
    if seen.images and seen.all_images_have_words:
        features.append("alternativeText")
    facts = [Fact("schema:accessMode", mode) for mode in modes]
    if seen.all_images_have_words:
        facts.append(Fact("schema:accessModeSufficient", "textual"))
    facts += [Fact("schema:accessibilityFeature", feature) for feature in features]
    facts.append(Fact("schema:accessibilityHazard", "none"))
    facts.append(Fact("schema:accessibilitySummary", summary(config, seen)))
    if config.epub_conformance:
        facts.append(Fact("dcterms:conformsTo", config.epub_conformance))
        facts.append(Fact("a11y:certifiedBy", config.book_publisher or config.author))
    return facts


def summary(config: Config, seen: Seen) -> str:
    """Return the accessibility summary: the one set in conf.py, else one made of what was seen."""
    if config.epub_accessibility:
        return str(config.epub_accessibility)
    if not seen.images:
        return "Text with headings and a linked table of contents; no images."
    if seen.all_images_have_words:
        return "Text with headings and a linked table of contents. Every image is described."
    return "Text with headings and a linked table of contents. Some images are not described."
