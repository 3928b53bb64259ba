"""cli.processes: Python looks for unused objects seldom. How a command ends is in tests/proof/."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys

import pytest

from press.cli.processes import (
    UNHEARD,
    collect_seldom,
    collecting_nothing,
    end_as_by_hand,
    staying,
)


def test_unused_objects_are_looked_for_seldom() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()
        assert gc.get_threshold()[0] == 50_000
    finally:
        gc.set_threshold(*before)


def test_what_is_set_up_is_not_looked_at_and_what_comes_later_is() -> None:
    was_frozen = gc.get_freeze_count()
    with staying():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
    with pytest.raises(ValueError, match="no"), collecting_nothing():
        raise ValueError("no")
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, 0)
    if was_frozen:
        gc.freeze()


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


def test_a_command_whose_words_nobody_reads_ends_without_one() -> None:
    code = "from press.cli.processes import run\ndef command(): raise BrokenPipeError\nrun(command)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (UNHEARD, "")


def test_ctrl_c_while_a_command_is_imported_is_no_list_of_modules() -> None:
    code = "import press.cli.beginning, os; os.kill(os.getpid(), 2)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")


def test_a_request_to_end_and_a_closed_terminal_do_what_ctrl_c_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """… but where somebody asked that it be ignored, as nohup does."""
    heard = dict[int, object]()
    monkeypatch.setattr(signal, "signal", heard.__setitem__)
    monkeypatch.setattr(signal, "getsignal", lambda number: signal.SIG_DFL)
    end_as_by_hand()
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    assert heard == dict.fromkeys(numbers, signal.default_int_handler)
    heard.clear()
    monkeypatch.setattr(signal, "getsignal", lambda number: signal.SIG_IGN)
    end_as_by_hand()
    assert heard == {}
