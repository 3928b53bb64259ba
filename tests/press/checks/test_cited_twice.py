"""cited_twice: a source that would stand twice in its brackets."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes

from press.checks.cited_twice import check_page
from tests.trees import app as application
from tests.trees import env
from tests.warned import Warned


def cited(*parts: str) -> nodes.document:
    """Return a page with one paragraph: roles by their keys, and what is between them."""
    tree = new_document("page.md")
    paragraph = nodes.paragraph()
    tree += paragraph
    for part in parts:
        role = addnodes.pending_xref("", nodes.inline(), refdomain="cite", reftarget=part)
        paragraph += role if part[0].isalpha() else nodes.Text(part)
    return tree


@pytest.mark.parametrize("parts", [("one,one",), ("one", " ", "one"), ("one,two", "\n", "two")])
def test_a_source_twice_in_one_place_is_told(parts: tuple[str, ...], warned: list[Warned]) -> None:
    check_page(application(env()), cited(*parts))
    (said,) = [warning.words for warning in warned]
    assert said.endswith("is cited twice here. Take one out.")


@pytest.mark.parametrize("parts", [("one,two",), ("one", " ", "two"), ("one", ". So did ", "one")])
def test_a_source_in_two_places_is_let_be(parts: tuple[str, ...], warned: list[Warned]) -> None:
    check_page(application(env()), cited(*parts))
    assert warned == []
