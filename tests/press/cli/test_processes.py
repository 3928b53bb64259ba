"""cli.processes: Python looks for unused objects seldom. How a command ends is in tests/proof/."""

from __future__ import annotations

import gc

from press.cli.processes import collect_seldom


def test_unused_objects_are_looked_for_seldom() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.get_threshold()[0] == 50_000
    finally:
        gc.set_threshold(*before)
