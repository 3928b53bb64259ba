"""turns: two builds in one folder follow each other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from press.cli.turns import alone_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nobody is kept out there")
HOLD = """
import sys
from pathlib import Path
from press.cli.turns import alone_in
with alone_in(Path(sys.argv[1])):
    print("in", flush=True)
    sys.stdin.read()
"""


def holding(folder: Path) -> subprocess.Popen[str]:
    """Return a process that goes into the folder, says so, and stays until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_another_waits_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "build/.work"
    with holding(folder) as first:
        assert first.stdin
        assert first.stdout
        assert first.stdout.readline() == "in\n"
        with holding(folder) as second:
            assert second.stderr
            assert second.stdout
            assert second.stdin
            said = second.stderr.readline()
            assert said == "Another build is at work in build/. This one waits.\n"
            first.stdin.close()
            assert second.stdout.readline() == "in\n"
            second.stdin.close()


def test_who_comes_later_does_not_wait(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        with alone_in(tmp_path):
            pass
    assert capsys.readouterr().err == ""


def test_where_no_file_can_be_written_nobody_is_kept_out(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    with alone_in(tmp_path / "build"):
        pass
