"""links: what a page gives as an address leads to the same page in each book, or is told."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.nodes import web_only
from sphinx_bindery.targets import uri_of
from sphinx_bindery.transforms.links import mend_links
from tests.trees import document, env, p, shown
from tests.warned import Warned

NAMES = {"index": "page-index.xhtml", "deep/a": "page-deep-a.xhtml", "deep/b": "page-deep-b.xhtml"}


def builder(uri: Any = NAMES.__getitem__) -> Any:
    return SimpleNamespace(
        env=env({"index": ["deep/a", "deep/b"]}),
        get_target_uri=uri,
        get_relative_uri=lambda docname, to: uri(to),
    )


def mended(node: nodes.Node, made: Any = None) -> nodes.document:
    tree: nodes.document = document(p("before ", node, line=7))
    mend_links(tree, "deep/a", made or builder())
    return tree


def link(address: str, **facts: Any) -> nodes.reference:
    return nodes.reference("", "", nodes.emphasis("", "words"), refuri=address, **facts)


@pytest.mark.parametrize(
    ("address", "paper", "epub"),
    [
        ("b.html", "%deep/b", "page-deep-b.xhtml"),
        ("b.html#a%20b", "%deep/b#a b", "page-deep-b.xhtml#a b"),
        ("../index.rst#x", "%index#x", "page-index.xhtml#x"),
        ("./../deep/b", "%deep/b", "page-deep-b.xhtml"),
        (" b.html ", "%deep/b", "page-deep-b.xhtml"),
        ("#here", "#here", "#here"),
        ("//a.example/b", "https://a.example/b", "https://a.example/b"),
        ("https://a.example/b.html", "https://a.example/b.html", "https://a.example/b.html"),
        ("mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_an_address_leads_to_the_same_in_each_book(
    address: str, paper: str, epub: str, warned: list[Warned]
) -> None:
    for made, led in ((builder(uri_of), paper), (builder(), epub)):
        (found,) = mended(link(address), made).findall(nodes.reference)
        assert found["refuri"] == led
    assert warned == []


@pytest.mark.parametrize("uri", [uri_of, NAMES.__getitem__])
def test_what_sphinx_resolved_stays(uri: Any, warned: list[Warned]) -> None:
    for address in (f"{uri('deep/b')}#x", uri("index")):
        (found,) = mended(link(address), builder(uri)).findall(nodes.reference)
        assert found["refuri"] == address
    (found,) = mended(link("genindex.html", internal=True)).findall(nodes.reference)
    assert found["refuri"] == "genindex.html"
    assert warned == []


NOWHERE = ("gone.html", "../../b.html", "/deep/b.html", "file:///x", "javascript:x()", "http://[x")


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_leads_nowhere_leaves_its_words_and_is_told(
    address: str, warned: list[Warned]
) -> None:
    tree = mended(link(address, ids=["here"]))
    assert shown(tree.children) == 'paragraph("before " target#here() emphasis("words"))'
    (told,) = warned
    assert told == Warned(
        f"The link to {address} leads to nothing that a book can open: its words stay.",
        "page.md:7",
        "book.link",
    )


def test_a_page_that_a_website_makes_of_itself_is_not_told(warned: list[Warned]) -> None:
    tree = mended(link("../genindex.html#x"))
    assert shown(tree.children) == 'paragraph("before " emphasis("words"))'
    assert warned == []


def test_a_file_to_download_leaves_its_words_and_is_told(warned: list[Warned]) -> None:
    tree = mended(addnodes.download_reference("", "the file", reftarget="x"))
    assert shown(tree.children) == 'paragraph("before " "the file")'
    assert [(told.place, told.kind) for told in warned] == [("page.md:7", "book.download")]


def test_what_stands_on_the_website_alone_is_left(warned: list[Warned]) -> None:
    mended(web_only("", p(link("gone.html"), addnodes.download_reference("", "x"))))
    assert warned == []
