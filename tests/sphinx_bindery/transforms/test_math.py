"""transforms.math: the formulas of a page, read once for both books."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.math.macros import Macro, Macros
from sphinx_bindery.transforms import math as module
from sphinx_bindery.transforms.math import equation_number, read_formulas
from tests.trees import config, document, env, p
from tests.warned import Warned


def read(*children: nodes.Node, macros: Macros | None = None) -> nodes.document:
    tree: nodes.document = document(*children)
    read_formulas(tree, macros or {})
    return tree


def test_a_formula_gets_its_mathml_and_keeps_its_source() -> None:
    (formula,) = read(p(nodes.math("", "x^2"))).findall(nodes.math)
    assert formula["mathml"].startswith("<math")
    assert 'alttext="x squared"' in formula["mathml"]
    assert formula.astext() == "x^2"


def test_one_that_cannot_be_read_is_told_once_with_its_line(warned: list[Warned]) -> None:
    (formula,) = read(p(nodes.math("", r"\unheard"), line=7)).findall(nodes.math)
    assert "mathml" not in formula
    (told,) = warned
    assert told.kind == "book.math"
    assert "unheard" in told.words


def test_macros_hold_for_the_rest_of_the_page_and_for_no_other() -> None:
    macros = {r"\N": Macro(["N"])}
    page = read(
        nodes.math_block("", r"\newcommand{\E}{e}"), p(nodes.math("", r"\E\N")), macros=macros
    )
    (formula,) = page.findall(nodes.math)
    assert "mathml" in formula
    assert set(macros) == {r"\N"}


@pytest.mark.parametrize(
    "page",
    [
        lambda: [nodes.math_block("", r"\newcommand{\E}{e}")],
        lambda: [p(nodes.math("", r"\newcommand{\E}{e}"))],
    ],
)
def test_what_only_defines_is_taken_out(page: Any) -> None:
    assert read(*page()).children == []


def test_words_beside_what_only_defines_stay() -> None:
    assert read(p("a ", nodes.math("", r"\newcommand{\E}{e}"))).astext() == "a "


def test_without_the_library_all_formulas_stay_and_it_is_told_once(
    monkeypatch: pytest.MonkeyPatch, warned: list[Warned]
) -> None:
    monkeypatch.setattr(module, "is_installed", lambda: False)
    page = read(p(nodes.math("", "x")), p(nodes.math("", "y")))
    assert not any("mathml" in formula for formula in page.findall(nodes.math))
    assert all("math-core" in told.words for told in warned)


def test_a_name_that_is_another_at_each_reading_goes() -> None:
    """MyST gives it to an equation without a label; the same source has to make the same bytes."""
    names = ["equation-7d895940-8ee4-4121-92fd-a27d4c38b244", "equation-7d895940", "equation-a"]
    (formula,) = read(nodes.math_block("", "x", ids=names)).findall(nodes.math_block)
    assert formula["ids"] == names[1:]


@pytest.mark.parametrize(
    ("facts", "number"),
    [({}, ""), ({"number": 4}, "(4)"), ({"tag": "(A)"}, "(A)"), ({"number": 4, "tag": "A"}, "(4)")],
)
def test_an_equation_has_its_number_or_its_tag(facts: dict[str, Any], number: str) -> None:
    assert equation_number(nodes.math_block("", "x", **facts), env(), "page") == number


def test_with_numfig_the_number_has_that_of_its_section() -> None:
    book = env(config=config(numfig=True, math_numfig=True, math_numsep="."))
    book.toc_fignumbers = {"page": {"displaymath": {"equation-a": (2, 1)}}}
    node = nodes.math_block("", "x", number=4, label="a", ids=[])
    assert equation_number(node, book, "page") == "(2.1)"
