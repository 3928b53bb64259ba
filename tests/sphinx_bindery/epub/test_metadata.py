"""epub.metadata: what the EPUB says of itself, and no more than is known."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_bindery.accessibility import Seen
from sphinx_bindery.epub.metadata import (
    accessibility_facts,
    book_facts,
    identifier_of,
    publisher,
    said,
    title_of,
)
from sphinx_bindery.epub.publication import MetaProperty
from tests.trees import config


def lines(facts: list[MetaProperty], *names: str) -> list[tuple[str, str]]:
    return [(fact.name, fact.value) for fact in facts if not names or fact.name in names]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"book_description": "Book", "epub_description": "Epub"}, "Book"),
        ({"book_description": "", "epub_description": "Epub"}, "Epub"),
        ({"book_description": "unknown", "epub_description": "Epub"}, "Epub"),
        ({"epub_description": "unknown"}, ""),
    ],
)
def test_a_fact_is_the_books_own_else_sphinxs(given: dict[str, str], found: str) -> None:
    assert said(config(**given), "description") == found


def test_a_fact_that_nobody_knows_is_none() -> None:
    assert said(config(), "nothing") == ""
    assert said(config(book_subjects=["a"]), "subjects") == ""


def test_the_title_is_that_of_the_epub_else_of_the_project() -> None:
    assert title_of(config(project="P")) == "P"
    assert title_of(config(project="P", epub_title="T")) == "T"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"book_publisher": "Press"}, "Press"),
        ({"epub_publisher": "Press"}, "Press"),
        ({"epub_publisher": "Somebody"}, ""),  # Sphinx takes the author for one
        ({"book_publisher": "Somebody"}, "Somebody"),
        ({}, ""),
    ],
)
def test_the_publisher_is_not_merely_the_author(given: dict[str, str], name: str) -> None:
    assert publisher(config(**given)) == name


def test_a_book_of_which_little_is_known() -> None:
    assert book_facts(config(), 12) == [
        MetaProperty("title-type", "main", {"refines": "#title"}),
        MetaProperty("creator", "Somebody", {"id": "creator-1"}, True),
        MetaProperty("role", "aut", {"refines": "#creator-1", "scheme": "marc:relators"}),
        MetaProperty("display-seq", "1", {"refines": "#creator-1"}),
        MetaProperty("schema:wordCount", "12"),
    ]


def test_a_book_of_which_all_is_known() -> None:
    settings = config(
        book_subtitle="Sub",
        book_creators=[{"name": "A B", "file_as": "B, A", "role": "ill"}, {"name": "C"}],
        book_contributors=[{"name": "D"}],
        book_publisher="Press",
        book_description="About",
        book_licence="CC0",
        book_licence_url="https://cc.example",
        book_subjects=["love", "war"],
        book_collection="Series",
        book_collection_position="2",
        epub_author="Not me",
    )
    facts = book_facts(settings, 12)
    assert lines(facts) == [
        ("title-type", "main"),
        ("title", "Sub"),
        ("title-type", "subtitle"),
        ("creator", "A B"),
        ("role", "ill"),
        ("file-as", "B, A"),
        ("display-seq", "1"),
        ("creator", "C"),
        ("role", "aut"),
        ("display-seq", "2"),
        ("contributor", "D"),
        ("role", "ctb"),
        ("display-seq", "1"),
        ("publisher", "Press"),
        ("description", "About"),
        ("rights", "CC0 https://cc.example"),
        ("subject", "love"),
        ("subject", "war"),
        ("belongs-to-collection", "Series"),
        ("collection-type", "series"),
        ("group-position", "2"),
        ("schema:wordCount", "12"),
    ]
    refines = {fact.attributes.get("refines") for fact in facts} - {None}
    ids = {fact.attributes.get("id") for fact in facts} - {None}
    assert {name.removeprefix("#") for name in refines if name} - ids == {"title"}
    core = {fact.name for fact in facts if fact.is_dublin_core}
    assert core == {
        *("title", "creator", "contributor", "publisher", "description", "rights", "subject")
    }


@pytest.mark.parametrize("name", ["unknown", "Author name not set", ""])
def test_an_author_that_nobody_named_is_none(name: str) -> None:
    assert lines(book_facts(config(author=name), 1), "creator", "role", "display-seq") == []


def test_the_author_of_the_epub_comes_before_that_of_the_project() -> None:
    assert lines(book_facts(config(epub_author="E"), 1), "creator") == [("creator", "E")]


def test_who_helped_is_named_by_the_book_else_by_the_epub() -> None:
    given: dict[str, Any] = {"epub_contributor": "E"}
    assert lines(book_facts(config(**given), 1), "contributor") == [("contributor", "E")]
    given["book_contributors"] = [{"name": "B"}]
    assert lines(book_facts(config(**given), 1), "contributor") == [("contributor", "B")]


@pytest.mark.parametrize(
    ("given", "name", "schemes"),
    [
        ({"epub_identifier": "978-3"}, "978-3", []),
        ({"epub_identifier": "978-3", "epub_scheme": "ISBN"}, "978-3", ["ISBN"]),
        (
            {"epub_identifier": "978-3", "epub_scheme": "ISBN", "book_identifier": "urn:x:1"},
            "urn:x:1",
            [],
        ),
    ],
)
def test_the_name_of_the_book_is_its_own_else_the_epub_s(
    given: dict[str, str], name: str, schemes: list[str]
) -> None:
    assert identifier_of(config(**given)) == name
    facts = [fact for fact in book_facts(config(**given), 1) if fact.name == "identifier-type"]
    assert facts == [
        MetaProperty("identifier-type", scheme, {"refines": "#id"}) for scheme in schemes
    ]


def test_a_book_without_a_name_is_given_one() -> None:
    assert identifier_of(config(epub_scheme="ISBN")).startswith("urn:uuid:")
    assert lines(book_facts(config(epub_scheme="ISBN"), 1), "identifier-type") == []


@pytest.mark.parametrize(
    ("given", "rights"),
    [
        ({"copyright": "2026, S", "epub_copyright": "2026, E"}, "© 2026, E"),
        ({"copyright": ("2025, S", "2026, T")}, "© 2025, S; © 2026, T"),
        ({"copyright": "2026, S"}, "© 2026, S"),
        ({"book_licence": "CC0", "copyright": "2026"}, "CC0"),
        ({"book_licence_url": "https://x"}, ""),
        ({}, ""),
    ],
)
def test_the_rights_are_the_licence_else_the_copyright(given: dict[str, str], rights: str) -> None:
    found = [value for _, value in lines(book_facts(config(**given), 1), "rights")]
    assert found == ([rights] if rights else [])


def features(seen: Seen, source: str = "", **given: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in lines(accessibility_facts(config(**given), seen, source)):
        found.setdefault(name, []).append(value)
    return found


ALWAYS = [
    "structuralNavigation",
    "tableOfContents",
    "readingOrder",
    "displayTransformability",
    "ARIA",
    "unlocked",
]


@pytest.mark.parametrize(
    ("seen", "source", "more"),
    [
        (Seen(), "", []),
        (Seen(2), "", ["alternativeText"]),
        (Seen(2, 1), "", []),
        (Seen(0, 0, 2), "", ["MathML"]),
        (Seen(0, 0, 2, 1), "", ["latex"]),
        (Seen(indexes=1), "", ["index"]),
        (Seen(), "The PDF", ["pageNavigation", "pageBreakMarkers"]),
    ],
)
def test_a_feature_is_named_only_where_the_whole_book_has_it(
    seen: Seen, source: str, more: list[str]
) -> None:
    assert features(seen, source)["schema:accessibilityFeature"] == ALWAYS + more


@pytest.mark.parametrize(
    ("seen", "modes", "sufficient"),
    [
        (Seen(), ["textual"], ["textual"]),
        (Seen(1), ["textual", "visual"], ["textual,visual", "textual"]),
        (Seen(1, 1), ["textual", "visual"], ["textual,visual"]),
    ],
)
def test_by_which_senses_it_is_read(seen: Seen, modes: list[str], sufficient: list[str]) -> None:
    found = features(seen)
    assert found["schema:accessMode"] == modes
    assert found.get("schema:accessModeSufficient") == sufficient


def test_nothing_in_it_is_a_hazard_and_the_summary_is_there() -> None:
    found = features(Seen(), epub_accessibility="Mine.")
    assert found["schema:accessibilityHazard"] == ["none"]
    assert found["schema:accessibilitySummary"] == ["Mine."]
    assert "pageBreakSource" not in found
    assert features(Seen(), "The PDF")["pageBreakSource"] == ["The PDF"]


def test_a_claim_is_made_only_by_who_makes_it() -> None:
    assert "dcterms:conformsTo" not in features(Seen())
    claim = {"epub_conformance": "EPUB 1.1", "epub_evaluator": "E", "epub_evaluated": "2026-03-04"}
    for lacking in claim:
        found = features(Seen(), **{**claim, lacking: ""}, book_publisher="Press")
        assert not {"dcterms:conformsTo", "a11y:certifiedBy", "dcterms:date", "link"} & set(found)
    facts = accessibility_facts(config(**claim), Seen(), "", "https://e.example/report")
    assert facts[-4:] == [
        MetaProperty("dcterms:conformsTo", "EPUB 1.1", {"id": "claim"}),
        MetaProperty("a11y:certifiedBy", "E", {"refines": "#claim", "id": "evaluator"}),
        MetaProperty("dcterms:date", "2026-03-04", {"refines": "#evaluator"}),
        MetaProperty(
            "link",
            "https://e.example/report",
            {"rel": "a11y:certifierReport", "refines": "#evaluator"},
        ),
    ]
    assert [fact.name for fact in accessibility_facts(config(**claim), Seen(), "")][-1] != "link"
