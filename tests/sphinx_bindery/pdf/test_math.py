"""pdf.math: MathML becomes calls of Typst, spaced by the classes of the signs."""

from __future__ import annotations

import pytest

from sphinx_bindery.math.mathml import markup, read
from sphinx_bindery.pdf.math import block_formulas, inline_formula, typst


@pytest.mark.parametrize(
    ("source", "call"),
    [
        ("x", 'm.sign("x")'),
        ("12", 'm.letters("12")'),
        (r"\mathrm{d}", 'math.upright(m.sign("d"))'),
        (r"\varGamma", 'math.italic(m.sign("Γ"))'),
        (r"\text{if }", 'm.words("if ")'),
        (r"\textbf{if}", 'm.words("if", look: "bold")'),
        (r"\frac12", 'math.frac(m.letters("1"), m.letters("2"))'),
        (r"\sqrt[3]{x}", 'math.root(m.letters("3"), m.sign("x"))'),
        ("x_1", 'math.attach(math.scripts(m.sign("x")), b: m.letters("1"))'),
        (r"\hat x", 'math.accent(m.sign("x"), "\u0302")'),
        (r"\overline{x}", 'math.overline(m.sign("x"))'),
        (r"\underbrace{x}_y", 'math.underbrace(m.sign("x"), m.sign("y"))'),
        (r"\left( x \right)", 'math.lr(m.row(m.sign("("), m.sign("x"), m.sign(")")))'),
        (r"\boxed{x}", 'm.boxed(m.sign("x"))'),
        (r"\bcancel{x}", 'm.cancel-down(m.sign("x"))'),
        (r"\phantom{x}", 'hide(m.sign("x"))'),
        (r"\textcolor{red}{x}", 'text(fill: rgb("#ff0000"), m.sign("x"))'),
        (r"\displaystyle x", 'math.display(m.sign("x"))'),
        (r"\hspace{2ex}", "h(0.9em)"),
        (r"\operatorname{}", "m.row()"),
    ],
)
def test_an_element_is_a_call(source: str, call: str) -> None:
    assert typst(read(source, True, {}).tree) == call


@pytest.mark.parametrize(
    ("source", "call"),
    [
        (r"\sum_i", 'math.attach(m.sign("∑"), b: m.sign("i"))'),
        (r"\sum\nolimits_i", 'math.attach(math.scripts(m.sign("∑")), b: m.sign("i"))'),
        (r"\int_0", 'math.attach(math.scripts(m.sign("∫")), b: m.letters("0"))'),
        (r"\overset{a}{=}", 'math.attach(math.limits(m.sign("=")), t: m.sign("a"))'),
    ],
)
def test_limits_stand_where_latex_has_them(source: str, call: str) -> None:
    assert typst(read(source, True, {}).tree) == call


def test_a_function_stands_apart_from_what_it_is_of() -> None:
    made = typst(read(r"\sin x", True, {}).tree)
    assert made == 'm.row(math.class("large", m.letters("sin")), m.sign("x"))'


def test_lines_of_a_table_are_told_by_their_place() -> None:
    source = r"\begin{array}{|c|c|} \hline a & b \\ \hline c & d \\ \hline \end{array}"
    made = typst(read(source, True, {}).tree)
    assert 'across: (1,), down: (0, 1, 2,), edges: ("top", "bottom",)' in made


def test_two_lines_between_columns_are_drawn_behind_the_first() -> None:
    made = typst(read(r"\begin{array}{c||c} a & b \end{array}", True, {}).tree)
    assert "down: (1,)" in made


def test_a_table_in_another_has_letters_as_large() -> None:
    inner = r"\begin{array}{c} b \end{array}"
    assert "math.display(m.matrix(" in typst(
        read(rf"\begin{{array}}{{c}} {inner} \end{{array}}", True, {}).tree
    )
    made = typst(read(rf"\begin{{array}}{{c}} x_{{{inner}}} \end{{array}}", True, {}).tree)
    assert "math.display" not in made


def test_an_arrow_grows_with_what_it_is_around() -> None:
    made = typst(read(r"\left\uparrow x \right.", True, {}).tree)
    assert made == 'math.lr(m.row(math.class("fence", m.sign("↑")), m.sign("x")))'


def test_equations_are_aligned_at_their_signs_and_spaced_around_them() -> None:
    made = typst(read(r"a &= b \\ c &= d", True, {}).tree)
    assert made.count("m.point") == 2
    row = 'm.row(m.row(math.display(m.sign("a")), m.point), math.display(m.row(m.sign("=")'
    assert row in made


def test_words_of_a_formula_stay_strings() -> None:
    markup_of, _ = markup([r"\text{\#emph[a] \$ ``b''}"], {}, is_block=False)
    assert 'm.words("#emph[a] $ ‘‘b’’")' in inline_formula(markup_of)


def test_the_last_of_several_has_the_number() -> None:
    made, _ = markup(["a", "b"], {}, is_block=True)
    first, last = block_formulas(made, "(1)").strip().splitlines()[::2]
    assert "number" not in first
    assert 'number: "(1)"' in last
