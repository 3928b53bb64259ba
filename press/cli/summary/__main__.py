"""`python -m press summary`: the command behind `make summary`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from sphinx.errors import SphinxError

import press.cli.summary
from press.cli.processes import run
from press.cli.summary import summarize
from sphinx_bindery.files import write_atomic


def main() -> int:
    """Write the summary of what changed since BASE (from the environment); return the status."""
    parser = argparse.ArgumentParser(
        prog="python -m press summary", description=press.cli.summary.__doc__
    )
    parser.add_argument("--root", type=Path, default=Path())
    root = parser.parse_args().root.resolve()
    build = root / "build"
    try:
        text = summarize(root, os.environ.get("BASE") or "main", build)
    except (ValueError, SphinxError) as error:
        print(error, file=sys.stderr)
        return 1
    write_atomic(build / "summary" / "summary.md", text.encode())
    print("build/summary/summary.md")
    return 0


if __name__ == "__main__":
    run(main)
