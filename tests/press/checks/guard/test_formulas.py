"""guard.formulas: nothing in a formula hides, covers or moves what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from press.checks.guard import formula_words as words
from press.checks.guard.formulas import fault_of_formula
from sphinx_bindery.math.grammar import fault_of
from sphinx_bindery.math.mathml import read
from sphinx_bindery.math.spoken import spoken
from tests.formulas import warnings_of_typst

if TYPE_CHECKING:
    from pathlib import Path

NOT_ALLOWED = [
    *(r"\phantom{x}", r"\color{white}x", r"\textcolor{white}{x}", r"\rule{1em}{1em}"),
    *(r"\raisebox{1ex}{x}", r"\raise 1em x", r"\vspace{1em}", r"\genfrac{}{}{9em}{}{a}{b}"),
    *(r"\rlap{x}", r"\llap{x}", r"\mathrlap{x}", r"\mathclap{x}", r"\smash{x}", r"\tiny x"),
    *(r"\def\x{y}", r"\newcommand{\x}{y}", r"\let\x=y", r"\href{https://a.example}{x}"),
    *(r"\unicode{x202e}", r"\class{a}{x}", r"\style{a}{x}", r"\enclose{box}{x}", r"\Rule", "\\@"),
    *(r"\hdotsfor{99999999}", r"\hskip\x", "\\\U0001d6fc", r"\alphax", r"\text{\phantom{x}}"),
]
HIDES = [r"\hspace{-1em}", r"\kern-50em", r"\mskip-999mu", r"\kern 1e9em", r"\kern99999em"]
FORMS = {  # how the commands of a kind are written
    **dict.fromkeys(("LETTERS", "SIGNS", "ARROWS", "FUNCTIONS", "FENCES"), "x {} y"),
    **dict.fromkeys(("ACCENTS", "LOOKS"), "{}{{A}}"),
    "PARTS": "x + {}{{y}}",
    "ARROWS_WITH_WORDS": "a {}{{f}} b",
    "TWO": "{}{{a}}{{b}}",
    "BETWEEN": "{{a {} b}}",
}
WRITTEN = [  # what goes by no form
    *(r"\left( x \middle| y \right)", r"\big( x \Big| y \bigg) \Bigg]", r"\bigl( x \bigr)"),
    *(r"\Bigl( x \Bigm| y \Bigr)", r"\biggl( x \biggr)", r"\Biggl( x \bigm| y \Biggr)"),
    *(r"\sum\limits_a^b x \int\nolimits y", r"x \not= y", r"\displaystyle x \textstyle y"),
    *(
        r"\scriptstyle x",
        r"{\bf x} {\it x} {\rm x} {\sf x} {\tt x} {\cal X}",
        r"\prescript{a}{b}{C}",
    ),
    *(r"\sideset{_a^b}{_c^d}\sum x", r"x \notag", r"x \nonumber", r"x \hspace{1em} \hskip 1em y"),
    *(r"x \kern 1em \mkern 2mu \mskip 2mu y", r"x \mspace{2mu} y", r"\mathstrut x \strut"),
    *(r"a \quad b \qquad c \enspace d \thinspace e \medspace f \thickspace g \space h",),
    *(r"a \nobreakspace b \negthinspace c \, d \: e \; f \! g \> h \ i", r"\{ x \} \| y \|"),
    *(r"\% \$ \& \_ \#", r"x \\ y"),
    r"\begin{array}{|c|} \hline a \\ b \end{array}",
]
WITH_COLUMNS = {"array": "{cc}", "subarray": "{c}", **dict.fromkeys(("alignat", "alignat*"), "{1}")}
WITH_COLUMNS["alignedat"] = "{1}"
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


@pytest.mark.parametrize("formula", NOT_ALLOWED)
def test_no_other_command_is_allowed(formula: str) -> None:
    assert "` is no command of a formula here." in fault_of_formula(f"a{formula} b")


def test_a_command_of_the_book_itself_is_allowed() -> None:
    assert fault_of_formula(r"\risk + x", {"risk"}) == ""


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        (r"\begin{CD} a \end{CD}", "`CD` is no environment of a formula here."),
        (r"\begin {x y}", r"`\begin` and `\end` have a name in braces."),
        ("\\ll%\nap{x} y", "`%` begins a remark, which is in no book."),
        ("x \\", "is no command of a formula here."),
    ],
)
def test_nothing_begins_that_is_not_known(formula: str, said: str) -> None:
    assert said in fault_of_formula(formula)


def test_each_command_that_is_allowed_can_be_set_by_all_three_books(tmp_path: Path) -> None:
    by_form = [
        form.format(f"\\{name}")
        for kind, form in FORMS.items()
        for name in vars(words)[kind].split()
    ]
    within = [
        rf"\begin{{{name}}}{WITH_COLUMNS.get(name, '')} a \\ b \end{{{name}}}"
        for name in words.ENVIRONMENTS
    ]
    sources = [*by_form, *within, *WRITTEN]
    written = {name for source in sources for name in re.findall(r"\\([a-zA-Z]+|.)", source)}
    assert written >= words.COMMANDS
    assert [source for source in sources if fault_of_formula(source)] == []
    formulas = {source: read(source, True, {}) for source in sources}
    assert [source for source, made in formulas.items() if fault_of(made.tree)] == []
    silent = [source for source, made in formulas.items() if not spoken(made.tree).strip("\\")]
    assert silent == []
    assert not warnings_of_typst(formulas.values(), tmp_path)


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
