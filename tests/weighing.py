"""Adds up weights as `_static/search.js` does."""

from __future__ import annotations


def total(signs: str, numbers: list[int]) -> int:
    """Return the sum of the weights of features, as they are written in the index."""
    steps = [step - 2 for sign in signs for step in divmod(ord(sign) - 40, 5)]
    return sum(steps[number] for number in {each % len(steps) for each in numbers})
