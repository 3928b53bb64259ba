"""addresses: whoever holds paper learns where a link leads, in the way that fits its place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docutils import nodes

from sphinx_bindery.nodes import note_in_line
from sphinx_bindery.transforms.addresses import show_addresses
from tests.trees import document, p, section

LONG = "https://a.example/" + "b" * 40


def link(address: str = LONG, words: str = "words") -> nodes.reference:
    return nodes.reference("", words, refuri=address)


def ways(*children: nodes.Node) -> list[str]:
    tree = document(*children)
    show_addresses(tree, "page")
    return [each.get("address", "") for each in tree.findall(nodes.reference)]


@pytest.mark.parametrize(
    ("address", "words", "way"),
    [
        ("https://a.example/", "a.example", "told"),
        ("https://doi.org/10.1/x", "doi:10.1/X", "told"),
        ("https://www.a.example/b", "See A.example/b", "told"),
        ("tel:+4911611", "0 49 11 611", "told"),
        ("tel:116016", "116 016", "told"),
        ("tel:116016", "call 5", "shown"),
        ("https://a.example/b", "there", "shown"),
        ("mailto:a@b.example", "me", "shown"),
        ("mailto:a@b.example?subject=x", "a@b.example", "told"),
        ("https://a.example/" + "b" * 24, "x", "shown"),
        ("https://a.example/" + "b" * 25, "x", "noted"),
    ],
)
def test_how_an_address_is_told(address: str, words: str, way: str) -> None:
    assert ways(p(link(address, words))) == [way]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.example/b", "a.example/b"),
        ("http://www.a.example/", "a.example"),
        ("mailto:a@b.example", "a@b.example"),
        ("mailto:a@b.example?subject=x", "a@b.example"),
        ("tel:116016", "116016"),
    ],
)
def test_what_is_shown_of_it(address: str, shown: str) -> None:
    node = link(address)
    ways(p(node))
    assert node["shown"] == shown


@pytest.mark.parametrize("address", ["%page#b", "relative.html", ""])
def test_a_link_that_leads_nowhere_or_within_the_book_has_none(address: str) -> None:
    assert ways(p(link(address))) == [""]


def test_an_address_is_noted_once() -> None:
    first, again = link(), link()
    assert ways(p(first), p(again)) == ["noted", "noted again"]
    assert first["note"] == again["note"] == f"page#address:{LONG}"


def test_it_is_noted_where_it_is_printed_first() -> None:
    code = nodes.literal_block("", "", link())
    assert ways(code, p(link())) == ["", "noted"]


@pytest.mark.parametrize(
    "around",
    [
        lambda link: nodes.figure("", p("x"), nodes.caption("", "", link)),
        lambda link: nodes.footnote("", nodes.label("", "1"), p(link)),
        lambda link: p(note_in_line("", link, number="1")),
        lambda link: nodes.thead("", nodes.row("", nodes.entry("", p(link)))),
    ],
)
def test_where_no_note_can_stand_it_is_shown(
    around: Callable[[nodes.reference], nodes.Node],
) -> None:
    assert ways(around(link())) == ["shown"]


def test_a_title_does_not_show_it_but_a_note_of_the_title_does() -> None:
    page = section("T")
    page[0] += [link(), note_in_line("", link(), number="1")]
    assert ways(page) == ["told", "shown"]


@pytest.mark.parametrize(("links", "way"), [(40, "noted"), (41, "cut")])
def test_in_a_table_of_many_links_it_is_cut(links: int, way: str) -> None:
    cells = [p(link(f"{LONG}{number}")) for number in range(links)]
    noted = p(note_in_line("", link(), number="1"))
    entries = nodes.row("", nodes.entry("", *cells), nodes.entry("", noted))
    group = nodes.tgroup("", nodes.tbody("", entries), cols=1)
    assert ways(nodes.table("", group)) == [way] * links + ["shown"], "a note is no cell"
