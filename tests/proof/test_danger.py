"""The search hears danger in words that it has not learned: most of the lines kept back."""

from __future__ import annotations

from collections import Counter

from press.pieces.danger_words import COUNTS, danger_words
from press.pieces.search_words import search_words
from press.web.danger_weights import SIZE, features, weights
from press.web.search_index import forms_of
from tests.conftest import TOP
from tests.weighing import total

FOLD = 8  # one line in so many is kept back
MISSED, FALSE = 0.12, 0.25  # many of the harmless are there since they are hard to tell


def test_of_what_it_has_not_learned_it_hears_most() -> None:
    danger, forms = danger_words(TOP / "source"), forms_of(search_words(TOP / "source"))

    def numbers(lines: list[str]) -> list[list[int]]:
        return [features(line, forms, danger.alike) for line in lines]

    heard = [line for one in danger.dangers for line in one.examples]
    (yes, kept), (no, harmless) = parted(heard), parted(danger.harmless)
    signs = weights(numbers(yes), numbers(no), SIZE)
    missed = [total(signs, each) <= 0 for each in numbers(kept)]
    false = [total(signs, each) > 0 for each in numbers(harmless)]
    assert min(len(kept), len(harmless)) > 100
    assert sum(missed) / len(missed) < MISSED
    assert sum(false) / len(false) < FALSE


def parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part lines into those to learn and those kept back, which are as people say them."""
    whole = [line for line, count in Counter(lines).items() if count == COUNTS]
    kept = whole[::FOLD]
    back = {*kept}
    return [line for line in lines if line not in back], kept
