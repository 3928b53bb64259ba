"""order: in which order pages are read, where they stand, and what stands on each."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from press.pieces.reading_time import minutes
from sphinx_bindery.order import Page, headings, reading_order, without
from tests.trees import env, toc, toc_line


def order(toctrees: dict[str, list[str]], *more: str) -> list[tuple[str, int, bool]]:
    book = env(toctrees, titles=dict.fromkeys(more, "x"))
    return [(page.docname, page.depth, page.is_part) for page in reading_order(book)]


def test_pages_come_as_the_toctrees_order_them() -> None:
    assert order({"index": ["b", "a"], "b": ["d", "c"]}) == [
        ("index", 0, False),
        ("b", 1, True),
        ("d", 2, False),
        ("c", 2, False),
        ("a", 1, False),
    ]


def test_a_part_is_a_page_of_the_first_level_with_pages_below_it() -> None:
    found = order({"index": ["a"], "a": ["b"], "b": ["c"]})
    assert [name for name, _, is_part in found if is_part] == ["a"]


def test_a_page_comes_once_where_it_is_met_first() -> None:
    assert [name for name, *_ in order({"index": ["a", "b", "a"], "a": ["b", "index"]})] == [
        "index",
        "a",
        "b",
    ]


def test_a_page_knows_the_one_whose_toctree_gives_it_its_place() -> None:
    book = env({"index": ["a", "c"], "a": ["b", "index"], "b": ["c"]}, titles={"z": "In none"})
    above = {page.docname: page.above for page in reading_order(book)}
    assert above == {"index": "", "a": "index", "b": "a", "c": "b", "z": ""}


def test_pages_in_no_toctree_come_last_by_name() -> None:
    assert order({"index": ["m"]}, "z", "a") == [
        ("index", 0, False),
        ("m", 1, False),
        ("a", 1, False),
        ("z", 1, False),
    ]


def test_a_page_that_is_not_there_is_passed_over() -> None:
    book = env({"index": ["a", "gone"]})
    del book.all_docs["gone"]
    assert reading_order(book) == [Page("index", 0, False), Page("a", 1, False, "index")]


@pytest.mark.parametrize(
    ("left_out", "left"),
    [
        ("", [("index", 0), ("part", 1), ("deep", 2), ("deeper", 3), ("end", 1)]),
        ("deeper", [("index", 0), ("part", 1), ("deep", 2), ("end", 1)]),
        ("part", [("index", 0), ("deep", 1), ("deeper", 2), ("end", 1)]),
        ("part deep", [("index", 0), ("deeper", 1), ("end", 1)]),
        ("index", [("part", 1), ("deep", 2), ("deeper", 3), ("end", 1)]),
    ],
)
def test_pages_below_one_that_is_left_out_come_up_to_its_place(
    left_out: str, left: list[tuple[str, int]]
) -> None:
    book = env({"index": ["part", "end"], "part": ["deep"], "deep": ["deeper"]})
    found = without(reading_order(book), left_out.split())
    assert [(page.docname, page.depth) for page in found] == left


@pytest.mark.parametrize(
    ("words", "time"),
    [(0, 1), (1, 1), (220, 1), (329, 1), (331, 2), (440, 2), (2200, 10)],
)
def test_how_long_a_page_takes(words: int, time: int) -> None:
    book = env(titles={"page": "x"})
    book.metadata["page"] = {"wordcount": {"words": words}}
    assert minutes(book, "page") == time


def test_a_page_that_nobody_counted_takes_a_minute() -> None:
    book = env(titles={"page": "x"})
    assert minutes(book, "page") == 1


def test_the_headings_of_a_page_with_their_levels() -> None:
    made = env()
    deep = toc_line("a", "#two", toc_line("a", "#three"))
    made.tocs["a"] = toc("a", toc_line("a", "#one", deep), toc_line("a", "#four"))
    assert list(headings(made, "a")) == [
        (1, "S #one", "one"),
        (2, "S #two", "two"),
        (3, "S #three", "three"),
        (1, "S #four", "four"),
    ]


@pytest.mark.parametrize(
    "link",
    [
        {"internal": True, "refuri": "other", "anchorname": "#x"},
        {"refuri": "a", "anchorname": "#x"},
        {"internal": True, "refuri": "a", "anchorname": ""},
        {"internal": True, "refuri": "a"},
    ],
)
def test_what_is_no_heading_of_the_page(link: dict[str, Any]) -> None:
    made = env()
    inner = nodes.paragraph("", "", nodes.reference("", "x", **link))
    made.tocs["a"] = nodes.bullet_list("", nodes.list_item("", inner))
    assert list(headings(made, "a")) == []


def test_a_page_without_contents_has_no_headings() -> None:
    assert list(headings(env(), "a")) == []


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("Contents:", ""),
        ("Table of contents", ""),
        ("Guide:", "Guide"),
        ("Our contents", "Our contents"),
    ],
)
def test_that_pages_are_the_contents_is_no_name_for_them(caption: str, name: str) -> None:
    book = env({"index": ["a"]})
    toctree = addnodes.toctree(entries=[(None, "a")], caption=caption)
    book.tocs["index"] = nodes.bullet_list("", toctree)
    assert [page.caption for page in reading_order(book)] == ["", name]


def test_a_page_knows_what_stands_above_its_toctree() -> None:
    book = env({"index": ["a", "b", "c"]})
    toctrees = [
        addnodes.toctree(entries=[(None, "a"), (None, "b")], caption="First"),
        addnodes.toctree(entries=[("Elsewhere", "https://x"), (None, "b"), (None, "c")]),
    ]
    book.tocs["index"] = nodes.bullet_list("", *toctrees)
    captions = {page.docname: page.caption for page in reading_order(book)}
    assert captions == {"index": "", "a": "First", "b": "First", "c": ""}
