"""wide_tables: a table that no page can hold is a list of its rows."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.nodes import row_list
from sphinx_bindery.transforms.wide_tables import letters_across, list_wide_tables
from tests.trees import document, env, p, shown, table
from tests.warned import Warned


def run(tree: nodes.Node, numbers: Any = None) -> Any:
    page = document(tree)
    around = env()
    around.toc_fignumbers = numbers or {}
    list_wide_tables(page, around, "page")
    return page


def row(*more: str) -> list[str]:
    return [*more, *["c"] * (11 - len(more))]


@pytest.mark.parametrize(("columns", "is_wide"), [(10, False), (11, True)])
def test_one_that_no_page_can_hold_becomes_a_list_and_is_told(
    columns: int, is_wide: bool, warned: list[Warned]
) -> None:
    wide = table(columns, ["h"] * columns, ["v"] * columns)
    wide.line = 7
    made = run(wide)
    assert isinstance(made[0], row_list if is_wide else nodes.table)
    assert [(told.kind, told.place.rpartition(":")[2]) for told in warned] == (
        [("pdf.table", "7")] if is_wide else []
    )
    if is_wide:
        cell = 'cell_head(paragraph("h" ":")) paragraph("v")'
        assert shown(made[0]) == f"row_list(list_item({' '.join([cell] * 11)}))"
        assert "This table has 11 columns, a page holds 10" in warned[0].words


@pytest.mark.parametrize(
    ("heads", "rows", "count"),
    [(0, [row("v"), row("w")], 0), (1, [row("a", ""), row()], 10), (2, [row(), row(), row()], 11)],
)
def test_a_cell_has_the_head_that_says_something(
    heads: int, rows: list[list[str]], count: int
) -> None:
    made = shown(run(table(11, *rows, heads=heads)))
    assert made.count("cell_head") == count
    assert made.count("list_item") == len(rows) - heads


def test_a_head_is_whole_above_the_first_row_and_plain_above_the_others() -> None:
    wide = table(11, row("a"), row("v"), row("w"))
    head: Any = next(iter(wide.findall(nodes.entry)))
    head[0] += nodes.reference("", "link", refuri="u")
    made = shown(run(wide))
    assert made.count('cell_head(paragraph("a" reference("link") ":"))') == 1
    assert made.count('cell_head(paragraph("a" inline("link") ":"))') == 1


def test_its_title_stands_above_it_with_its_number() -> None:
    wide = table(11, row(), row(), title="T", ids=["t"])
    assert shown(run(wide.deepcopy())).startswith('document(target#t() rubric("T") row_list(')
    numbers = {"page": {"table": {"t": (1, 2)}}}
    assert 'rubric("Table 1.2 " "T")' in shown(run(wide, numbers))


def test_what_a_reference_leads_to_stays_to_be_found() -> None:
    wide = table(11, row(), row())
    for kind in (nodes.row, nodes.entry):
        for node in wide.findall(kind):
            node["ids"] = [f"{kind.__name__}-{len(node)}"]
    made = shown(run(wide))
    assert "list_item#row-11(" in made
    assert 'target#entry-1() paragraph("c")' in made


def test_nothing_else_changes() -> None:
    assert shown(run(p("x"))) == 'document(paragraph("x"))'


def test_a_table_is_as_wide_as_the_longest_words_of_its_columns() -> None:
    words = table(2, ["Moment", "One"], ["An hour before", "television."])
    assert letters_across(words) == len("Moment" + "television.") + 2 * 2
    assert letters_across(table(1, [""], [""])) == 1 + 2
