"""What the EPUB says of itself: Dublin Core, and schema.org accessibility computed from the book.

Facts come from `book_…` in conf.py; where a project knows nothing of those, from the `epub_…` that
Sphinx has for its own builder. What is unset is left out. No feature is asserted: each is named
only when the builder has seen that the whole book has it.
Sources: EPUB 3.3 (5.5), EPUB Accessibility 1.1, MARC relators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_bindery.accessibility import is_claimed, summary
from sphinx_bindery.config import NOBODY, SITE, copyright_lines, identifier
from sphinx_bindery.epub.publication import Fact
from sphinx_bindery.epub.xhtml import XHTML_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config

    from sphinx_bindery.accessibility import Seen

UNSET = ("", "unknown", NOBODY)  # what Sphinx has for a fact that nobody gave


def said(config: Config, name: str) -> str:
    """Return a fact of the book: `book_…`, else `epub_…`, else nothing."""
    for prefix in ("book", "epub"):
        value = getattr(config, f"{prefix}_{name}", "")
        if isinstance(value, str) and value not in UNSET:
            return value
    return ""


def title_of(config: Config) -> str:
    """Return the book's main title."""
    return said(config, "title") or str(config.project)


def author_of(config: Config) -> str:
    """Return who wrote the book, or '' where nobody said."""
    return said(config, "author")


def identifier_of(config: Config) -> str:
    """Return the name by which an e-reader knows the book again: the one given, else one made."""
    return said(config, "identifier") or identifier(config)


def book_facts(config: Config, words: int) -> list[Fact]:
    """Return who made the book, for whom and under which terms; what is unset is left out."""
    creators = config.book_creators or [{"name": author_of(config)}]
    contributors = config.book_contributors or [{"name": said(config, "contributor")}]
    facts = [
        *_scheme(config),
        Fact("title-type", "main", {"refines": "#title"}),
        *_subtitle(config),
        *_people("creator", creators, "aut"),
        *_people("contributor", contributors, "ctb"),
        Fact("publisher", publisher(config), {}, True),
        Fact("description", said(config, "description"), {}, True),
        Fact("rights", _rights(config), {}, True),
        *[Fact("subject", subject, {}, True) for subject in config.book_subjects],
        *_collection(config),
        Fact("schema:wordCount", str(words)),
    ]
    return [fact for fact in facts if fact.value and fact.value not in UNSET]


def publisher(config: Config) -> str:
    """Return the publisher; Sphinx would take the author for one."""
    name = said(config, "publisher")
    return "" if name == config.author and not config.book_publisher else name


def _people(kind: str, people: Iterable[dict[str, str]], role: str) -> list[Fact]:
    """Return people in their order, each with a role and the name to be sorted by."""
    facts = []
    for count, person in enumerate(people, 1):
        if person["name"] in UNSET:
            continue
        name = f"{kind}-{count}"
        role_of = {"refines": f"#{name}", "scheme": "marc:relators"}
        facts += [
            Fact(kind, person["name"], {"id": name}, True),
            Fact("role", person.get("role", role), role_of),
            Fact("file-as", person.get("file_as", ""), {"refines": f"#{name}"}),
            Fact("display-seq", str(count), {"refines": f"#{name}"}),
        ]
    return facts


def _rights(config: Config) -> str:
    """Return the licence and its address, else whose the copyright is."""
    if config.book_licence:
        return " ".join(word for word in (config.book_licence, config.book_licence_url) if word)
    return "; ".join(copyright_lines(config.epub_copyright))


def _scheme(config: Config) -> list[Fact]:
    """Return what kind of name `epub_identifier` is, where that is the book's."""
    if config.book_identifier or config.epub_identifier in UNSET or config.epub_scheme in UNSET:
        return []
    return [Fact("identifier-type", config.epub_scheme, {"refines": "#id"})]


def _collection(config: Config) -> list[Fact]:
    if not config.book_collection:
        return []
    refines = {"refines": "#collection"}
    return [
        Fact("belongs-to-collection", config.book_collection, {"id": "collection"}),
        Fact("collection-type", "series", refines),
        Fact("group-position", config.book_collection_position, refines),
    ]


def _subtitle(config: Config) -> list[Fact]:
    if not config.book_subtitle:
        return []
    return [
        Fact("title", config.book_subtitle, {"id": "subtitle"}, True),
        Fact("title-type", "subtitle", {"refines": "#subtitle"}),
    ]


def accessibility_facts(
    config: Config, seen: Seen, page_source: str, report: str = ""
) -> list[Fact]:
    """Return the properties that hold for what was seen.

    `page_source` names the printed edition whose pages are marked, or is empty; `report` is the
    address of what was found by whoever examined the book, if it is published.
    """
    has_words = not seen.without_words
    modes = ["textual", "visual"] if seen.pictures else ["textual"]
    # Whoever sees and reads has all of it; whoever does not see, where each picture has words.
    sufficient = ([",".join(modes)] if seen.pictures else []) + (["textual"] if has_words else [])
    features = {
        "structuralNavigation": True,
        "tableOfContents": True,
        "readingOrder": True,
        "displayTransformability": True,
        "ARIA": True,
        "unlocked": True,  # no packer here encrypts
        "alternativeText": bool(seen.pictures) and has_words,
        "MathML": bool(seen.formulas) and not seen.as_source,
        "latex": bool(seen.as_source),
        "index": bool(seen.indexes),
        "pageNavigation": bool(page_source),
        "pageBreakMarkers": bool(page_source),
    }
    facts = [
        *[Fact("schema:accessMode", mode) for mode in modes],
        *[Fact("schema:accessModeSufficient", means) for means in sufficient],
        *[Fact("schema:accessibilityFeature", name) for name, holds in features.items() if holds],
        Fact("schema:accessibilityHazard", "none"),
        Fact("schema:accessibilitySummary", summary(config, seen)),
        Fact("pageBreakSource", page_source),
        *_claim(config, report),
    ]
    return [fact for fact in facts if fact.value]


def _claim(config: Config, report: str) -> list[Fact]:
    """Return the claim to conform to a standard: who makes it, when, and where the report is."""
    if not is_claimed(config):
        return []
    by = {"refines": "#evaluator"}
    kind = {} if SITE.fullmatch(report) else {"media-type": XHTML_TYPE}  # a page of the book
    return [
        Fact("dcterms:conformsTo", config.epub_conformance, {"id": "claim"}),
        Fact("a11y:certifiedBy", config.epub_evaluator, {"refines": "#claim", "id": "evaluator"}),
        Fact("dcterms:date", config.epub_evaluated, by),
        *([Fact("link", report, {"rel": "a11y:certifierReport", **by, **kind})] if report else []),
    ]
