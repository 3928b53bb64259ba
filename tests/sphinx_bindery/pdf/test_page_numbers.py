"""pdf.page_numbers: on which printed page each heading and each block begins."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_bindery.page_starts import PageStart
from sphinx_bindery.pdf.page_numbers import block_mark, page_starts, printed_pages


class TypstCompiler:
    """Stands for Typst, and what it answers."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def eval(self, expression: str) -> Any:
        return self.answer


def test_headings_on_numbered_pages_are_known_in_order() -> None:
    press: Any = TypstCompiler([["b#x", "ix"], ["a#", ""], ["a#y", "1"]])
    assert list(printed_pages(press).items()) == [("b#x", "ix"), ("a#y", "1")]


@pytest.mark.parametrize(
    ("place", "label", "inside"),
    [
        ("/s/a.md:7", "none", 'place: "/s/a.md:7", label: none'),
        ("/s/a.md:7", '"a#b"', 'place: "/s/a.md:7", label: "a#b"'),
        # A file whose name has a colon or a quote.
        ('c:\\a "b".md:7', "none", r'place: "c:\\a \"b\".md:7", label: none'),
    ],
)
def test_a_mark_tells_its_place_and_takes_no_room(place: str, label: str, inside: str) -> None:
    assert block_mark(place, label) == f"#metadata(({inside}))<block>"


def starts(*blocks: tuple[str, str]) -> list[PageStart]:
    press: Any = TypstCompiler([list(block) for block in blocks])
    return page_starts(press)


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        (
            [("a:1", "1"), ("a:3", "1"), ("a:5", "2"), ("b:1", "3")],
            [("1", "a", 1), ("2", "a", 5), ("3", "b", 1)],
        ),
        # Pages without a number are not told.
        ([("a:1", ""), ("a:3", "1")], [("1", "a", 3)]),
        # Cells of a table that all have its line: only the first counts.
        ([("a:1", "1"), ("a:3", "1"), ("a:3", "2"), ("a:9", "2")], [("1", "a", 1), ("2", "a", 9)]),
        # What stands around a page has the line of the page, above its title.
        ([("a:4", "1"), ("a:1", "2"), ("a:6", "2")], [("1", "a", 4), ("2", "a", 6)]),
        ([("a:4", "1"), ("a:4", "2")], [("1", "a", 4)]),
        # A file may have a colon in its name.
        ([("c:/a:7", "1")], [("1", "c:/a", 7)]),
        ([], []),
    ],
)
def test_the_first_block_of_each_page(
    blocks: list[tuple[str, str]], found: list[tuple[str, str, int]]
) -> None:
    assert starts(*blocks) == [PageStart(*each) for each in found]
