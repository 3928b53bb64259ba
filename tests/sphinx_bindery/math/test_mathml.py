"""math.mathml: LaTeX becomes MathML that both grammars allow, or is given up with a reason."""

from __future__ import annotations

import pytest
from lxml import etree

from sphinx_bindery.math.grammar import fault_of
from sphinx_bindery.math.mathml import markup, parts_of, read
from sphinx_bindery.math.mend import MATHML


def shape(source: str, *, is_block: bool = True) -> str:
    """Return the MathML of a formula, without what is around it and without its namespace."""
    whole = etree.tostring(read(source, is_block, {}).tree, encoding="unicode")
    inside = whole.partition(">")[2].removesuffix("</math>")
    return inside.replace("\xa0", " ").replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "")


@pytest.mark.parametrize(
    ("source", "made"),
    [
        (r"\frac{1}{2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
        ("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        (r"\mathrm{d}", '<mi mathvariant="normal">d</mi>'),
        (r"\text{Tom \& <b>}", "<mtext>Tom &amp; &lt;b&gt;</mtext>"),
        (r"\textbf{a}", '<mtext class="math-bold">a</mtext>'),
        (r"\boxed{x}", '<mrow class="math-box"><mi>x</mi></mrow>'),
        (r"\cancel{x}", '<mrow class="math-cancel"><mi>x</mi></mrow>'),
        (r"\textcolor{red}{x}", '<mstyle mathcolor="#ff0000"><mi>x</mi></mstyle>'),
        (
            r"\dfrac12",
            '<mstyle displaystyle="true"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>',
        ),
        (r"\left. x \right|", "<mrow><mi>x</mi><mo>|</mo></mrow>"),
        (r"a \! b", '<mi>a</mi><mspace class="math-back"/><mi>b</mi>'),
        (r"\ldots", '<mo lspace="0" rspace="0">…</mo>'),
    ],
)
def test_a_formula_becomes_mathml(source: str, made: str) -> None:
    assert shape(source) == made


@pytest.mark.parametrize(
    "source",
    [
        r"\begin{bmatrix} a & b \\ c & d \end{bmatrix}^{-1}",
        r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}_{2 \times 1}",
        r"\begin{vmatrix} 1 \end{vmatrix}_a^b",
        r"\left( x \right)^T",
        r"\begin{cases} a \\ b \end{cases}^2",
        r"\overline{\begin{matrix} a \\ b \end{matrix}}",
        r"\binom{n}{k}^2",
        r"\sqrt[\frac12]{\begin{pmatrix} a \end{pmatrix}}",
    ],
)
def test_what_has_an_exponent_or_an_index_is_one_part(source: str) -> None:
    tree = read(source, True, {}).tree
    for element in tree.iter(*(f"{MATHML}{n}" for n in ("msup", "msub", "mover", "mroot"))):
        assert len(element) == 2
    assert not fault_of(tree)


@pytest.mark.parametrize(
    ("command", "sign"),
    [(r"\shortmid", "∣"), (r"\thicksim", "∼"), (r"\varpropto", "∝"), (r"\mathbfit{x}", "𝒙")],
)
def test_a_sign_that_has_two_sizes_is_one(command: str, sign: str) -> None:
    assert "".join(read(command, True, {}).tree.itertext()) == sign


@pytest.mark.parametrize("name", ["align", "align*", "gather", "split", "aligned", "multline"])
def test_an_environment_needs_no_ampersand(name: str) -> None:
    tree = read(rf"\begin{{{name}}} x = 1 \end{{{name}}}", True, {}).tree
    assert "".join(tree.itertext()) == "x=1"
    assert not tree.xpath("//@columnspacing | //@columnalign | //@style")


def test_a_line_is_drawn_below_the_last_row() -> None:
    tree = read(r"\begin{array}{c} a \\ b \\ \hline \end{array}", True, {}).tree
    cells = list(tree.iter(f"{MATHML}mtd"))
    assert [cell.get("class", "") for cell in cells] == ["", "math-line-bottom"]


def test_a_row_has_its_tag_in_a_cell_of_its_own() -> None:
    tree = read(r"\begin{align} x &= 1 \tag{†} \\ y &= 2 \end{align}", True, {}).tree
    assert "".join(tree.itertext()) == "x=1(†)y=2"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (r"\unheard{x}", r'Unknown command "\unheard"'),
        (r"\frac{1", "end of input"),
        (r"\left( x", ""),
        (r"\begin{nowhere} x \end{nowhere}", "nowhere"),
        ("\x00", ""),
    ],
)
def test_what_cannot_be_read_is_given_up_in_words(source: str, reason: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011
        read(source, True, {})
    assert reason in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("source", "is_whole", "parts"),
    [("a\n\nb\n \n", False, ["a", "b\n \n"]), ("a\n\nb", True, ["a\n\nb"]), ("a", False, ["a"])],
)
def test_a_line_without_a_word_parts_formulas(
    source: str, is_whole: bool, parts: list[str]
) -> None:
    assert [part.strip() for part in parts_of(source, is_whole=is_whole)] == [
        part.strip() for part in parts
    ]


def test_the_markup_has_the_words_and_the_tag() -> None:
    made, tag = markup([r"x^2 \tag{A}"], {}, is_block=True)
    assert 'alttext="x squared"' in made
    assert tag == "(A)"


def test_what_is_only_space_has_words_nevertheless() -> None:
    made, _ = markup([r"\quad"], {}, is_block=False)
    assert 'alttext="space"' in made


def test_a_formula_that_only_defines_has_no_markup() -> None:
    assert markup([r"\newcommand{\a}{b}"], {}, is_block=True) == ("", "")


@pytest.mark.parametrize(
    "inside",
    [
        "<msup><mi>a</mi></msup>",
        "<mi><mo>a</mo></mi>",
        "<mrow>a</mrow>",
        "<menclose/>",
        '<mi style="x"/>',
        "<mtr/>",
        "<mtable><mi>a</mi></mtable>",
        '<p xmlns="http://www.w3.org/1999/xhtml"/>',
    ],
)
def test_the_grammar_refuses_what_it_does_not_know(inside: str) -> None:
    tree = etree.fromstring(f'<math xmlns="{MATHML[1:-1]}">{inside}</math>')
    assert fault_of(tree)
