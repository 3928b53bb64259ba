"""guard.formulas: nothing in a formula hides, covers or moves what it says."""

from __future__ import annotations

import pytest

from press.checks.guard.formulas import fault_of_formula

HIDES = [
    *(r"\phantom{x}", r"\color{white}x", r"\textcolor{white}{x}", r"\rule{1em}{1em}"),
    *(r"\raisebox{1ex}{x}", r"\raise 1em x", r"\vspace{1em}", r"\genfrac{}{}{9em}{}{a}{b}"),
    *(
        r"\hspace{-1em}",
        r"\kern-50em",
        r"\mskip-999mu",
        r"\hskip\x",
        r"\kern 1e9em",
        r"\kern99999em",
    ),
]
WIDE = [
    r"\kern9em" * 60,
    r"\hspace*{9em}" * 3,
    r"\hskip 50cm",
    r"\qquad" * 11,
    r"\;" * 80,
    "~" * 80,
]
TRUE = [
    *(r"a\quad b\qquad c", r"\hspace{1em}x\hspace{0.5cm}", r"\kern 3pt x", r"\mkern2mu", r"\!\!x"),
    *(
        r"x^{2^{n}}_{i_j}",
        r"\text{if } x > 0,\ \text{else}~y",
        r"\,dx\,dy",
        r"\chi",
        r"\left\{x\right\}",
    ),
    r"\frac{1}{1+\frac{1}{1+\frac{1}{1+\frac{1}{2}}}}",
]


@pytest.mark.parametrize("formula", HIDES)
def test_what_hides_or_moves_is_told(formula: str) -> None:
    assert "hides or moves what a formula says" in fault_of_formula(f"a{formula} b")


@pytest.mark.parametrize("formula", WIDE)
def test_nothing_is_moved_out_of_sight_by_many_steps(formula: str) -> None:
    assert "em of room within it" in fault_of_formula(f"a{formula} b")


@pytest.mark.parametrize("formula", ["x" + "^{x" * 6 + "}" * 6, "{" * 20 + "x" + "}" * 20])
def test_nothing_is_made_too_small(formula: str) -> None:
    assert "Too much stands within something else" in fault_of_formula(formula)


@pytest.mark.parametrize("formula", TRUE)
def test_what_mathematics_needs_is_right(formula: str) -> None:
    assert fault_of_formula(formula) == ""
