"""bookbuilder.index: the last page, made of what Sphinx's index names."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_bindery.bookbuilder.index import has_index, index_page
from sphinx_bindery.order import Page
from tests.application import page
from tests.conftest import Read

A = """\
```{index} single: quarrel; a short one
```
Words, and {index}`a pause <pause>` in them.

```{index} see: row; quarrel
```
"""
B = "```{index} single: pause\n```\nMore {index}`words`.\n"
PAGES = {"page.md": page(A), "b.md": page(B, label="b", title="B")}


def lines(tree: nodes.document) -> list[str]:
    """Return the words of each line, and where they lead."""
    found = []
    for line in tree.findall(nodes.TextElement):
        if isinstance(line, (nodes.term, nodes.paragraph)):
            places = [link["refuri"].partition("#")[0] for link in line.findall(nodes.reference)]
            found.append(" ".join([line.astext(), *places]))
    return found


def test_each_word_leads_to_every_place_that_it_names(read: Read) -> None:
    book = read(PAGES, "pdf", book_index="Index")
    tree = index_page(book.builder, ["page", "b"])
    assert [title.astext() for title in tree.findall(nodes.title)] == ["Index"]
    assert lines(tree) == [
        "pause, 2 %b %page",
        "quarrel",
        "a short one %page",
        "row",
        "see quarrel",
        "words %b",
    ]


def test_what_leads_to_no_page_of_the_book_is_left_out(read: Read) -> None:
    book = read(PAGES, "pdf", book_index="Index")
    found = lines(index_page(book.builder, ["b"]))
    assert found == ["pause %b", "row", "see quarrel", "words %b"]


def test_the_index_is_the_last_page_of_a_book_that_asks_for_it(read: Read) -> None:
    builder: Any = read(PAGES, "epub", book_index="Index", book_left_out=["b"]).builder
    builder.prepare_writing(set())
    assert [each.docname for each in builder.pages] == ["index", "page", "genindex"]
    assert builder.pages[-1] == Page("genindex", 1, False)
    assert builder.title_of("genindex") == "Index"


def test_a_book_without_a_title_for_it_or_without_words_has_none(read: Read) -> None:
    assert not has_index(read(PAGES, "pdf").builder)
    assert not has_index(read({"index.md": page("Words.")}, "pdf", book_index="Index").builder)


def test_a_page_of_that_name_stays_what_it_is(read: Read) -> None:
    pages = {**PAGES, "genindex.md": page("Ours.", label="own", title="Ours")}
    builder: Any = read(pages, "pdf", book_index="Index").builder
    assert not has_index(builder)
    assert builder.title_of("genindex") == "Ours"
