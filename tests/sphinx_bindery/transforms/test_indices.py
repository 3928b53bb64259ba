"""transforms.indices: lines that lead to what a website makes of itself."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.transforms.indices import drop_indices
from tests.trees import document, p, section, shown


def link(name: str) -> Any:
    words = nodes.inline("", f"To {name}")
    return addnodes.pending_xref("", words, reftype="ref", refdomain="std", reftarget=name)


def lines(*names: str) -> nodes.bullet_list:
    return nodes.bullet_list("", *[nodes.list_item("", p(link(name))) for name in names])


def dropped(*children: Any, there: str = "") -> list[str]:
    """Return the words that stay in the sections below a page's title."""
    tree = document(section("T", p("Words."), id="t"), *children)
    drop_indices(tree, there.split())
    return [child.astext() for child in tree.children[1:]]


def test_the_indices_of_sphinx_quickstart_go_with_their_title() -> None:
    assert dropped(section("Indices", lines("genindex", "modindex", "search"))) == []


def test_what_the_book_has_stays() -> None:
    (kept,) = dropped(section("Indices", lines("genindex", "search")), there="genindex")
    assert kept.split("\n\n") == ["Indices", "To genindex"]


def test_whatever_else_is_said_stays() -> None:
    more = nodes.list_item("", p("See ", link("search"), "."))
    tree = nodes.bullet_list("", *lines("genindex", "mine").children, more)
    (kept,) = dropped(section("Indices", tree, p("And words.")))
    assert kept.split("\n\n") == ["Indices", "To mine", "See To search.", "And words."]


def test_a_page_keeps_its_title() -> None:
    tree = document(section("T", lines("genindex"), id="t"))
    drop_indices(tree, ())
    assert "T" in shown(tree)
