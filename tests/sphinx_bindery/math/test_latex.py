"""math.latex: what writers write, as math-core knows it."""

from __future__ import annotations

import pytest

from sphinx_bindery.math.latex import ready


def made(source: str, *, is_block: bool = True) -> str:
    return " ".join(ready(source, {}, is_block).latex.split())


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        (r"\begin{split} a \end{split}", r"\begin{aligned}a \end{aligned}"),
        (r"\begin{alignat}{2} a \end{alignat}", r"\begin{aligned} a \end{aligned}"),
        (r"\begin{aligned}[t] a \end{aligned}", r"\begin{aligned} a \end{aligned}"),
        (r"\begin{equation} a \end{equation}", "a"),
        (r"\begin{array}[t]{@{}l|*{2}{c}@{}} a \end{array}", r"\begin{array}{l|cc} a \end{array}"),
        (r"\begin{array}{p{3cm}} a \end{array}", r"\begin{array}{l} a \end{array}"),
        (
            r"\begin{pmatrix*}[r] 1 & 2 \end{pmatrix*}",
            r"\left(\begin{array}{rr} 1 & 2 \end{array}\right)",
        ),
        (r"\pmatrix{a \cr b}", r"\begin{pmatrix}a \\ b\end{pmatrix}"),
    ],
)
def test_environments_have_the_names_that_the_library_knows(source: str, latex: str) -> None:
    assert made(source) == latex


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        (r"\\[3pt] a", r"\\ a"),
        (r"\\*[-1.5ex] a", r"\\ a"),
        (r"\\[x] a", r"\\[x] a"),
    ],
)
def test_the_space_below_a_row_is_not_printed(source: str, latex: str) -> None:
    assert made(rf"\begin{{gathered}}{source}\end{{gathered}}") == (
        rf"\begin{{gathered}}{latex}\end{{gathered}}"
    )


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        (r"\text{if $x$ then}", r"\text{if }{x}\text{ then}"),
        (r"\text{a\$b}", r"\text{a\$b}"),
        (r"\mbox{a}", r"\text{a}"),
        (r"\left< x \right>", r"\left\langle x \right\rangle"),
        (r"\root 3 \of x", r"\sqrt[{ 3 }]{x}"),
        (r"\substack{a\\b}", r"\begin{subarray}{c}a\\b\end{subarray}"),
        (r"\underbrace{x}\limits_n", r"\underbrace{x}_n"),
        (r"\sum\limits_n", r"\sum\limits_n"),
        (r"\mathop{ab}\limits_c", r"\mathop{\underset{c}{ab}}"),
        (r"\mathop{ab}\nolimits_c", r"\mathop{ab}_c"),
        (r"\operatorname{tr}\limits_n", r"\operatorname*{tr}_n"),
        (r"\operatorname*{tr}\nolimits_n", r"\operatorname{tr}_n"),
        (r"\operatorname{\frac{a}{b}}_n", r"\mathop{\frac{a}{b}}_n"),
        (
            r"\operatorname*{\frac{a}{b}}_n^m",
            r"\mathop{\overset{m}{\underset{n}{\frac{a}{b}}}}",
        ),
        (r"\hdotsfor[2]{2}", r"\begin{aligned}\cdots&\cdots\end{aligned}"),
        (r"\smash[b]{x}", "{x}"),
        (r"\operatorname{\text{tr}}", r"\operatorname{tr}"),
        (r"\unicode{x41}", "A"),
    ],
)
def test_commands_have_forms_that_the_library_knows(source: str, latex: str) -> None:
    assert made(source) == latex


@pytest.mark.parametrize("source", [r"a \\ b", "a &= b", r"a &= b \\ c &= d"])
def test_lines_without_an_environment_get_one(source: str) -> None:
    assert made(source) == rf"\begin{{aligned}}{source}\end{{aligned}}"
    assert made(source, is_block=False) == source


@pytest.mark.parametrize(
    ("source", "tag"),
    [
        (r"x \tag{A}", "(A)"),
        (r"x \tag*{A}", "A"),
        (r"x \tag{$\star$}", "(⋆)"),
        (r"\begin{equation} x \tag{2} \end{equation}", "(2)"),
        (r"x \label{a} \nonumber", ""),
    ],
)
def test_a_tag_stands_beside_the_formula(source: str, tag: str) -> None:
    formula = ready(source, {}, is_block=True)
    assert (formula.latex, formula.tag) == ("x", tag)


@pytest.mark.parametrize(("star", "tag"), [("", "(†)"), ("*", "†")])
def test_the_tag_of_the_one_row_of_an_environment_stands_beside_it(star: str, tag: str) -> None:
    formula = ready(rf"\begin{{align}} x &= 1 \tag{star}{{$\dagger$}} \end{{align}}", {}, True)
    assert formula.tag == tag
    assert r"\tag" not in formula.latex


def test_each_row_may_have_a_tag() -> None:
    formula = ready(r"\begin{align} x &= 1 \tag{A} \\ y &= 2 \tag{†} \end{align}", {}, True)
    assert formula.latex.startswith(r"\begin{align*}")
    assert formula.tags == {"tag0": "A", "tag1": "†"}
