"""A command that is stopped says so in one line, and leaves no process and no file behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import ROOTS, TOP

PATIENCE = 60


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start a command in a group of its own, as a terminal does."""
    started: list[subprocess.Popen[str]] = []
    temporary = tmp_path / "temporary"
    temporary.mkdir()

    def begin(module: str, *arguments: str) -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                env={**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": str(TOP)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                start_new_session=True,
            )
        )
        return started[-1]

    yield begin
    for process in started:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stderr
        process.stderr.close()


def children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def alive(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:4]
    except FileNotFoundError:
        return False


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


def checking(start: Callable[..., subprocess.Popen[str]], book: str) -> subprocess.Popen[str]:
    """Start `make check WHOLE=yes`; return it when its processes work."""
    process = start("press", "--check", "--whole", "--root", str(ROOTS / book))
    until(lambda: len(children(process.pid)) >= 2 or process.poll() is not None)
    time.sleep(0.2)  # they have begun: one that is just forked is still Python's
    assert process.poll() is None
    return process


def test_no_process_outlives_a_check_that_is_killed(
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    process = checking(start, "test-book")
    workers = children(process.pid)
    process.kill()
    killed = time.monotonic()
    until(lambda: not any(map(alive, workers)))
    assert time.monotonic() - killed < 10


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("to", [os.kill, os.killpg], ids=["itself", "its group"])
def test_a_check_that_is_stopped(
    start: Callable[..., subprocess.Popen[str]],
    tmp_path: Path,
    name: str,
    to: Callable[[int, int], None],
) -> None:
    process = checking(start, "test-book")
    workers = children(process.pid)
    to(process.pid, getattr(signal, name))
    _, said = process.communicate(timeout=PATIENCE)
    *found, last = said.splitlines()  # what was found by then is told
    assert last == "Stopped."
    assert all(line.startswith("source/") for line in found)
    assert process.returncode == 130
    until(lambda: not any(map(alive, workers)))
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_check_that_is_stopped_while_the_pdf_is_set(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    process = checking(start, "test-book")
    until(lambda: any("typ" in names for _, names, _ in os.walk(temporary)))  # for Typst to read
    process.terminate()
    process.communicate(timeout=PATIENCE)
    assert list(temporary.iterdir()) == []


def test_ctrl_c_in_a_build_is_one_line(
    start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    build = tmp_path / "build"
    process = start("press", "--root", str(ROOTS / "test-book"), "--build", str(build))
    until(build.exists)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)
    assert said == "Stopped.\n"
    assert process.returncode == 130


def test_a_process_of_a_check_that_dies_is_told(
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    process = checking(start, "test-book")
    os.kill(children(process.pid)[0], signal.SIGKILL)
    _, said = process.communicate(timeout=PATIENCE)
    assert said.splitlines()[-1].startswith("A process of the check was ended from outside")
    assert "Traceback" not in said
    assert process.returncode == 1
