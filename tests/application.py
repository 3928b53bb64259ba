"""Sphinx in this process, on a book of a few pages: a read takes a twentieth of a second.

A process of its own costs more than a second before it reads a word, so only what is about the
command itself has one (`conftest.command`). Everything else is asked of an application here:

    with application(root, "epub") as app:
        app.read()
        assert app.told == []
        tree = app.resolved("page")

The fixture `read` does the same for pages that a test has as text.
"""

from __future__ import annotations

import gc
import io
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import sphinx.locale
from docutils import nodes
from jinja2.bccache import Bucket, BytecodeCache
from sphinx.pycode import ModuleAnalyzer

from press.cli import application as command
from press.cli.reporter import Reporter
from sphinx_bindery.dates import _asked

TOP = Path(__file__).parent.parent
ROOTS = TOP / "tests/roots"
SMALL = ROOTS / "test-small"
SETTINGS = ("BOOK_", "GITHUB_", "SOURCE_DATE_EPOCH")  # of whoever runs the tests, not of the book
FIRST = 12  # the line on which the text of `page` begins
FACTS = """\
---
piece:
  kind: {kind}
  summary: {summary}
  published: 2026-01-01
  reviewed: {reviewed}
{more}---

({label})=
# {title}

"""


class Translated(BytecodeCache):
    """Keeps what Jinja made of each template, by its text, for this process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = Translated()


def page(text: str, kind: str = "reference", more: str = "", **facts: str) -> str:
    """Return a page with its front matter; the text begins at line 12, later with `more`."""
    known = {"summary": "A page.", "reviewed": "2026-01-01", "label": "page", "title": "Page"}
    return FACTS.format(kind=kind, more=more, **{**known, **facts}) + text + "\n"


class Application(command.Application):
    """The application of the book's command; what it says is kept.

    `settings` stand for lines of conf.py. Open it by `application`, which cleans up behind it.
    """

    def __init__(
        self,
        root: Path,
        builder: str = "read",
        build: Path | None = None,
        settings: Mapping[str, object] | None = None,
    ) -> None:
        reporter = Reporter(root, io.StringIO())
        super().__init__(root, build or root / "build", builder, reporter, settings=settings)

    @property
    def told(self) -> list[str]:
        """What the writer is told, a line each: `file:line: what is wrong, what to write`."""
        return list(self.reporter.reported)

    def told_of(self, file: str) -> list[str]:
        """What is told of one file of the source, as `line: …`."""
        start = f"source/{file}:"
        return [line.removeprefix(start) for line in self.told if line.startswith(start)]

    def read(self) -> None:
        """Read all pages, and write none."""
        self.builder.read()
        self.env.check_consistency()

    def doctree(self, docname: str = "page") -> nodes.document:
        """Return a page as it was read: what every builder begins with."""
        return self.env.get_doctree(docname)

    def resolved(self, docname: str = "page") -> nodes.document:
        """Return a page after the post-transforms of this builder: what its translator gets."""
        return self.env.get_and_resolve_doctree(docname, self.builder, tags=self.tags)


@contextmanager
def application(
    root: Path,
    builder: str = "read",
    build: Path | None = None,
    settings: Mapping[str, object] | None = None,
) -> Iterator[Application]:
    """Open an application on the book in `root`; inside, warnings come to it and to no other."""
    with untouched(root), Application(root, builder, build, settings) as app:
        yield app


@contextmanager
def untouched(root: Path, **environment: str) -> Iterator[None]:
    """Run something as if in a process of its own, and leave no trace of it in this one.

    The environment is that of whoever runs the tests, without settings of the book. Templates are
    translated once for all, which else takes half the time of a small website.
    """
    variables, paths, modules = dict(os.environ), sys.path.copy(), set(sys.modules)
    threshold = gc.get_threshold()
    for name in [name for name in variables if name.startswith(SETTINGS)]:
        del os.environ[name]
    os.environ.update(environment)
    try:
        with patch("press.web.builder.FileSystemBytecodeCache", lambda folder: TEMPLATES):
            yield
    finally:
        os.environ.clear()
        os.environ.update(variables)
        sys.path[:] = paths
        for name in set(sys.modules) - modules:
            if _is_of(root, name):
                del sys.modules[name]
        _asked.cache_clear()
        gc.set_threshold(*threshold)
        sphinx.locale.translators.clear()
        ModuleAnalyzer.cache.clear()


def _is_of(root: Path, module: str) -> bool:
    """Tell whether a module lies beside this conf.py; another book may have one of that name."""
    file = getattr(sys.modules[module], "__file__", None) or ""
    return root != TOP and Path(file).is_relative_to(root)


def write_book(root: Path, pages: Mapping[str, str | bytes], conf: str = "") -> Path:
    """Lay pages, by their file's name, over a copy of the smallest book that builds."""
    shutil.copytree(SMALL, root)
    for name, text in pages.items():
        path = root / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with (root / "conf.py").open("a") as file:
        file.write(f"\n{conf}\n")
    return root
