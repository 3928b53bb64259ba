"""A Sphinx application that is kept, so that one page is read and written in a moment."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import docutils_namespace, patch_docutils

from press.cli.live.shared import shared_facts
from press.cli.reporter import Findings
from press.pieces.withheld import withheld
from sphinx_bindery.dates import set_time

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    Base = Builder
else:
    Base = object


class Live(Base):
    """What the preview changes in a builder: the order of writing, and no work twice."""

    first: tuple[str, ...] = ()
    shown: Callable[[str], None] | None = None
    written: tuple[str, ...] = ()
    assets_are_there = False

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write the pages that someone is looking at, and say so, before all others."""
        self.written = tuple(sorted(docnames))
        on_screen = [name for name in self.first if name in docnames]
        for name in on_screen:
            super().write_documents({name})
            if self.shown:
                self.shown(name)
        rest = docnames - set(on_screen)
        if rest:
            super().write_documents(rest)

    def copy_assets(self) -> None:
        """Copy stylesheets and the like once: when one changes, the website is made anew."""
        if not self.assets_are_there:
            super().copy_assets()
            self.assets_are_there = True


class OnePage(Base):
    """What the preview changes in the builder of a book: it holds one page."""

    only = ""

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        self.images = {}
        self.init()  # forget the page before
        super().prepare_writing(docnames)

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        book: list[Any] = self.pages  # type: ignore[has-type]
        self.pages = [page for page in book if page.docname == self.only]
        super().write_documents(docnames)
        self.pages = book


class _WarmSphinx(Sphinx):
    """Sphinx, with one of the above mixed into its builder."""

    mixin: type = Live

    def create_builder(self, name: str) -> Builder:
        kind = self.registry.builders[name]
        self.registry.builders[name] = type(kind.__name__, (self.mixin, kind), {})
        return super().create_builder(name)


class _OnePageSphinx(_WarmSphinx):
    mixin = OnePage


class WarmBook:
    """One builder's application, for the life of this process.

    `root` holds conf.py; what is made goes into `folder`. Raises what Sphinx raises when the book
    cannot be set up, such as SphinxError for a mistake in conf.py.
    """

    def __init__(self, root: Path, folder: Path, builder: str) -> None:
        set_time()
        self.root = root
        self._changed: set[str] = set()
        self.findings = Findings(root, io.StringIO())
        # Never left: no second application comes into this process.
        patch_docutils(root).__enter__()
        docutils_namespace().__enter__()
        kind = _WarmSphinx if builder == "html" else _OnePageSphinx
        self.app = kind(
            srcdir=root / "source",
            confdir=root,
            outdir=folder / builder,
            doctreedir=folder / "doctrees",
            buildername=builder,
            status=None,
            warning=self.findings,
            confoverrides={"book_made": str(root / "build")},  # where the books to take away are
        )
        registry = self.app.registry
        lists: tuple[list[Any], list[Any]] = (registry.css_files, registry.js_files)
        self._kept = [(files, list(files)) for files in lists]
        self.app.connect("env-get-outdated", self._name_changed)
        self.app.connect("html-collect-pages", _forget_lost_words)

    def _name_changed(self, app: Sphinx, env: BuildEnvironment, *_: object) -> set[str]:
        """Name the pages that the watcher saw: a date alone misses an edit made while reading."""
        return self._changed & env.found_docs

    def build(self, changed: Collection[str] = ()) -> list[str]:
        """Bring the output up to date; return the findings of what was read and written."""
        self._changed = set(changed)
        self.findings.told.clear()
        self.app.env.__dict__.pop("master_doctree", None)  # Sphinx keeps the first it saw
        self.app.env._pickled_doctree_cache.clear()  # … and the text of each page, likewise
        self._forget_sheets()
        self.app.build()
        return list(self.findings.told)

    def _forget_sheets(self) -> None:
        """Forget the sheets and scripts of single pages: the registry would give them to all."""
        for files, kept in self._kept:
            files[:] = kept
        builder = self.app.builder
        if isinstance(builder, StandaloneHTMLBuilder):
            builder.init_css_files()
            builder.init_js_files()

    def touched(self) -> tuple[str, ...]:
        """Return the pages whose findings are new: those written, and those that are withheld."""
        written: tuple[str, ...] = getattr(self.app.builder, "written", ())
        return (*written, *withheld(self.app.env))

    def facts(self) -> str:
        """Return a digest of all that pages show of one another."""
        return shared_facts(self.app.env)


def _forget_lost_words(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """Take out of the search index the words that no page has any more: Sphinx leaves them in."""
    indexer = getattr(app.builder, "indexer", None)
    for words in (indexer._mapping, indexer._title_mapping) if indexer else ():
        for word in [word for word, pages in words.items() if not pages]:
            del words[word]
    return []
