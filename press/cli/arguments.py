"""What `python -m press html epub pdf` is given, read before Sphinx is imported."""

from __future__ import annotations

import argparse
from pathlib import Path

from press.cli.outputs import OUTPUTS

WORKSHOP = ".work"  # inside build/: doctrees, and the website while it is being made


def parser() -> argparse.ArgumentParser:
    """Return what reads the words of the command line."""
    found = argparse.ArgumentParser(
        prog="python -m press", description="One read of the source, three writes."
    )
    found.add_argument("builders", nargs="*", default=tuple(OUTPUTS), help="html, epub, pdf …")
    found.add_argument("--check", action="store_true", help="fail on any finding; keep nothing")
    found.add_argument(
        "--whole", action="store_true", help="with --check: make the books, fail on gaps"
    )
    found.add_argument("--release", action="store_true", help="with what takes longest, too")
    found.add_argument("--root", type=Path, default=Path(), help="the folder with conf.py")
    found.add_argument("--build", default="build", help="the folder for what is made")
    found.add_argument("-j", dest="jobs", type=int, default=1, help="processes that read")
    return found
