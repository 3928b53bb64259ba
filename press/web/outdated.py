"""Has every page written again when what it shows of other pages has changed.

Sphinx writes a page when its own source is newer. But each page shows titles of others: in its
menu, at its foot and in its links, as the toctrees say. So the website keeps a digest of titles,
toctrees and labels; when it differs, all pages are written. Pages whose source is gone are taken
away. An incremental build then equals a clean one.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from press.web.safety import safety
from press.web.twins import path_of
from sphinx_bindery.accessibility import seen_in
from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

KEPT = ".signposts"  # in the folder of the website, and not published


def digest(app: Sphinx) -> bytes:
    """Return a digest of all that pages show of each other, and of the sheets that they link."""
    env = app.env
    standard = env.domains.standard_domain
    shown = (
        sorted((name, title.astext()) for name, title in env.titles.items()),
        sorted(env.toctree_includes.items()),
        sorted(standard.labels.items()),
        sorted(standard.anonlabels.items()),
        sorted(standard.objects.items()),
        sorted(env.toc_fignumbers.items()),
        _assets(app),
        [*safety(app, app.config.root_doc)],  # what each page tells programs of danger
        seen_in(env),  # what the accessibility summary tells
    )
    return hashlib.sha256(repr(shown).encode()).hexdigest().encode()


def _assets(app: Sphinx) -> list[tuple[str, bytes]]:
    """Return the sheets and scripts that we keep: links to them carry a sum of their bytes."""
    folders = [Path(app.confdir, folder) for folder in app.config.html_static_path]
    found = (path for folder in folders for path in folder.glob("*.?s*"))
    return sorted((path.name, path.read_bytes()) for path in found)


class Signposts:
    """Compares with what the website was last written from."""

    def __init__(self) -> None:
        self.written: set[str] = set()

    def find_outdated(self, app: Sphinx, env: BuildEnvironment) -> set[str]:
        """Return all pages if any signpost changed since they were written."""
        self.written.clear()
        kept = Path(app.outdir) / KEPT
        if app.builder.format != "html" or not kept.exists():
            return set()
        return set() if kept.read_bytes() == digest(app) else set(env.found_docs)

    def note(
        self,
        app: Sphinx,
        page: str,
        template: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Note each page that is written, made from a source or not."""
        self.written.add(page)

    def keep(self, app: Sphinx, error: Exception | None) -> None:
        """Keep the digest for the next build, and take away pages that nothing makes any more."""
        if error or app.builder.format != "html":
            return
        write_atomic(app.outdir / KEPT, digest(app))
        _sweep(app, self.written)


def _sweep(app: Sphinx, written: set[str]) -> None:
    """Take away the pages that nothing makes any more, and what was written for each alone.

    A page that has no source, such as one that leads on, has no such files.
    """
    folder = Path(app.outdir)
    pages = {p.relative_to(folder).with_suffix("").as_posix() for p in folder.rglob("*.html")}
    for name in pages - app.env.found_docs - _given(app.config, app.confdir):
        page, *own = _files_of(app.config, name)
        for path in (folder / file for file in ([] if name in written else [page]) + own):
            if path.is_file():
                path.unlink()
                _remove_empty(path.parent)


def _given(config: Config, confdir: Path) -> set[str]:
    """Return the names of pages that nobody makes: they lie ready, as a host's proof of a site."""
    found = set()
    for entry in (confdir / name for name in config.html_extra_path):
        top = entry if entry.is_dir() else entry.parent
        ready = entry.rglob("*.html") if entry.is_dir() else [entry]
        found |= {path.relative_to(top).with_suffix("").as_posix() for path in ready}
    return found


def _files_of(config: Config, page: str) -> list[str]:
    """Return the page and its files; others that share its name are not its own."""
    copies = [
        f"_sources/{page}{end}{config.html_sourcelink_suffix}" for end in config.source_suffix
    ]
    return [f"{page}.html", path_of(page), f"_static/page/{page}.css", *copies]


def _remove_empty(folder: Path) -> None:
    """Remove the folder, and those around it, as far as nothing is in them."""
    while not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look once everything is read; keep once everything is written."""
    signposts = Signposts()
    app.connect("env-updated", signposts.find_outdated)
    app.connect("html-page-context", signposts.note)
    app.connect("build-finished", signposts.keep)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
