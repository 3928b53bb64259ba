"""The formulas of our own that the three books must read."""

from __future__ import annotations

from pathlib import Path

PATH = Path(__file__).parent / "sphinx_bindery" / "math" / "formulas.txt"


def corpus() -> list[str]:
    """Return the LaTeX of each formula, in order."""
    lines = PATH.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("# ", "## "))]
