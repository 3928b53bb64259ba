"""The command line, behind the Makefile: `python -m press html epub pdf`, `python -m press live`.

The first word names the verb. One that is no verb of ours is a builder of Sphinx, and makes a book.
"""

from __future__ import annotations

import sys
from importlib import import_module

import press.cli.beginning  # noqa: F401  before all that takes longer
from press.cli.processes import collect_seldom, collecting_nothing, run
from press.cli.unchanged import stands
from press.cli.verbs import MODULES

BUILD = "press.cli.build"


def main() -> int:
    """Do what the first word says; return the exit status."""
    verb = MODULES.get(sys.argv[1]) if len(sys.argv) > 1 else None
    if verb:
        del sys.argv[1]
    elif stands(sys.argv[1:]):
        return 0
    collect_seldom()  # before the thousand modules that making a book takes
    with collecting_nothing():
        module = import_module(verb or BUILD)
    status: int = module.main()
    return status


if __name__ == "__main__":
    run(main)
