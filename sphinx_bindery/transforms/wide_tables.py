"""Tables too wide for a page: each row is an item of a list, each cell below its column's head."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from sphinx_bindery.nodes import cell_head, number_of, replace_node, row_list, with_line
from sphinx_bindery.transforms.repeated import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

MOST_COLUMNS = 10


def list_wide_tables(tree: nodes.document, env: BuildEnvironment, docname: str) -> None:
    """Replace each table of a page that is too wide by a list of its rows, and warn of it."""
    for table in list(tree.findall(nodes.table)):
        columns = len(list(table.findall(nodes.colspec)))
        if columns > MOST_COLUMNS:
            logger.warning(
                "This table has %d columns, a page holds %d: each row is set as a list.",
                columns,
                MOST_COLUMNS,
                type="pdf",
                subtype="table",
                location=with_line(table),
            )
            replace_node(table, [*_title(table, number_of(table, env, docname)), _rows(table)])


def letters_across(table: nodes.table) -> int:
    """Return how many letters wide a table is with no word of it broken."""
    longest: dict[int, int] = {}
    for row in table.findall(nodes.row):
        for column, entry in enumerate(row.children):
            words = [len(word) for word in entry.astext().split()]
            longest[column] = max(longest.get(column, 0), *words, 1)
    return sum(longest.values()) + 2 * len(longest)


def _title(table: nodes.table, number: str) -> Iterator[nodes.rubric]:
    for title in (child for child in table.children if isinstance(child, nodes.title)):
        before = [nodes.Text(f"{number} ")] if number else []
        rubric = nodes.rubric("", "", *before, *title.children, ids=title["ids"])
        rubric.source, rubric.line = title.source, title.line
        yield rubric


def _rows(table: nodes.table) -> row_list:
    heads = [row for head in table.findall(nodes.thead) for row in head.findall(nodes.row)]
    names = _with_colons(heads[-1]) if heads else nodes.row()
    rows = row_list()
    for row in table.findall(nodes.row):
        if row not in heads:
            rows += _item(row, names)
            names = plain(names)
    return rows


def _item(row: nodes.row, names: nodes.row) -> nodes.list_item:
    item = nodes.list_item("", ids=row["ids"])
    for entry, name in zip_longest(_entries(row), _entries(names)[: len(row)]):
        if name is not None and name.astext():
            item += _head(name)
        item += [nodes.target("", "", ids=entry["ids"])] if entry["ids"] else []
        item.extend(entry.children)
    return item


def _entries(row: nodes.row) -> list[nodes.entry]:
    return [entry for entry in row.children if isinstance(entry, nodes.entry)]


def _head(name: nodes.entry) -> cell_head:
    head = cell_head("", *name.children, ids=name["ids"])
    head.source, head.line = name.source, name.line
    return head


def _with_colons(head: nodes.row) -> nodes.row:
    """Return a copy of the head of a table in which each cell leads on to what is below it."""
    names = head.deepcopy()
    for entry in _entries(names):
        said = [part for part in entry.findall(nodes.paragraph) if part.astext()]
        for last in said[-1:]:
            last += nodes.Text(":")
    return names
