"""No pattern takes the square of a text's length, on any of the texts that it likes least.

`make test` tries some of them, of 8,000 signs. Here it is all, eight times as long, so that one
comes out that is slow on files alone, which are larger than a page.
"""

from __future__ import annotations

import pytest

from tests.patterns import Called, called, slow_in


@pytest.mark.parametrize("found", called(), ids=lambda found: found.name)
def test_a_pattern_is_linear_on_all_texts(found: Called) -> None:
    assert slow_in(found, most=10_000, larger=8) == []
