"""What the build server asks of the bindery alone, on any system: its own tests.

SPHINX in the environment says with which: the `lowest` or the `newest` that pyproject.toml allows,
or the `locked` one of the book. All is installed into `build/bindery/`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PLACE = TOP / "build/bindery"
PYTHON = PLACE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = ("requirements.lock", "requirements-test.lock")


def wanted(which: str) -> list[str]:
    """Return what pip is told of Sphinx, beyond the locks."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (allowed,) = (it for it in project["dependencies"] if it.startswith("sphinx>="))
    lowest = re.sub(r">=([\d.]+).*", r"==\1", allowed)
    return {"lowest": [lowest], "newest": ["--upgrade", allowed], "locked": []}[which]


def python(*words: str) -> None:
    """Run Python in that place, and end as it does where it fails."""
    status = subprocess.run([PYTHON, "-m", *words], cwd=TOP).returncode
    if status:
        sys.exit(status)


if __name__ == "__main__":
    venv.create(PLACE, with_pip=True, clear=True, symlinks=os.name != "nt")
    named = [word for lock in LOCKS for word in ("-r", lock)]
    python("pip", "install", "-q", "--require-hashes", *named)
    if sphinx := wanted(os.environ.get("SPHINX", "locked")):
        python("pip", "install", "-q", *sphinx)
    python("sphinx", "--version")
    python("pytest", "tests/sphinx_bindery")
