"""titles: a page of a book begins with its title; a title is the same wherever it stands."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.transforms.titles import insert_toctrees, open_with_title, unwrap_untitled
from tests.trees import document, p, section, shown
from tests.warned import Warned


def opened(*children: nodes.Node) -> str:
    tree = document(*children)
    open_with_title(tree)
    return shown(tree.children)


def test_what_stands_before_the_title_comes_below_it() -> None:
    made = opened(p("a"), p("b"), section("T", p("after")))
    assert made == 'section#t(title("T") paragraph("a") paragraph("b") paragraph("after"))'


@pytest.mark.parametrize(
    ("tree", "made"),
    [
        (p("a"), 'paragraph("a")'),
        (section("T", p("a")), 'section#t(title("T") paragraph("a"))'),
        (
            nodes.container("", p("a"), section("T")),
            'container(paragraph("a") section#t(title("T")))',
        ),
    ],
)
def test_else_nothing_moves(tree: nodes.Node, made: str) -> None:
    assert opened(tree) == made


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("", 'target#t() paragraph("a")'),
        ("\u200b ", 'target#t() paragraph("\u200b ") paragraph("a")'),
        (nodes.image(), 'target#t() paragraph(image()) paragraph("a")'),
        (nodes.image(alt="A hill"), 'section#t(title(image()) paragraph("a"))'),
        (nodes.math("", "x"), 'section#t(title(math("x")) paragraph("a"))'),
    ],
)
def test_a_title_without_a_word_is_none(title: str | nodes.Node, made: str) -> None:
    heading = nodes.title("", title) if isinstance(title, str) else nodes.title("", "", title)
    tree = document(nodes.section("", heading, p("a"), ids=["t"]))
    unwrap_untitled(tree)
    assert shown(tree.children) == made


@pytest.mark.parametrize(("length", "told"), [(200, 0), (201, 1)])
def test_a_title_that_no_head_can_hold_is_told(
    length: int, told: int, warned: list[Warned]
) -> None:
    title = ("word " * 50)[:length].strip().ljust(length, "x")
    opened(section(title, section(title + "x")))
    assert [each.kind for each in warned] == ["pdf.title"] * told


def builder(lists: nodes.Element | None) -> Any:
    env = SimpleNamespace(resolve_toctree=lambda docname, builder, toctree: lists)
    return SimpleNamespace(env=env)


def test_a_toctree_gives_way_to_its_lists() -> None:
    tree = document(p("a"), addnodes.toctree())
    insert_toctrees(tree, "page", builder(nodes.bullet_list()))
    assert shown(tree.children) == 'paragraph("a") bullet_list()'


def test_of_a_hidden_one_nothing_stays() -> None:
    tree = document(p("a"), addnodes.toctree(), addnodes.toctree())
    insert_toctrees(tree, "page", builder(None))
    assert shown(tree.children) == 'paragraph("a")'
