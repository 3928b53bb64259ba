"""math.titles: the words of titles that hold formulas."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_bindery.math.titles import page_title, title_words
from tests.trees import config, env

MACROS = {"tex": {"macros": {"N": r"\mathbb{N}"}}}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\alpha", "α-stable"),
        ("x = 1", "x=1-stable"),
        (r"\N", "ℕ-stable"),
        ("x^2", "x squared-stable"),
        (r"\unheard", r"\unheard-stable"),
    ],
)
def test_a_formula_of_a_title_is_said(source: str, words: str) -> None:
    title = nodes.title("", "", nodes.math("", source), nodes.Text("-stable"))
    settings = config()
    settings.add("mathjax3_config", MACROS, "", ())
    assert title_words(title, settings) == words
    assert title.astext() == f"{source}-stable"


def test_a_title_without_formulas_is_its_words() -> None:
    assert title_words(nodes.title("", "Sums"), config()) == "Sums"


@pytest.mark.parametrize(
    ("title", "words"),
    [("Sums", "Sums"), ("", "sums-1"), ("\u200b \x07", "sums-1"), ("<no title>", "sums-1")],
)
def test_a_page_without_a_title_is_called_as_its_file(title: str, words: str) -> None:
    made = env(titles={"deep/sums-1": title})
    assert page_title(made, "deep/sums-1") == words
