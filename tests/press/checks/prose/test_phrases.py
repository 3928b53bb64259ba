"""prose.phrases: words that the book does not use, each with why."""

from __future__ import annotations

import pytest

from press.checks.prose.passages import Passage
from press.checks.prose.phrases import BLAME, DIAGNOSIS, GENDER, MACHINE, PROMISE, check
from press.checks.prose.readability import Finding


def passage(text: str, *allowed: str, line: int = 7) -> Passage:
    return Passage("page", line, text, False, True, frozenset(allowed))


@pytest.mark.parametrize(
    ("text", "phrase", "why"),
    [
        ("You are needy.", "needy", BLAME),
        ("She kept nagging.", "nagging", BLAME),
        ("He whines.", "whines", BLAME),
        ("That is overreacting.", "overreacting", BLAME),
        ("A narcissist, perhaps.", "narcissist", DIAGNOSIS),
        ("That is gaslighting.", "gaslighting", DIAGNOSIS),
        ("Is he an avoidant?", "an avoidant", DIAGNOSIS),
        ("Your husband goes.", "Your husband", GENDER),
        ("men always go", "men always", GENDER),
        ("women are so", "women are", GENDER),
        ("A journey begins.", "journey", MACHINE),
        ("Here’s the thing: no.", "Here’s the thing", MACHINE),
        ("Remember: you can.", "Remember", MACHINE),
        ("it’s not about the dishes, it’s more", "it’s not about the dishes, it’s", MACHINE),
        ("less about the dishes more about love", "less about the dishes more about", MACHINE),
        ("Try self-care.", "self-care", MACHINE),
        ("It is guaranteed.", "guaranteed", PROMISE),
        ("You can’t go wrong.", "can’t go wrong", PROMISE),
    ],
)
def test_a_phrase_is_told_with_why(text: str, phrase: str, why: str) -> None:
    assert list(check([passage(text)])) == [Finding("page", 7, f"“{phrase}”: {why}.")]


@pytest.mark.parametrize(
    "text",
    [
        "It is needless.",
        "The dragnet.",
        "The wine is here.",
        "Your mother goes.",
        "Men go.",
        "I remember you.",
        "An avoided talk.",
        "A borderland.",
    ],
)
def test_words_that_only_look_like_one(text: str) -> None:
    assert list(check([passage(text)])) == []


def test_a_phrase_is_excused_by_its_own_name() -> None:
    assert list(check([passage("Needy, they say.", "needy")])) == []
    assert len(list(check([passage("Needy and clingy.", "needy")]))) == 1


def test_each_time_is_told() -> None:
    found = list(check([passage("needy, needy"), passage("clingy", line=9)]))
    assert [finding.line for finding in found] == [7, 7, 9]


@pytest.mark.parametrize(("words", "is_told"), [(399, True), (400, False), (9, False)])
def test_one_dash_in_two_hundred_words(words: int, is_told: bool) -> None:
    dashes = 1 if words < 200 else 2
    text = "word— " * dashes + "word " * (words - dashes)
    found = list(check([passage(text)]))
    assert [finding.line for finding in found] == ([7] if is_told else []), found
    if is_told:
        assert found[0].message.startswith("2 em dashes in 399 words. One in two hundred")


def test_a_page_without_words_has_nothing_to_say() -> None:
    assert list(check([])) == []
