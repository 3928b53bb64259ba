"""What `make check` finds in a book that it did not find before, as Markdown."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import press
from press.cli.build import FOR_ONE
from press.cli.summary.words import safe

CODE = Path(press.__file__).parent.parent
# What `make check` says beside its findings: how many there are, and what is meant so.
NO_FINDING = re.compile(rf"Nothing (?:found|wrong)\b|\d+ findings?[.,]|{FOR_ONE}")
PLACE = re.compile(r"^(?P<path>[^\s:]+):(?P<line>\d+): (?P<words>.*)$")


def check(root: Path) -> str:
    """Return what `make check WHOLE=yes` says of the book in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "press", "--check", "--whole"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(CODE)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr + done.stdout


def found(now: str, address: str, before: str = "") -> list[str]:
    """Return what `make check` printed as Markdown, without what it printed before.

    A finding is the same when its file and its words are, on whatever line it stands. `address` is
    where files are seen, or ''.
    """
    known = {_finding(line) for line in before.splitlines()}
    lines = [line for line in now.splitlines() if line.strip() and not NO_FINDING.match(line)]
    new = [line for line in lines if _finding(line) not in known]
    told = ["", "## What make check finds", ""]
    told += [_told(line, address) for line in new] or ["Nothing new."]
    old = len(lines) - len(new)
    return told + (["", f"It also says {old} things that it said before."] if old else [])


def _finding(line: str) -> tuple[str, str]:
    match = PLACE.match(line)
    return (match["path"], match["words"]) if match else ("", line.strip())


def _told(line: str, address: str) -> str:
    match = PLACE.match(line)
    if not (match and address):
        return f"- {safe(line)}"
    seen = f"{address}/{quote(match['path'])}#L{match['line']}"
    return f"- [{match['path']}:{match['line']}]({seen}): {safe(match['words'])}"
