"""`python -m press.cli.new`: the command behind `make new`. Its words come in the environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from press.cli.new import RefusalError, new_piece
from press.cli.processes import run


def main() -> int:
    """Make the page that KIND, TITLE and, if given, LABEL describe; return the exit status."""
    root = Path()
    kind, title, label = (os.environ.get(name, "") for name in ("KIND", "TITLE", "LABEL"))
    try:
        made = new_piece(root, kind, title, label)
    except RefusalError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{made.page}\n{made.toctree} names it, as the last of its list.")
    print("Next: fill in what is empty at its top, write, and see it with `make live`.")
    print("`make check` tells what is still missing.")
    return 0


if __name__ == "__main__":
    run(main)
