"""citations: sources are named in round brackets, and listed plainly, each time anew."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from docutils import nodes

from press.components.citations import BookReferenceStyle, EmptySources, ListSources
from tests.trees import applied, document, env, p, shown


class Key:
    """Names a list of sources, and knows its page."""

    def __init__(self, docname: str) -> None:
        self.docname = docname


def source(name: str, words: str) -> nodes.citation:
    return nodes.citation("", nodes.label("", name), p(words), ids=[name])


def listed(*children: nodes.Node) -> str:
    return shown(applied(ListSources, document(*children)).children)


def test_sources_become_a_list_without_their_labels() -> None:
    assert listed(nodes.container("", source("a", "A."), source("b", "B."))) == (
        'bullet_list.sources(list_item#a(paragraph("A.")) list_item#b(paragraph("B.")))'
    )


@pytest.mark.parametrize(
    "holder",
    [
        nodes.container("", source("a", "A."), p("more")),
        nodes.container("", p("more")),
        nodes.container(),
        nodes.section("", source("a", "A.")),
    ],
)
def test_what_holds_more_than_sources_stays(holder: nodes.Element) -> None:
    before = shown(holder)
    assert listed(holder) == before


def test_the_nodes_that_are_filled_again_are_emptied_on_their_own_page_only() -> None:
    book, mine, other = env(docname="page"), source("a", "A."), source("b", "B.")
    keys = {Key("page"): mine, Key("other"): other}
    lists = {key: SimpleNamespace(citation_nodes={"x": node}) for key, node in keys.items()}
    book.domaindata["cite"] = {"bibliographies": lists}
    applied(EmptySources, document(env=book))
    assert shown(mine).endswith("()")
    assert shown(other).endswith('paragraph("B."))')


def test_a_book_that_cites_nothing_has_nothing_to_empty() -> None:
    tree = document(p("x"), env=env())
    assert shown(applied(EmptySources, tree).children) == 'paragraph("x")'


@pytest.mark.parametrize("which", ["textual", "parenthetical", "author", "label", "year"])
def test_every_kind_of_citation_has_round_brackets(which: str) -> None:
    style = getattr(BookReferenceStyle(), f"bracket_{which}")
    assert (style.left, style.right, style.sep) == ("(", ")", "; ")
