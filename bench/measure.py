"""Runs whole processes and says what they cost."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


NOT_KEEPING = ("PYTHONDONTWRITEBYTECODE",)  # the variables by which it would compile each time


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of CPU, seconds by the clock, and megabytes at its largest."""

    cpu: float
    clock: float
    memory: float


def run(command: Sequence[str | Path], cwd: Path) -> Cost:
    """Run a command to its end. Raises RuntimeError, with what it said, if it fails.

    Python keeps the code that it compiles, as on any writer's machine.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name not in NOT_KEEPING},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr
        said = process.stderr.read().decode(errors="replace")
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command}: {said[-2000:]}")
    clock = time.perf_counter() - start
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024)


def together(*costs: Cost) -> Cost:
    """Return what several commands cost, one after the other."""
    cpu, clock = sum(cost.cpu for cost in costs), sum(cost.clock for cost in costs)
    return Cost(cpu, clock, max(cost.memory for cost in costs))


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the cost whose CPU stands in the middle."""
    return sorted(costs, key=lambda cost: cost.cpu)[len(costs) // 2]
