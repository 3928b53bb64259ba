"""targets: the labels of a book, what leads to them, and what they are called."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.targets import Targets, is_inner, mark_listed, uri_of
from tests.trees import document, p, section


def read(*pages: tuple[str, Any]) -> Targets:
    """Return the targets of a book that has these pages."""
    targets = Targets()
    for name, tree in pages:
        targets.add_page(name, tree)
    targets.look_up(pages)
    return targets


def link(refuri: str = "", words: str = "x", **facts: Any) -> nodes.reference:
    return nodes.reference("", words, **({"refuri": refuri} if refuri else {}), **facts)


def test_every_id_has_a_label_and_those_of_a_section_share_the_first() -> None:
    page = section("T", p("x", ids=["p", "q"]), id="t")
    page["ids"].append("u")
    targets = read(("a", document(page)))
    assert {name: targets.label_of("a", name) for name in ("t", "u", "p", "q")} == {
        "t": "a#t",
        "u": "a#t",
        "p": "a#p",
        "q": "a#q",
    }
    assert targets.labels["a", ""] == "a#t", "the page itself is its first section"


def test_a_page_without_a_section_is_its_own_beginning() -> None:
    assert read(("a", document(p("x")))).labels["a", ""] == "a#"


def test_a_page_whose_title_has_no_id_has_no_label() -> None:
    bare = nodes.section("", nodes.title("", "T"))
    assert ("a", "") not in read(("a", document(bare))).labels


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        (link("%a#p"), "a#p"),
        (link("%a"), "a#t"),
        (link("%a#gone"), None),
        (link("%gone"), None),
        (link(refid="p"), "a#p"),
        (link(refid="gone"), None),
        (link("https://x"), "https://x"),
        (link("HTTP://x"), "HTTP://x"),
        (link("mailto:a@b"), "mailto:a@b"),
        (link("tel:1"), "tel:1"),
        (link("SMS:1"), "SMS:1"),
        (link("geo:1,2"), "geo:1,2"),
        (link("page.html"), None),
        (link("javascript:x"), None),
    ],
)
def test_where_a_reference_leads(reference: nodes.reference, target: str | None) -> None:
    targets = read(("a", document(section("T", p("x", ids=["p"]), id="t"))))
    assert targets.of("a", reference) == target


@pytest.mark.parametrize(
    ("reference", "is_there"),
    [
        (link("%a#p"), True),
        (link(uri_of("a/b")), True),
        (link(refid="p"), True),
        (link("https://x/%a"), False),
        (link("page.html"), False),
        (link(), False),
    ],
)
def test_what_leads_to_a_place_in_the_book(reference: nodes.reference, is_there: bool) -> None:
    assert is_inner(reference) is is_there


def test_an_id_is_wanted_on_the_page_to_which_a_reference_leads() -> None:
    here = section("T", p(link("%b#p"), link(refid="r"), link("https://x#s"), link("%b")))
    targets = read(("a", document(here)), ("b", document(p("x", ids=["p"]))))
    asked = [("b", "p"), ("a", "r"), ("b", ""), ("a", "p"), ("b", "r"), ("a", "s"), ("c", "p")]
    assert [place for place in asked if targets.is_wanted(*place)] == asked[:3]


def test_titles_are_known_by_their_labels() -> None:
    page = section("T", section("U", id="u"), nodes.section(), id="t")
    assert read(("a", document(page))).titles == {"a#t": "T", "a#u": "U"}


def test_terms_and_sources_end_with_the_pages_that_use_them() -> None:
    terms = [nodes.term("", "x", ids=["t1"]), nodes.term("", "y", ids=["t2"])]
    entry = nodes.definition_list_item("", *terms, nodes.definition("", p("one"), p("two")))
    glossary = addnodes.glossary("", nodes.definition_list("", entry))
    plain = nodes.definition_list("", entry.deepcopy())
    source = nodes.list_item("", p("s"), ids=["s"])
    sources = nodes.bullet_list("", source, classes=["sources"])
    cited = nodes.citation("", nodes.label("", "L"), p("c"), ids=["c"])
    page = ("a", document(plain, glossary, sources, cited))
    assert mark_listed([page], read(page)) == {"a#t1", "a#t2", "a#s", "a#c"}
    assert [node.get("used") for node in glossary.findall(nodes.paragraph)] == [
        None,
        ["a#t1", "a#t2"],
    ]
    assert not any(node.get("used") for node in plain.findall(nodes.paragraph))
