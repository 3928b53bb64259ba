"""The live preview after many edits of every kind is what `make html` would make."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.test_live import edit_and_compare, open_desk


@pytest.mark.parametrize("seed", range(1, 6))
def test_any_edits_end_as_a_clean_build(tmp_path: Path, seed: int) -> None:
    with open_desk(tmp_path) as desk:
        edit_and_compare(desk, seed, 20)
