"""A list of sources after many slips of every kind keeps its other entries."""

from __future__ import annotations

import pytest

from tests.acceptance.test_references import assert_any_slip_leaves_the_others


@pytest.mark.parametrize("seed", range(3))
def test_any_slip_leaves_the_other_sources(seed: int) -> None:
    assert_any_slip_leaves_the_others(seed, 300)
