"""pdf.places: the place in the source of what Typst complains of."""

from __future__ import annotations

import pytest

from sphinx_bindery.pdf.places import Drawing, broken, mark, narrowed, place_above, place_of
from tests.trees import document, p, section


def test_a_line_comes_from_the_last_place_above_it() -> None:
    text = mark("a b.md:3") + "#x\n" + mark("C:\\\\b.md:9") + "#y"
    lines = text.split("\n")
    assert place_above(text, lines.index("#x") + 1) == "a b.md:3"
    assert place_above(text, len(lines)) == "C:\\\\b.md:9"
    assert place_above(text, 1) is None


def test_a_node_without_a_line_lies_where_the_first_in_it_does() -> None:
    page = document(section("T", p("x"), p("y", line=4)), source="a.md")
    assert place_of(page[0], page) == "a.md:4"
    assert place_of(page[0][1], page) == "a.md:1"


def test_the_innermost_drawing_is_the_broken_one() -> None:
    good, bad, around = (Drawing(p(), text) for text in ("#[x]", "#[", "#[#[]"))
    assert broken([]) is None
    assert broken([good]) is None
    assert broken([good, bad, around]) == (bad, "unclosed delimiter")


@pytest.mark.parametrize("wrong", range(7))
def test_one_is_found_by_halves(wrong: int) -> None:
    asked: list[list[int]] = []

    def fails(part: list[int]) -> bool:
        asked.append(part)
        return wrong in part

    assert narrowed(list(range(7)), fails) == [wrong]
    assert len(asked) <= 6


def test_what_fails_together_only_is_kept_together() -> None:
    assert narrowed([1, 2, 3, 4], lambda part: {3, 4} <= set(part)) == [3, 4]
