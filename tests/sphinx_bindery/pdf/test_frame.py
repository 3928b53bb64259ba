"""pdf.frame: what the printed book says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_bindery.config import NOBODY
from tests.sphinx_bindery.pdf.test_builder import builder


@pytest.mark.parametrize(
    ("settings", "has"),
    [
        ({}, 'title: "The Book", subtitle: "", author: "Somebody"'),
        ({"author": NOBODY}, 'author: "", '),
        ({}, 'drawing: drawing, contents-title: "Contents", cover-words: "Cover: The Book"'),
        ({}, 'language: "en", region: none'),
        ({}, "direction: ltr"),
        ({"language": "ar-EG"}, 'language: "ar", region: "EG", fonts: (), direction: rtl'),
        ({"book_cover_alt": "Curves"}, 'cover-words: "Curves"'),
        ({"book_subjects": ["a", "b"]}, 'keywords: ("a", "b", )'),
    ],
)
def test_what_the_book_is_told_of_itself(settings: dict[str, Any], has: str) -> None:
    call = builder(**settings).frame.book()
    assert call.startswith("#show: book.with(")
    assert has in call


def test_what_pages_are_tried_with_is_the_same_for_each_edition() -> None:
    tried = builder().frame.book_to_try()
    assert tried == builder(release="1.2", copyright="2026, S").frame.book_to_try()
    assert tried != builder(language="de").frame.book_to_try()
    assert "March" not in tried


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        ({}, ["Edition of March 4, 2026"]),
        (
            {
                "copyright": "2026, S",
                "book_licence": "CC0",
                "book_licence_url": "https://cc",
                "release": "1.2",
                "html_baseurl": "https://b/",
            },
            [
                "© 2026, S",
                "Licence: CC0, https://cc",
                "Version 1.2, edition of March 4, 2026",
                "https://b/",
            ],
        ),
        ({"book_licence": "CC0"}, ["Licence: CC0", "Edition of March 4, 2026"]),
        ({"book_licence_url": "https://cc"}, ["Edition of March 4, 2026"]),
    ],
)
def test_the_imprint(settings: dict[str, Any], lines: list[str]) -> None:
    assert builder(**settings).frame.imprint() == lines


@pytest.mark.parametrize(
    ("given", "call"),
    [
        ({}, 'language: "en", region: none, fonts: (), source: ("The Book", )'),
        (
            {"language": "de-AT", "book_licence": "CC0", "html_baseurl": "https://b/"},
            'language: "de", region: "AT", fonts: (), source: ("The Book", "CC0", "https://b/", )',
        ),
    ],
)
def test_the_foot_of_a_document_tells_where_it_is_from(given: dict[str, Any], call: str) -> None:
    made = builder(**given).frame
    assert made.document('A "b"', "us-letter") == (
        rf'#show: loose-sheet.with(paper: "us-letter", title: "A \"b\"", {call})' + "\n"
    )
