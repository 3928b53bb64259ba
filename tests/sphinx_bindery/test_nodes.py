"""numbers: what stands before the caption of a figure, a table or a listing."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bindery.nodes import number_of
from tests.trees import env


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (nodes.figure(ids=["a"]), "Fig. 1.2"),
        (nodes.table(ids=["x", "t"]), "Table 3"),
        (nodes.figure(ids=["t"]), ""),  # the number of another kind
        (nodes.figure(ids=["unknown"]), ""),
        (nodes.figure(), ""),
        (nodes.paragraph(ids=["a"]), ""),  # of no kind that is counted
    ],
)
def test_a_number_is_that_of_the_kind_and_the_id(node: nodes.Element, said: str) -> None:
    book = env()
    book.toc_fignumbers = {"page": {"figure": {"a": (1, 2)}, "table": {"t": (3,)}}}
    assert number_of(node, book, "page") == said


def test_a_page_that_counts_nothing_has_no_numbers() -> None:
    assert number_of(nodes.figure(ids=["a"]), env(), "page") == ""


def test_a_zero_that_nobody_gave_is_no_number() -> None:
    book = env()
    book.toc_fignumbers = {"page": {"figure": {"a": ()}}}
    assert number_of(nodes.figure(ids=["a"]), book, "page") == ""
