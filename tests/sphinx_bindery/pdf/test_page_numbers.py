"""pdf.pages: on which printed page each heading and each block begins."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_bindery.page_starts import Start
from sphinx_bindery.pdf.page_numbers import page_starts, printed_pages, with_marks


class Press:
    """Stands for Typst, and what it answers."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def eval(self, expression: str) -> Any:
        return self.answer


def test_headings_on_numbered_pages_are_known_in_order() -> None:
    press: Any = Press([["b#x", "ix"], ["a#", ""], ["a#y", "1"]])
    assert list(printed_pages(press).items()) == [("b#x", "ix"), ("a#y", "1")]


PARAGRAPH = "\n// @src /s/a.md:7\n\n#paragraph(x)[y]\n"


def test_a_mark_stands_before_each_block() -> None:
    assert with_marks(PARAGRAPH) == (
        '\n#metadata((place: "/s/a.md:7", label: none))<block>\n\n#paragraph(x)[y]\n'
    )
    assert with_marks(PARAGRAPH * 2).count("<block>") == 2


@pytest.mark.parametrize(
    ("call", "label"),
    [
        ('#section(level: 2, rank: 1, mark: label("a#b"))[', '"a#b"'),
        ('#chapter(level: 2, mark: label("a#b"), heads: ())[', '"a#b"'),
        (r'#section(level: 12, rank: 1, mark: label("a\"b"))[', r'"a\"b"'),
        ("#section(level: 2, rank: 1, mark: none)[", "none"),
        ("#paragraph[", "none"),
    ],
)
def test_of_a_heading_its_own_label_is_asked(call: str, label: str) -> None:
    made = with_marks(f"// @src a.md:1\n{call}")
    assert made == f'#metadata((place: "a.md:1", label: {label}))<block>\n{call}'


@pytest.mark.parametrize(
    "text",
    [
        "// @src a.md:1\n\n#illustration(floats: true, [",
        "text // @src a.md:1\n#paragraph[",
        "// @src a.md:x\n#paragraph[",
    ],
)
def test_what_gets_no_mark(text: str) -> None:
    assert with_marks(text) == text


def test_a_figure_that_does_not_float_gets_one() -> None:
    assert "<block>" in with_marks("// @src a.md:1\n\n#illustration([")


def test_a_file_whose_name_has_a_colon_or_a_quote() -> None:
    assert r'place: "c:\\a \"b\".md:7"' in with_marks('// @src c:\\a "b".md:7\n#paragraph[')


def starts(*blocks: tuple[str, str]) -> list[Start]:
    press: Any = Press([list(block) for block in blocks])
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
    assert starts(*blocks) == [Start(*each) for each in found]
