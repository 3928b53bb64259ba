"""cli.processes: Python looks for unused objects seldom. How a command ends is in tests/proof/."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from press.cli.processes import collect_seldom


def test_unused_objects_are_looked_for_seldom() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.get_threshold()[0] == 50_000
    finally:
        gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("OSError(28, 'No space left on device')", "The disk is full (No space left on device)"),
        ("OSError(30, 'Read-only file system', 'build')", "build cannot be written (Read-only"),
        (
            "FileNotFoundError(2, 'No usable temporary directory found in')",
            "There is no folder for",
        ),
    ],
)
def test_a_command_for_which_there_is_no_room_says_so_in_a_line(error: str, told: str) -> None:
    code = f"from press.cli.processes import run\ndef command(): raise {error}\nrun(command)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1
