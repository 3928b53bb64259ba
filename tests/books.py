"""Books made of a source, as the command of `make book` makes them; and by Sphinx's own command.

`make` and `sphinx_build` run the commands' own code in this process, which is a second quicker
each. `command` starts a process: for what is about processes, such as locales and parallel reading.
"""

from __future__ import annotations

import io
import os
import pickle
import re
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sphinx.cmd.build import build_main

from press.cli.build import main
from sphinx_bindery.bookbuilder.index import INDEX
from sphinx_bindery.order import reading_order

from .application import SETTINGS, TOP, untouched

FINDING = re.compile(r"\S+:\d+: ")


@dataclass(frozen=True)
class Book:
    """The three outputs of one source, and what was said while they were made."""

    root: Path
    build: Path
    said: str
    status: int

    @property
    def findings(self) -> list[str]:
        """What the writer was told, a line each: `file:line: …`."""
        return [line for line in self.said.splitlines() if FINDING.match(line)]

    @property
    def html(self) -> Path:
        return self.build / "html"

    @property
    def epub(self) -> Path:
        """The EPUB, not the one for Kobo beside it."""
        return min((self.build / "epub").glob("*.epub"), key=lambda path: len(path.name))

    @property
    def pdf(self) -> Path:
        """The PDF, not those in large print beside it."""
        return min((self.build / "pdf").glob("*.pdf"), key=lambda path: len(path.name))

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each page, in the order of the book."""
        env = self._env
        return {page.docname: env.titles[page.docname].astext() for page in reading_order(env)}

    @property
    def left_out(self) -> list[str]:
        """The pages that are the website's alone."""
        names: list[str] = self._env.config.book_left_out
        return names

    @property
    def printed(self) -> dict[str, str]:
        """The title of each page that is in the EPUB and the PDF: the last is their index."""
        index = self._env.config.book_index
        titles = {name: title for name, title in self.titles.items() if name not in self.left_out}
        return titles | ({INDEX: index} if index else {})

    @cached_property
    def _env(self) -> Any:
        with (self.build / ".work/doctrees/environment.pickle").open("rb") as file:
            return pickle.load(file)


@dataclass(frozen=True)
class Made:
    """What `sphinx-build` made of a project, and what it said."""

    out: Path
    said: str
    status: int

    @property
    def epub(self) -> Path:
        return next(self.out.glob("*.epub"))

    @property
    def pdf(self) -> Path:
        return next(self.out.glob("*.pdf"))

    def warnings(self, *kinds: str) -> list[str]:
        """The warnings of these types, as `file:line: words`."""
        ends = tuple(f"[{kind}]" for kind in kinds)
        lines = [line for line in self.said.splitlines() if line.endswith(ends)]
        return [
            re.sub(r"^.*?([^/]+:(?:\d+:)?) (?:WARNING|ERROR): ", r"\1 ", line) for line in lines
        ]


def make(root: Path, build: Path, *arguments: str, **environment: str) -> Book:
    """Make the book in `root` in this process; `--check` makes one after the other here."""
    given = [*_places(root, build), *arguments]
    with patch("press.cli.build.parallel_available", False):
        said, status = in_process(lambda: main(given), root, environment)
    return Book(root, build, said, status)


def command(
    root: Path,
    build: Path,
    *arguments: str,
    python: Path | str = sys.executable,
    **environment: str,
) -> Book:
    """Make the book in `root` by the command itself, in a process of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(SETTINGS)}
    done = subprocess.run(
        [str(python), "-m", "press", *_places(root, build), *arguments],
        cwd=TOP,
        env={**clean, "PYTHONPATH": str(TOP), **environment},
        capture_output=True,
        text=True,
    )
    return Book(root, build, done.stdout + done.stderr, done.returncode)


def sphinx_build(
    source: Path, out: Path, builder: str = "epub", *options: str, **environment: str
) -> Made:
    """Run the code of Sphinx's own command, as a stranger would."""
    doctrees = out.parent / f"doctrees-{builder}"
    given = ["-q", "-b", builder, *options, "-d", str(doctrees), str(source), str(out)]
    said, status = in_process(lambda: build_main(given), source, {"NO_COLOR": "1", **environment})
    return Made(out, said, status)


def _places(root: Path, build: Path) -> tuple[str, ...]:
    return "--root", str(root), "--build", str(build)


def in_process(
    work: Callable[[], int], root: Path, environment: Mapping[str, str]
) -> tuple[str, int]:
    """Return what was said and the status, as a process of its own would leave them."""
    out, err = io.StringIO(), io.StringIO()
    with untouched(root, **environment), redirect_stdout(out), redirect_stderr(err):
        try:
            status = work()
        except SystemExit as end:
            status = int(end.code or 0)
        except Exception:  # whoever runs the command would see it
            traceback.print_exc()
            status = 1
    return out.getvalue() + err.getvalue(), status
