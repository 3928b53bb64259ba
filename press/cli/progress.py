"""What a person sees while a book is made: which one, and how many of its pages are read.

Into a file, or another program's hands, goes nothing.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from press.cli.reporter import Reporter

WIDTH = 24  # signs of a whole bar
CLEAR = "\r\x1b[K"  # back to the beginning of the line, and empty it


class Progress:
    """One line that says what is being done, as long as it is done."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.pages = self.read = 0

    def follow(self, app: Sphinx) -> None:
        """Count the pages as Sphinx reads them."""
        if sys.stdout.isatty():
            app.connect("env-before-read-docs", self._count)
            app.connect("source-read", self._step)
            app.connect("env-updated", self._finish)

    def _count(self, app: Sphinx, env: BuildEnvironment, docnames: Sequence[str]) -> None:
        self.pages = len(docnames)

    def _step(self, app: Sphinx, docname: str, content: list[str]) -> None:
        self.read += 1
        done = WIDTH * self.read // max(self.pages, self.read)
        bar = "━" * done + " " * (WIDTH - done)
        self._show(f"{bar} page {self.read} of {max(self.pages, self.read)}")

    def _finish(self, app: Sphinx, env: BuildEnvironment) -> None:
        self._show("… setting it")

    def _show(self, what: str) -> None:
        print(f"{CLEAR}{self.name:5} {what}", end="", flush=True)


@contextmanager
def showing(name: str, reporter: Reporter) -> Iterator[Progress]:
    """Show what is being done of a book; whatever is reported meanwhile takes the line's place."""
    if not sys.stdout.isatty():
        yield Progress(name)
        return
    print(f"{name:5} …", end="", flush=True)
    reporter.lead = CLEAR
    try:
        yield Progress(name)
    finally:
        reporter.lead = ""
        print(end=CLEAR, flush=True)
