"""epub.contents: pages below pages, and sections below their page."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.epub.navigation import Contents
from sphinx_bindery.epub.xhtml import NavPoint
from sphinx_bindery.order import Page
from tests.trees import env, toc
from tests.trees import toc_line as line


def book(*names: str) -> Any:
    made = env(titles={name: name.upper() for name in names})
    for name in names:
        deep = line(name, "#two", line(name, "#three"))
        made.tocs[name] = toc(name, line(name, "#one", deep), line(name, "#four"))
    return made


def tree(made: Any, depth: int, *pages: Page) -> list[Any]:
    names = {page.docname: f"{page.docname}.xhtml" for page in pages}
    return [_short(entry) for entry in Contents(made, names, depth).tree(pages)]


def _short(entry: NavPoint) -> Any:
    below = [_short(child) for child in entry.children]
    return (entry.title, entry.href, below) if below else (entry.title, entry.href)


def test_chapters_stand_below_their_part_and_the_first_page_beside() -> None:
    pages = [
        Page("index", 0, False),
        Page("p", 1, True),
        Page("c", 2, False),
        Page("d", 2, False),
        Page("e", 1, False),
    ]
    made = tree(book("index", "p", "c", "d", "e"), 1, *pages)
    assert made == [
        ("INDEX", "index.xhtml"),
        ("P", "p.xhtml", [("C", "c.xhtml"), ("D", "d.xhtml")]),
        ("E", "e.xhtml"),
    ]


@pytest.mark.parametrize(
    ("depth", "below"),
    [
        (1, []),
        (2, [("S #one", "e.xhtml#one"), ("S #four", "e.xhtml#four")]),
        (
            3,
            [
                ("S #one", "e.xhtml#one", [("S #two", "e.xhtml#two")]),
                ("S #four", "e.xhtml#four"),
            ],
        ),
    ],
)
def test_sections_are_named_as_deep_as_asked(depth: int, below: list[Any]) -> None:
    (made,) = tree(book("e"), depth, Page("e", 1, False))
    assert made == (("E", "e.xhtml", below) if below else ("E", "e.xhtml"))


def test_a_heading_without_words_is_no_line() -> None:
    made = book("e")
    for link in made.tocs["e"].findall(nodes.reference):
        if link["anchorname"] == "#one":
            link.clear()
    (found,) = tree(made, 3, Page("e", 1, False))
    assert found == ("E", "e.xhtml", [("S #two", "e.xhtml#two"), ("S #four", "e.xhtml#four")])


def test_a_deeper_page_has_room_for_fewer_sections() -> None:
    assert tree(book("p", "c"), 2, Page("p", 1, True), Page("c", 2, False)) == [
        ("P", "p.xhtml", [("C", "c.xhtml")])
    ]


@pytest.mark.parametrize("page", [Page("e", 0, False), Page("e", 1, True)])
def test_the_first_page_and_a_part_name_no_sections(page: Page) -> None:
    assert tree(book("e"), 9, page) == [("E", "e.xhtml")]


def test_numbers_stand_before_the_words_and_ids_are_spelled_for_xml() -> None:
    made = env(titles={"a": "A"})
    made.tocs["a"] = toc("a", line("a", "#1 x", title="First"))
    made.toc_secnumbers["a"] = {"": (2,), "#1 x": (2, 1)}
    assert tree(made, 2, Page("a", 1, False)) == [
        ("2. A", "a.xhtml", [("2.1. First", "a.xhtml#_1_20x")])
    ]


def test_a_level_that_is_jumped_over_is_left_out() -> None:
    made = env(titles={"a": "A"})
    deep = nodes.bullet_list("", nodes.list_item("", nodes.bullet_list("", line("a", "#deep"))))
    made.tocs["a"] = nodes.bullet_list("", nodes.list_item("", deep))
    assert tree(made, 9, Page("a", 1, False)) == [("A", "a.xhtml")]


def test_a_caption_stands_above_the_pages_of_its_toctree() -> None:
    pages = [
        Page("index", 0, False),
        Page("a", 1, False, "index", "First"),
        Page("b", 2, False, "a"),
        Page("c", 1, False, "index", "First"),
        Page("d", 1, False, "index", "Second"),
        Page("e", 1, False, "index"),
    ]
    assert tree(env(titles={name: name for name in ("index", *"abcde")}), 1, *pages) == [
        ("index", "index.xhtml"),
        ("First", "", [("a", "a.xhtml", [("b", "b.xhtml")]), ("c", "c.xhtml")]),
        ("Second", "", [("d", "d.xhtml")]),
        ("e", "e.xhtml"),
    ]
