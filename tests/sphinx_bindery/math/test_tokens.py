"""math.tokens: LaTeX as tokens, and what is read from them."""

from __future__ import annotations

import pytest

from sphinx_bindery.math.tokens import Reader, text_of, tokens_of


@pytest.mark.parametrize(
    ("source", "tokens"),
    [
        (r"\alpha x", [r"\alpha", " ", "x"]),
        (r"\alpha*", [r"\alpha", "*"]),
        (r"\operatorname*{a}", [r"\operatorname*", "{", "a", "}"]),
        (r"\\[1]", [r"\\", "[", "1", "]"]),
        ("a % said\nb", ["a", " ", "b"]),
        (r"5\% b", ["5", r"\%", " ", "b"]),
        (r"a \\% b", ["a", " ", r"\\"]),
        ("#1", ["#1"]),
    ],
)
def test_latex_falls_into_tokens(source: str, tokens: list[str]) -> None:
    assert tokens_of(source) == tokens


@pytest.mark.parametrize(
    ("tokens", "source"), [([r"\alpha", "x"], r"\alpha x"), ([r"\alpha", "1"], r"\alpha1")]
)
def test_a_command_stays_apart_from_the_letter_behind_it(tokens: list[str], source: str) -> None:
    assert text_of(tokens) == source


@pytest.mark.parametrize(
    ("source", "argument"), [(" {a{b}c} d", "a{b}c"), ("ab", "a"), (r"\alpha b", r"\alpha")]
)
def test_an_argument_is_a_group_or_one_token(source: str, argument: str) -> None:
    assert "".join(Reader(tokens_of(source)).argument()) == argument


@pytest.mark.parametrize(("source", "option"), [("[a{]}b]", "a{]}b"), ("{a}", None)])
def test_an_option_stands_in_brackets(source: str, option: str | None) -> None:
    read = Reader(tokens_of(source)).option()
    assert (None if read is None else "".join(read)) == option


def test_an_environment_holds_others_of_its_name() -> None:
    reader = Reader(tokens_of(r"a\begin{x}b\end{x}c\end{x}d"))
    assert "".join(reader.environment("x")) == r"a\begin{x}b\end{x}c"
    assert reader.rest() == ["d"]


@pytest.mark.parametrize("source", ["", "{a", "{{a}"])
def test_a_formula_that_ends_too_early_is_told(source: str) -> None:
    with pytest.raises(ValueError, match="too early"):
        Reader(tokens_of(source)).argument()
