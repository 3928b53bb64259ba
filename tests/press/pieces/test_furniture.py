"""furniture: what stands above and below each piece."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from press.pieces.furniture import (
    ForBooks,
    ForScreens,
    already_told,
    depart_furniture,
    depart_minutes,
    furnish,
    furniture,
    minutes_line,
    piece_end,
    piece_facts,
    visit_furniture,
    visit_minutes,
)
from tests.trees import app, applied, config, document, env, p, piece, section, shown


def furnished(kind: str, words: int = 0, **facts: Any) -> Any:
    """Return the section of a page of this kind, with its furniture."""
    book = env(pieces={"page": piece(kind, **facts)}, docname="page")
    book.metadata["page"] = {"wordcount": {"words": words}}
    page = section("Title", p("Text."))
    furnish(app(book), document(page, env=book))
    return page


def lines(page: Any) -> list[str]:
    """Return the lines below a piece."""
    below = page.children[-1]
    return [node.astext() for node in below] if "furniture" in below["classes"] else []


def test_the_summary_stands_below_the_title_then_the_facts_then_the_text() -> None:
    page = furnished("essay", words=440)
    assert [node.astext() for node in page[:4]] == [
        "Title",
        "It says so. It says more.",
        "2 minutes to read",
        "Text.",
    ]
    assert [node["classes"] for node in page[1:3]] == [["standfirst"], ["piece-facts"]]


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("essay", "1 minute to read"),
        ("answer", "1 minute to read"),
        ("guide", "1 minute to read · Time: ten minutes · You need: a pen"),
        ("worksheet", ""),
        ("reference", ""),
        ("about", ""),
        ("part", ""),
        ("front", ""),
    ],
)
def test_what_a_piece_takes_is_told_of_those_that_are_read(kind: str, facts: str) -> None:
    second = furnished(kind)[2]
    assert (second.astext() if "piece-facts" in second["classes"] else "") == facts


@pytest.mark.parametrize(
    ("kind", "below"),
    [
        ("front", []),
        ("part", []),
        ("worksheet", ["Last reviewed March 4, 2026."]),
        ("about", ["Last reviewed March 4, 2026."]),
        ("reference", ["Last reviewed March 4, 2026."]),
        (
            "essay",
            ["All questions · New pieces by email or feed", "Last reviewed March 4, 2026."],
        ),
        (
            "answer",
            [
                "From the essay: the-chapter",
                "All questions · New pieces by email or feed",
                "Last reviewed March 4, 2026.",
            ],
        ),
    ],
)
def test_what_leads_on_from_each_kind(kind: str, below: list[str]) -> None:
    assert lines(furnished(kind)) == below


def test_all_the_ways_on_in_their_order() -> None:
    page = furnished("answer", related=("a", "b"), next="c", reviewed=date(2026, 10, 31))
    assert lines(page) == [
        "Next step: c",
        "From the essay: the-chapter",
        "Related: a · b",
        "All questions · New pieces by email or feed",
        "Last reviewed October 31, 2026.",
    ]
    names = [node["classes"] for node in page[-1]]
    assert names == [["next-step"], ["from-the-essay"], ["related"], ["ways-back"], ["reviewed"]]


@pytest.mark.parametrize(
    ("kind", "facts", "line"),
    [
        ("answer", {"related": ("a", "b"), "next": "c"}, ["See also c · a"]),
        ("guide", {"related": ("a", "c"), "next": "a"}, ["See also a · c"]),
        ("reference", {"related": ("a",)}, ["See also a"]),
        ("answer", {}, []),
        ("essay", {"related": ("a",), "next": "c"}, []),
        ("worksheet", {"related": ("a",)}, []),
    ],
)
def test_a_book_has_one_line_at_the_most(kind: str, facts: Any, line: list[str]) -> None:
    end = furnished(kind, **facts)[-2]
    assert end["classes"] == ["piece-end"]
    assert [node.astext() for node in end] == line


@pytest.mark.parametrize(
    ("kind", "builder", "shows"),
    [
        ("guide", "html", "1 minute to read · Time: ten minutes · You need: a pen"),
        ("guide", "epub", "Time: ten minutes · You need: a pen"),
        ("guide", "typst", "Time: ten minutes · You need: a pen"),
        ("essay", "html", "1 minute to read"),
        ("essay", "epub", ""),
    ],
)
def test_a_book_takes_no_minutes_and_has_nothing_of_the_screen(
    kind: str, builder: str, shows: str
) -> None:
    page = document(furnished(kind))
    for transform in (ForBooks, ForScreens):
        applied(transform, page, builder)
    facts = [node.astext() for node in page.findall(piece_facts)]
    assert facts == ([shows] if shows else [])
    ends = [type(node).__name__ for node in page[0] if isinstance(node, (furniture, piece_end))]
    assert ends == (["furniture"] if builder == "html" else ["piece_end"])


@pytest.mark.parametrize(
    ("related", "line"),
    [(("a", "shelf"), ["See also a"]), (("shelf",), []), (("a", "c"), ["See also a · c"])],
)
def test_a_book_leads_to_no_page_that_it_has_not(related: Any, line: list[str]) -> None:
    book = env(labels={"shelf": "library", "a": "page"}, config=config(book_left_out=["library"]))
    page = document(furnished("answer", related=related), env=book)
    applied(ForBooks, page, "epub")
    assert [node.astext() for end in page.findall(piece_end) for node in end] == line


def test_the_website_marks_what_it_has_alone() -> None:
    made: Any = SimpleNamespace(body=[])
    for visit in (visit_minutes, depart_minutes):
        visit(made, minutes_line())
    for draw in (visit_furniture, depart_furniture):
        draw(made, furniture())
    assert "".join(made.body) == (
        '<span data-only="web"></span><div class="furniture" data-only="web">\n</div>\n'
    )


def test_a_worksheet_is_for_writing_and_leads_nowhere() -> None:
    assert lines(furnished("worksheet", related=("a",), next="c")) == [
        "Last reviewed March 4, 2026."
    ]


def test_the_links_name_their_pages_and_only_those_of_the_facts_were_looked_up() -> None:
    page = furnished("essay", next="c")
    links = list(page.findall(addnodes.pending_xref))
    told = [(x["reftarget"], x["refexplicit"], x["told"], x["refdoc"]) for x in links]
    assert told == [
        ("c", False, True, "page"),
        ("questions", True, False, "page"),
        ("newsletter", True, False, "page"),
    ]
    assert {(x["refdomain"], x["reftype"], x["refwarn"]) for x in links} == {("std", "ref", False)}


def test_a_label_is_set_apart_only_before_something() -> None:
    page = furnished("essay", next="c")
    assert shown(page[-1][0]).startswith('paragraph.next-step(inline.label("Next step: ")')
    assert shown(page[-1][-1]) == 'paragraph.reviewed("Last reviewed March 4, 2026.")'
    assert shown(page[-1][1]).startswith("paragraph.ways-back(pending_xref(")


def test_the_notes_come_to_the_end_of_the_text_and_before_what_leads_on() -> None:
    book = env(pieces={"page": piece()}, docname="page")
    page, note = section("Title", p("Text.")), nodes.footnote("", p("note"))
    rule = nodes.transition(classes=["footnotes"])
    tree = document(page, rule, note, nodes.transition(), env=book)
    furnish(app(book), tree)
    assert [type(node).__name__ for node in tree] == ["section", "transition"]
    assert [type(node).__name__ for node in page[-4:]] == [
        "transition",
        "footnote",
        "piece_end",
        "furniture",
    ]


@pytest.mark.parametrize("docname", ["other"])
def test_a_page_that_is_no_piece_stays_bare(docname: str) -> None:
    book = env(pieces={"page": piece()}, docname=docname)
    tree = document(section("Title", p("Text.")), env=book)
    furnish(app(book), tree)
    assert tree[0].astext() == "Title\n\nText."


def test_a_piece_without_a_title_stays_bare() -> None:
    book = env(pieces={"page": piece()}, docname="page")
    tree = document(p("Text."), env=book)
    furnish(app(book), tree)
    assert shown(tree.children) == 'paragraph("Text.")'


def test_what_is_put_there_has_the_place_of_the_page() -> None:
    page = furnished("essay")
    assert [node.line for node in (page[1], page[2], *page[-1])] == [1, 1, 1, 1]
    assert page[1].source == "page.md"


@pytest.mark.parametrize("is_told", [True, False])
def test_a_label_that_was_warned_of_keeps_its_words(is_told: bool) -> None:
    words, link = nodes.inline("", "x"), addnodes.pending_xref(told=is_told)
    found = already_told(app(env()), env(), link, words)
    assert found is (words if is_told else None)


def test_any_other_lost_link_is_left_to_sphinx() -> None:
    assert already_told(app(env()), env(), addnodes.pending_xref(), nodes.inline()) is None
