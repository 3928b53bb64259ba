"""page_names: what a page can be called."""

from __future__ import annotations

import pytest

from press.pieces.page_names import is_name, is_reserved


@pytest.mark.parametrize("name", ["a", "answers/why-i-shut-down", "A_1/b/c-2", "x" * 100])
def test_letters_digits_and_hyphens_make_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", "/a", "a/", "a//b", "../a", "a.html", "a b", "ä", "a\n", "a\\b", "x" * 101, "a?b"]
)
def test_other_signs_do_not(name: str) -> None:
    assert not is_name(name)


@pytest.mark.parametrize(
    ("name", "is_taken"),
    [
        ("404", True),
        ("Search", True),
        ("a/search", False),
        ("a/NUL", True),
        ("aux/page", True),
        ("com1", True),
        ("_static/a", True),
        ("console", False),
    ],
)
def test_some_names_belong_to_a_system_or_to_the_website(name: str, *, is_taken: bool) -> None:
    assert is_reserved(name) is is_taken
