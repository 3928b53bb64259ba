"""math.spoken: formulas in words."""

from __future__ import annotations

import pytest
from sphinx.locale import translators

from sphinx_bindery.math.mathml import read
from sphinx_bindery.math.spoken import spoken
from sphinx_bindery.words.catalog import DOMAIN, HERE, read_words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a + b = c", "a plus b equals c"),
        ("x^2 + y_1", "x squared plus y sub 1"),
        (r"\frac{a}{b}", "a over b"),
        (r"\frac{a+1}{b}", "the fraction a plus 1 over b end fraction"),
        (r"\sqrt{x+1}", "the square root of x plus 1 end root"),
        (r"\sqrt[3]{x}", "the root of order 3 of x"),
        (r"\sum_{i=1}^n x_i", "the sum from i equals 1 to n of x sub i"),
        (r"\int_0^1 f", "the integral from 0 to 1 of f"),
        (r"\lim_{x \to 0} f", "lim as x to 0 of f"),
        (r"\max_i x", "max over i of x"),
        (r"\operatorname*{arg\,min}_b x", "arg min over b of x"),
        (r"\hat{x} + \overline{z}", "x hat plus z with a line above"),
        (r"\underline{x} + \underbrace{y}", "x underlined plus y with a brace below"),
        (r"\underbrace{y}_{n}", "y with n below a brace"),
        (r"\cancel{x} + \xcancel{y}", "x crossed out plus y crossed out"),
        (r"f'(x)", "f prime open parenthesis x close parenthesis"),
        (r"\alpha \in \mathbb{R}", "alpha in double-struck R"),
        (r"\Gamma + \mathbf{x}", "capital gamma plus bold x"),
        (r"x^{n+1}", "x to the power of n plus 1 end power"),
        (r"x \text{ if } y", "x if y"),
        (
            r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
            "open parenthesis 2 rows: row 1: a, b; row 2: c, d; end of rows close parenthesis",
        ),
        (
            r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
            "2 lines: line 1: a equals b; line 2: c equals d; end of lines",
        ),
    ],
)
def test_a_formula_is_said_in_words(source: str, words: str) -> None:
    assert spoken(read(source, True, {}).tree) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x^2 + y_1 = z", "x Quadrat plus y Index 1 gleich z"),
        (r"\frac{a+1}{\Gamma}", "der Bruch a plus 1 durch großes Gamma Ende Bruch"),
        (r"\sum_{i=1}^n \hat{x}", "die Summe von i gleich 1 bis n von x Dach"),
        (r"x \in \mathbb{R}", "x Element von R mit Doppelstrich"),
        (
            r"\begin{pmatrix} a \\ c \end{pmatrix}",
            "Klammer auf 2 Zeilen: Zeile 1: a; Zeile 2: c; Ende der Zeilen Klammer zu",
        ),
    ],
)
def test_it_is_said_in_the_language_of_the_book(
    source: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = read_words(HERE / f"de/LC_MESSAGES/{DOMAIN}.po")
    monkeypatch.setitem(translators, ("general", DOMAIN), german)
    assert spoken(read(source, True, {}).tree) == words
