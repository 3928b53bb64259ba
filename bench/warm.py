"""What a build costs after one more sentence, or after nothing, and whether it makes the same."""

from __future__ import annotations

import shutil
import statistics
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

from bench.measure import run

if TYPE_CHECKING:
    from pathlib import Path

WORKSHOP = ".work"  # what nobody is given
NAMES = {"website, EPUB and PDF": ["html", "epub", "pdf"], "website": ["html"]}


def seconds(root: Path, top: Path, page: str, rounds: int) -> dict[str, float]:
    """Return the middle seconds by the clock: after one more sentence on `page`, after nothing."""
    found: dict[str, list[float]] = {}
    path = root / page
    for kind, names in NAMES.items():
        run(_command(root, "out-warm", names), top)
        for number in range(rounds):
            path.write_text(f"{path.read_text('utf-8')}\nOne more sentence, {number}.\n", "utf-8")
            for change in ("one sentence", "nothing"):
                cost = run(_command(root, "out-warm", names), top)
                found.setdefault(f"{change}: {kind}", []).append(cost.clock)
    return {name: statistics.median(each) for name, each in found.items()}


def differing(root: Path, top: Path) -> list[str]:
    """Return the files that a clean build makes otherwise than the warm one that is there."""
    run(_command(root, "out-warm", NAMES["website, EPUB and PDF"]), top)
    run(_command(root, "out-clean", NAMES["website, EPUB and PDF"]), top)
    warm, clean = _sums(root / "out-warm"), _sums(root / "out-clean")
    shutil.rmtree(root / "out-clean")
    return sorted(name for name in warm.keys() | clean.keys() if warm.get(name) != clean.get(name))


def _command(root: Path, build: str, names: list[str]) -> list[str | Path]:
    return [sys.executable, "-m", "press", "--root", root, "--build", root / build, *names]


def _sums(folder: Path) -> dict[str, str]:
    files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {
        str(name): sha256(path.read_bytes()).hexdigest()
        for name, path in files.items()
        if name.parts[0] != WORKSHOP
    }
