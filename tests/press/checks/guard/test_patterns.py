"""No pattern of the two packages takes the square of a text's length, however it is called."""

from __future__ import annotations

import re

import pytest

from tests.patterns import Called, called, made_later, slow_in


@pytest.fixture(scope="module")
def patterns() -> list[Called]:
    return called()


def test_each_pattern_is_linear(patterns: list[Called]) -> None:
    slow = {found.name: slow_in(found) for found in patterns}
    assert {name: texts for name, texts in slow.items() if texts} == {}


BAD = [
    (r"\(\s*:?\s*javascript", "match"),
    (r"(?:a+)+b", "fullmatch"),
]


@pytest.mark.parametrize(("pattern", "method"), BAD)
def test_one_that_is_not_is_found(pattern: str, method: str) -> None:
    assert slow_in(Called("bad", re.compile(pattern), (method,)))


def test_one_is_measured_as_it_is_called(patterns: list[Called]) -> None:
    methods = {found.name: found.methods for found in patterns}
    assert methods["press.checks.addresses.HOST"] == ("fullmatch",)
    assert methods["press.checks.markdown.mistaken.ROW"] == ("match",)
    assert "the form text" in methods


def test_no_other_is_made_while_a_book_is() -> None:
    assert made_later() == {
        "press.checks.fences",  # of three signs and their number, for a line
        "press.checks.guard.forms",  # each form, which is measured
        "press.checks.guard.given",  # each line of it, which is measured
        "press.web.css_parts",  # of what the book's own sheet says
    }
