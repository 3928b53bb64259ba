"""The live preview after many edits of every kind is what `make html` would make."""

from __future__ import annotations

import pytest

from tests.acceptance.test_live import Desk, edit_and_compare
from tests.acceptance.test_live import desk as desk


@pytest.mark.parametrize("seed", range(2, 6))
def test_any_edits_end_as_a_clean_build(desk: Desk, seed: int) -> None:
    edit_and_compare(desk, seed, 20)
