"""epub.math: LaTeX becomes MathML, or is given up."""

from __future__ import annotations

import pytest
from lxml import etree

from sphinx_bindery.epub.math import mathml


def drawn(source: str, is_block: bool = False) -> etree._Element:
    return etree.fromstring(mathml(source, is_block))


def names(source: str) -> set[str]:
    return {str(element.tag).rpartition("}")[2] for element in drawn(source).iter()}


@pytest.mark.parametrize(("is_block", "display"), [(True, "block"), (False, "inline")])
def test_math_is_drawn_as_a_block_or_in_the_line(is_block: bool, display: str) -> None:
    assert drawn("x", is_block).get("display") == display


def test_its_source_is_its_alternative_text() -> None:
    assert drawn(" x +\n  y ").get("alttext") == "x + y"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\frac{1}{2}", "12"),
        (r"a < b", "a<b"),
        (r"\alpha", "α"),
    ],
)
def test_signs_are_signs(source: str, words: str) -> None:
    assert "".join(drawn(source).itertext()) == words


@pytest.mark.parametrize(
    "source", [r"\unknowncommand{x}", r"x \foo y", "a & b", "\x00", r"\left( x"]
)
def test_what_cannot_be_drawn_is_given_up_with_its_source(source: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        mathml(source, False)
    assert error.value.args == (source,)


@pytest.mark.parametrize(
    "source",
    [
        r"\begin{equation}x\end{equation}",
        r"\begin{equation*}x\end{equation*}",
        r"\label{one}x",
        r"\tag{1}x",
        r"x\nonumber",
        r"x\notag",
        "  x\n",
    ],
)
def test_what_only_frames_or_numbers_it_is_left_out(source: str) -> None:
    assert "".join(drawn(source).itertext()) == "x"


@pytest.mark.parametrize(
    "name",
    ["aligned", "align", "align*", "flalign", "gather", "gather*", "multline", "gathered", "split"],
)
def test_environments_that_the_library_knows_by_another_name(name: str) -> None:
    source = rf"\begin{{{name}}} a &= b \\ c &= d \end{{{name}}}"
    tree = drawn(source)
    assert len([e for e in tree.iter() if str(e.tag).endswith("mtr")]) == 2, mathml(source, True)


def test_an_array_of_equations_has_three_columns() -> None:
    tree = drawn(r"\begin{eqnarray} a & = & b \\ c & = & d \end{eqnarray}")
    cells = [e for e in tree.iter() if str(e.tag).endswith("mtd")]
    assert len(cells) == 6


@pytest.mark.parametrize(
    ("source", "is_table"),
    [(r"a \\ b", True), ("a b", False), (r"\begin{matrix} a \\ b \end{matrix}", True)],
)
def test_lines_are_broken_where_the_writer_broke_them(source: str, is_table: bool) -> None:
    assert ("mtable" in names(source)) is is_table


def test_lines_within_an_environment_need_no_other_around_it() -> None:
    tree = drawn(r"\begin{matrix} a \\ b \end{matrix}")
    assert len([e for e in tree.iter() if str(e.tag).endswith("mtable")]) == 1
