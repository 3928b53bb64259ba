"""The corpus: each formula is read, fits both grammars, is said in words, and set by Typst."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_bindery.math.grammar import fault_of
from sphinx_bindery.math.mathml import Formula, read
from sphinx_bindery.math.spoken import spoken
from tests.formulas import corpus, warnings_of_typst

FORMULAS = corpus()
MOST_KEPT = 0.02  # of the formulas may stay as their source


@pytest.fixture(scope="module")
def formulas() -> dict[str, Formula]:
    """The formulas that are read, by their source."""
    made = {}
    for source in FORMULAS:
        try:
            made[source] = read(source, True, {})
        except ValueError:
            continue
    return made


def test_there_are_four_hundred_and_each_is_there_once() -> None:
    assert len(FORMULAS) >= 400
    assert len(set(FORMULAS)) == len(FORMULAS)


def test_nearly_all_are_read(formulas: dict[str, Formula]) -> None:
    kept = [source for source in FORMULAS if source not in formulas]
    assert len(kept) <= MOST_KEPT * len(FORMULAS), kept


def test_each_fits_the_grammar_and_says_no_style(formulas: dict[str, Formula]) -> None:
    for source, formula in formulas.items():
        assert not fault_of(formula.tree), source
        assert not formula.tree.xpath("//@style"), source


def test_each_is_said_without_a_sign_of_latex(formulas: dict[str, Formula]) -> None:
    for source, formula in formulas.items():
        words = spoken(formula.tree)
        assert words or not "".join(formula.tree.itertext()).strip(), source
        assert not re.search(r"[\\{}^]", words.replace("_", "")), (source, words)


def test_typst_sets_each_under_both_standards(formulas: dict[str, Formula], tmp_path: Path) -> None:
    assert not warnings_of_typst(formulas.values(), tmp_path)
