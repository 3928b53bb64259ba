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
from sphinx_bindery.epub.publication import MetaProperty
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


def book_facts(config: Config, words: int) -> list[MetaProperty]:
    """Return who made the book, for whom and under which terms; what is unset is left out."""
    creators = config.book_creators or [{"name": author_of(config)}]
    contributors = config.book_contributors or [{"name": said(config, "contributor")}]
    facts = [
        *_scheme(config),
        MetaProperty("title-type", "main", {"refines": "#title"}),
        *_subtitle(config),
        *_people("creator", creators, "aut"),
        *_people("contributor", contributors, "ctb"),
        MetaProperty("publisher", publisher(config), {}, True),
        MetaProperty("description", said(config, "description"), {}, True),
        MetaProperty("rights", _rights(config), {}, True),
        *[MetaProperty("subject", subject, {}, True) for subject in config.book_subjects],
        *_collection(config),
        MetaProperty("schema:wordCount", str(words)),
    ]
    return [fact for fact in facts if fact.value and fact.value not in UNSET]


def publisher(config: Config) -> str:
    """Return the publisher; Sphinx would take the author for one."""
    name = said(config, "publisher")
    return "" if name == config.author and not config.book_publisher else name


def _people(kind: str, people: Iterable[dict[str, str]], role: str) -> list[MetaProperty]:
    """Return people in their order, each with a role and the name to be sorted by."""
    facts = []
    for count, person in enumerate(people, 1):
        if person["name"] in UNSET:
            continue
        name = f"{kind}-{count}"
        role_of = {"refines": f"#{name}", "scheme": "marc:relators"}
        facts += [
            MetaProperty(kind, person["name"], {"id": name}, True),
            MetaProperty("role", person.get("role", role), role_of),
            MetaProperty("file-as", person.get("file_as", ""), {"refines": f"#{name}"}),
            MetaProperty("display-seq", str(count), {"refines": f"#{name}"}),
        ]
    return facts


def _rights(config: Config) -> str:
    """Return the licence and its address, else whose the copyright is."""
    if config.book_licence:
        return " ".join(word for word in (config.book_licence, config.book_licence_url) if word)
    return "; ".join(copyright_lines(config.epub_copyright))


def _scheme(config: Config) -> list[MetaProperty]:
    """Return what kind of name `epub_identifier` is, where that is the book's."""
    if config.book_identifier or config.epub_identifier in UNSET or config.epub_scheme in UNSET:
        return []
    return [MetaProperty("identifier-type", config.epub_scheme, {"refines": "#id"})]


def _collection(config: Config) -> list[MetaProperty]:
    if not config.book_collection:
        return []
    refines = {"refines": "#collection"}
    return [
        MetaProperty("belongs-to-collection", config.book_collection, {"id": "collection"}),
        MetaProperty("collection-type", "series", refines),
        MetaProperty("group-position", config.book_collection_position, refines),
    ]


def _subtitle(config: Config) -> list[MetaProperty]:
    if not config.book_subtitle:
        return []
    return [
        MetaProperty("title", config.book_subtitle, {"id": "subtitle"}, True),
        MetaProperty("title-type", "subtitle", {"refines": "#subtitle"}),
    ]


def accessibility_facts(
    config: Config, seen: Seen, page_source: str, report: str = ""
) -> list[MetaProperty]:
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
        *[MetaProperty("schema:accessMode", mode) for mode in modes],
        *[MetaProperty("schema:accessModeSufficient", means) for means in sufficient],
        *[
            MetaProperty("schema:accessibilityFeature", name)
            for name, holds in features.items()
            if holds
        ],
        MetaProperty("schema:accessibilityHazard", "none"),
        MetaProperty("schema:accessibilitySummary", summary(config, seen)),
        MetaProperty("pageBreakSource", page_source),
        *_claim(config, report),
    ]
    return [fact for fact in facts if fact.value]


def _claim(config: Config, report: str) -> list[MetaProperty]:
    """Return the claim to conform to a standard: who makes it, when, and where the report is."""
    if not is_claimed(config):
        return []
    by = {"refines": "#evaluator"}
    kind = {} if SITE.fullmatch(report) else {"media-type": XHTML_TYPE}  # a page of the book
    return [
        MetaProperty("dcterms:conformsTo", config.epub_conformance, {"id": "claim"}),
        MetaProperty(
            "a11y:certifiedBy", config.epub_evaluator, {"refines": "#claim", "id": "evaluator"}
        ),
        MetaProperty("dcterms:date", config.epub_evaluated, by),
        *(
            [MetaProperty("link", report, {"rel": "a11y:certifierReport", **by, **kind})]
            if report
            else []
        ),
    ]
