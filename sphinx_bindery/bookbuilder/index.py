"""The index at the end of a book: what Sphinx's `index` directives and roles name, as one page.

`book_index` is its title; a book without one has no such page. A builder writes it like any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.util.docutils import new_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.builders import Builder

    Targets = Sequence[tuple[str | None, str | bool]]  # as Sphinx has them: its address is second
    Line = tuple[str, list[str]]  # words, and the addresses of the places that they name
    Entry = tuple[str, list[str], list[Line]]  # the same, and what stands below

INDEX = "genindex"  # Sphinx's name for the page, to which `:ref:` leads


def has_index(builder: Builder) -> bool:
    """Tell whether the book ends with an index: it is asked for, and something is named."""
    env = builder.env
    is_free = INDEX not in env.all_docs  # the book has no page of this name
    return bool(
        builder.config.book_index and is_free and any(env.domains.index_domain.entries.values())
    )


def index_page(builder: Builder, docnames: Iterable[str]) -> nodes.document:
    """Return the page: words in their order, and below each a link to every place that they name.

    A place on a page that is not among `docnames` is left out.
    """
    title = nodes.title("", builder.config.book_index)
    entries = list(_entries(builder, {builder.get_target_uri(name) for name in docnames}))
    lists = nodes.definition_list("", *[_item(*entry) for entry in entries])
    section = nodes.section("", title, nodes.container("", lists, classes=["index"]), ids=[INDEX])
    document = new_document(INDEX)
    document += section
    return document


def _entries(builder: Builder, pages: set[str]) -> Iterator[Entry]:
    """Yield what Sphinx has gathered, but for what leads to no page of the book.

    What leads nowhere from the beginning, as `see …`, stays.
    """

    def there(targets: Targets) -> list[str]:
        return [str(uri) for _, uri in targets if str(uri).partition("#")[0] in pages]

    for _, group in IndexEntries(builder.env).create_index(builder, group_entries=False):
        for words, (targets, below, _) in group:
            lines = [(text, there(places)) for text, places in below if there(places) or not places]
            if there(targets) or lines or not (targets or below):
                yield words, there(targets), lines


def _item(words: str, places: list[str], below: list[Line]) -> nodes.definition_list_item:
    lines = [nodes.list_item("", nodes.paragraph("", "", *_line(*entry))) for entry in below]
    lists = [nodes.bullet_list("", *lines, classes=["index-lines"])] if lines else []
    term = nodes.term("", "", *_line(words, places))
    return nodes.definition_list_item("", term, nodes.definition("", *lists))


def _line(words: str, places: list[str]) -> list[nodes.Node]:
    """Return the words as a link to the first place, and a number as one to each further."""
    if not places:
        return [nodes.Text(words)]
    found: list[nodes.Node] = []
    for number, place in enumerate(dict.fromkeys(places), 1):
        text = words if number == 1 else str(number)
        link = nodes.reference("", text, internal=True, refuri=place, in_index=number)
        found += [nodes.Text(", "), link]
    return found[1:]
