"""images: every image needs words, or the word that it only decorates."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from press.checks.alt_text import check_alternatives
from sphinx_bindery.nodes import with_line
from tests.trees import app, document, env, p
from tests.warned import Warned


@pytest.mark.parametrize(
    ("facts", "is_told"),
    [
        ({}, True),
        ({"alt": ""}, True),
        ({"alt": "What it shows"}, False),
        ({"classes": ["decorative"]}, False),
        ({"classes": ["drawing"]}, True),
        ({"alt": "", "classes": ["drawing", "decorative"]}, False),
    ],
)
def test_an_image_about_which_nobody_decided(
    facts: dict[str, Any], is_told: bool, warned: list[Warned]
) -> None:
    check_alternatives(app(env()), document(nodes.image(uri="a.svg", **facts)))
    assert bool(warned) is is_told, warned


def test_it_is_told_with_its_name_its_place_and_both_ways_out(warned: list[Warned]) -> None:
    paragraph = p(nodes.image(uri="a.svg"), line=12)
    paragraph.source = "page.md"
    check_alternatives(app(env()), document(paragraph))
    (told,) = warned
    assert (told.place, told.kind) == ("page.md:12", "image.alt")
    for words in ("The image a.svg has no alt text", ":alt:", "`:class: decorative`"):
        assert words in told.words


def test_the_nearest_line_is_that_of_the_node_or_of_one_around_it() -> None:
    inner = nodes.emphasis("", "x")
    outer = p(inner, line=3)
    document(outer)
    assert with_line(inner) is outer
    inner.line = 5
    assert with_line(inner) is inner


def test_what_has_no_line_anywhere_ends_at_the_document() -> None:
    inner = nodes.emphasis("", "x")
    tree = document(p(inner))
    assert with_line(inner) is tree
