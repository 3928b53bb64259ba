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
        (
            r"\begin{eqnarray}a &=& \frac{1}{2} \\*[2pt] & < & {c & d}\end{eqnarray}",
            r"\begin{array}{rcl}\displaystyle a &\displaystyle=& \displaystyle\frac{1}{2} \\"
            r" & \displaystyle< & \displaystyle{c & d}\end{array}",
        ),
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
        (r"\unicode{0x41}", "A"),
        (r"\text{\bf a}", r"\text{a}"),
        (r"\text{\{a}", r"{\{}\text{a}"),
        (r"a \intertext{and} b", r"\begin{aligned}a \\&\text{and}\\ b\end{aligned}"),
        (r"\textcolor{red}{x} + \textcolor{#00f}{y}", r"\textcolor{red}{x} + {y}"),
        (r"\color[rgb]{1,0,0} x", "x"),
        (r"\eqalign{a &= b}", r"\begin{aligned}a &= b\end{aligned}"),
        (r"√x", r"\text{√}x"),
        (r"a ⊥ b", r"a \bot b"),
    ],
)
def test_commands_have_forms_that_the_library_knows(source: str, latex: str) -> None:
    assert made(source) == latex


@pytest.mark.parametrize(
    ("source", "latex"),
    [
        (r"\raise.2ex\hbox{a}", r"\text{a}"),
        (r"\lower 2pt{a}", "{a}"),
        (r"\raisebox{1em}{a}", "{a}"),
        (r"\rule{0pt}{3ex} + \rule[1pt]{1ex}{1ex}", r"{} + \blacksquare"),
        (r"\rule{2em}{1pt}", r"\underline{\hspace{2em}}"),
        (r"\Rule{1em}{1em}{0em}", r"\blacksquare"),
        (r"\Space{1em}{1em}{0em}", r"\hspace{1em}"),
        (r"a \above1pt b", r"a \over b"),
        (r"\kern3mu a + \kern-1em b", r"\mkern3mu a + \hspace{-1em}b"),
        (r"\buildrel a \over =", r"\overset{ a }{=}"),
        (r"\verb|x_{1}|", r"\texttt{x\_}{\{}\texttt{1}{\}}"),
        (r"\bbox[red]{a} + \bbox[border:1px]{b}", r"{a} + \boxed{b}"),
        (r"\enclose{circle,updiagonalstrike}[x=y]{a}", r"{\cancel{\boxed{a}}}"),
        (r"\skew3\hat{A}", r"\hat{A}"),
        (r"\sqrt[\leftroot{2}\uproot{3}n]{x}", r"\sqrt[n]{x}"),
        (r"\mathbfsf{Az1} + \symsfit{b}", "{𝗔𝘇𝟭} + {𝘣}"),
        (r"\cancelto{0}{x}", r"{\cancel{x}}{}^{\nearrow{0}}"),
    ],
)
def test_commands_with_arguments_of_their_own_are_read(source: str, latex: str) -> None:
    assert made(source) == latex


def test_a_diagram_becomes_an_array() -> None:
    source = r"\begin{CD} A @>f>> B @= C \\ @VgVV @. @AAhA \\ D @<<{k>}< E @. F \end{CD}"
    assert made(source) == (
        r"\begin{array}{ccccc}A&\xrightarrow{f}&B&=&C\\"
        r"{\scriptstyle g}\Big\downarrow&&&&\Big\uparrow{\scriptstyle h}\\"
        r"D&\xleftarrow[{{k>}}]{}&E&&F\end{array}"
    )


@pytest.mark.parametrize("diagram", [r"A @?a?? B", r"A @>a> B"])
def test_a_diagram_with_another_arrow_is_refused(diagram: str) -> None:
    with pytest.raises(ValueError, match=r"arrow|ends too early"):
        made(rf"\begin{{CD}} {diagram} \end{{CD}}")


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


@pytest.mark.parametrize(
    "latex", [r"\begin{array}{*{99999999}{c}} a \end{array}", r"\hdotsfor{999}"]
)
def test_no_number_makes_endless_columns(latex: str) -> None:
    with pytest.raises(ValueError, match="more than 100 columns"):
        ready(latex, {}, is_block=True)
