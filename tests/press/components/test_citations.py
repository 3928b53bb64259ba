"""citations: sources are named in round brackets, and listed plainly, each time anew."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from docutils import nodes
from pybtex.database import Entry, Person
from pybtex.style.template import FieldIsMissing

from press.components.citations import (
    BookListStyle,
    BookReferenceStyle,
    EmptySources,
    ListSources,
    _named,
)
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


@pytest.mark.parametrize(
    ("people", "line"),
    [
        (["Leo, Karena"], "Leo, Karena. <em>A book</em>. A house, 2020."),
        (["Leo, Karena", "Fraley, R. Chris"], "Leo, Karena, and R. Chris Fraley."),
        (["de la Cruz, Ana", "Leo, K.", "Wu, Bo"], "de la Cruz, Ana, K. Leo, and Bo Wu."),
    ],
)
def test_a_source_begins_with_the_surname_of_its_first_author(people: list[str], line: str) -> None:
    facts = {"title": "A book", "publisher": "A house", "year": "2020"}
    source = Entry("book", fields=facts, persons={"author": [Person(name) for name in people]})
    source.key = "leo2020"
    told = BookListStyle().format_entry("1", source).text.render_as("html")
    assert " ".join(told.replace("&nbsp;", " ").split()).startswith(line)


def test_an_editor_within_the_line_is_named_as_spoken() -> None:
    people = {"author": [Person("Leo, K.")], "editor": [Person("Wu, Bo")]}
    facts = {"title": "A part", "booktitle": "A book", "publisher": "A house", "year": "2020"}
    source = Entry("incollection", fields=facts, persons=people)
    told = BookListStyle().format_entry("1", source).text.render_as("html")
    assert "In Bo Wu, editor" in " ".join(told.replace("&nbsp;", " ").split())


def test_a_source_without_authors_says_what_is_missing() -> None:
    facts = {"title": "A part", "journal": "A paper", "year": "2020"}
    with pytest.raises(FieldIsMissing, match="author"):
        BookListStyle().format_entry("1", Entry("article", fields=facts))


def test_the_text_names_a_source_by_few_of_its_people() -> None:
    """… so that many citations of one with a hundred authors take no longer than of any other."""
    entry = Entry("book", {"year": "2020"}, {"author": [Person("A, B")] * 100, "editor": []})
    named = _named(entry)
    assert (len(named.persons["author"]), named.persons["editor"]) == (3, [])
    assert len(entry.persons["author"]) == 100
    assert named.fields["year"] == "2020"
