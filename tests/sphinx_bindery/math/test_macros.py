"""math.macros: those of conf.py, and those that formulas define."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_bindery.math.latex import ready
from sphinx_bindery.math.macros import Macros, macros_of


def conf(**settings: Any) -> Any:
    return SimpleNamespace(**settings)


def expanded(source: str, macros: Macros | None = None) -> str:
    return ready(source, {} if macros is None else macros, is_block=False).latex


GIVEN = {"N": r"\mathbb{N}", "floor": [r"\lfloor#1\rfloor", 1], "p": ["#1+#2", 2, "x"]}


@pytest.mark.parametrize(
    ("option", "tex", "key"),
    [
        ("mathjax3_config", "tex", "macros"),
        ("mathjax4_config", "tex", "macros"),
        ("mathjax2_config", "TeX", "Macros"),
        ("mathjax_config", "TeX", "Macros"),
    ],
)
def test_the_macros_for_mathjax_hold(option: str, tex: str, key: str) -> None:
    macros = macros_of(conf(**{option: {tex: {key: GIVEN}}}))
    assert expanded(r"\N", macros) == r"\mathbb{N}"
    assert expanded(r"\floor{x}", macros) == r"\lfloor x\rfloor"
    assert expanded(r"\p{a} \p[b]{a}", macros) == "x+a b+a"


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"mathjax3_config": None},
        {"mathjax3_config": {"tex": None}},
        {"mathjax3_config": {"loader": {}}},
        {"latex_elements": {"preamble": ""}},
    ],
)
def test_a_project_may_have_none(settings: dict[str, Any]) -> None:
    assert macros_of(conf(**settings)) == {}


def test_a_preamble_for_latex_is_read_for_its_macros_alone() -> None:
    preamble = r"\usepackage{x} \newcommand{\R}{\mathbb{R}} \def\q#1;{#1} \def\half{\tfrac12}"
    for settings in (
        {"latex_elements": {"preamble": preamble}},
        {"imgmath_latex_preamble": preamble},
    ):
        macros = macros_of(conf(**settings))
        assert expanded(r"\R", macros) == r"\mathbb{R}"
        assert expanded(r"\half", macros) == r"\tfrac12"


@pytest.mark.parametrize(
    ("source", "made"),
    [
        (r"\newcommand{\E}{\mathbb{E}}\E[X]", r"\mathbb{E}[X]"),
        (r"\newcommand\E{e}\E", "e"),
        (r"\renewcommand{\vec}[1]{\mathbf{#1}}\vec x", r"\mathbf{x}"),
        (r"\providecommand*{\a}{b}\a", "b"),
        (r"\def\f#1#2{#2#1}\f{a}{b}", "ba"),
        (r"\let\f\alpha\f", r"\alpha"),
        (r"\let\f=\alpha\f", r"\alpha"),
        (r"\DeclareMathOperator{\tr}{tr}\tr A", r"\operatorname{tr}A"),
        (r"\DeclareMathOperator*{\am}{arg\,min}\am_x", r"\operatorname*{arg\,min}_x"),
        (r"\newcommand{\f}[2][x]{#1;#2}\f{a}\f[b]{c}", "x;ab;c"),
        (r"\newcommand{\f}[1]{(#1)}\f{\f{a}}", "((a))"),
    ],
)
def test_a_formula_may_define_its_own(source: str, made: str) -> None:
    assert expanded(source) == made


def test_what_a_formula_defines_holds_for_those_below_it() -> None:
    macros: Macros = {}
    assert expanded(r"\newcommand{\E}{\mathbb{E}}", macros) == ""
    assert expanded(r"\E", macros) == r"\mathbb{E}"


def test_a_macro_that_stands_for_itself_ends() -> None:
    with pytest.raises(ValueError, match="stands for itself"):
        expanded(r"\def\a{\a\a}\a")


@pytest.mark.parametrize("odd", [5, {"tex": 5}, {"tex": {"macros": ["a"]}}])
def test_settings_of_another_kind_are_no_macros(odd: object) -> None:
    assert macros_of(conf(mathjax3_config=odd)) == {}
    assert set(macros_of(conf(mathjax3_config={"tex": {"macros": {"a": {}, "b": []}}}))) == {
        r"\a",
        r"\b",
    }
