"""A Sphinx application that is kept, so that one page is read and written in a moment."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from press.cli.application import Application
from press.cli.live.builders import BUILDERS
from press.cli.live.shared import shared_facts
from press.cli.repeated import shortened
from press.cli.reporter import Reporter
from press.pieces.private import forget_trees
from press.pieces.withheld import withheld

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment


class WarmSphinx(Application):
    """An application with the preview's own builder in place of the book's."""

    def create_builder(self, name: str) -> Builder:
        """Create it once all extensions have registered theirs."""
        self.add_builder(BUILDERS[name], override=True)
        return super().create_builder(name)


class WarmBook:
    """One builder's application, for the life of this process.

    `root` holds conf.py; what is made goes into `folder`. Raises what Sphinx raises when the book
    cannot be set up, such as SphinxError for a mistake in conf.py.
    """

    def __init__(self, root: Path, folder: Path, builder: str) -> None:
        self._changed: set[str] = set()
        self._reporter = Reporter(root, io.StringIO())
        made = {"book_build_dir": str(root / "build")}  # where the books to take away are
        self.app = WarmSphinx(root, folder, builder, self._reporter, settings=made)
        self.app.connect("env-get-outdated", self._name_changed)

    def _name_changed(self, app: Sphinx, env: BuildEnvironment, *_: object) -> set[str]:
        """Name the pages that the watcher saw: a date alone misses an edit made while reading."""
        return self._changed & env.found_docs

    def build(self, changed: Collection[str] = ()) -> list[str]:
        """Bring the output up to date; return the findings of what was read and written."""
        self._changed = set(changed)
        self._reporter.begin()
        forget_trees(self.app.env)
        self.app.build()
        return shortened(self._reporter.reported)

    def touched(self) -> tuple[str, ...]:
        """Return the pages whose findings are new: those written, and those that are withheld."""
        written: tuple[str, ...] = getattr(self.app.builder, "written", ())
        return (*written, *withheld(self.app.env))

    def facts(self) -> str:
        """Return a digest of all that pages show of one another."""
        return shared_facts(self.app.env)
