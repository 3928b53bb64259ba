"""Files that a page shows or offers are those that were looked at, to the last byte.

Sphinx reads a page again when a file of it is newer than it was; one that came with its old date,
as from an archive, would be in the books unseen. And what is changed while books are made is told.

A page, what it includes, and the lists beside the pages are read once: what was looked at is what
was parsed, and no book opens them again but to say on which line something stands.
"""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from os.path import isfile
from pathlib import Path
from typing import TYPE_CHECKING

from press.checks.guard.refusal import tell_of_file
from sphinx_bindery.collector import PageCollector, memory
from sphinx_bindery.images.problems import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

CHANGED = "This file was changed while the book was made. Make the book again."


class Seen(PageCollector[dict[str, str]]):
    """The files of each page, and the sum of what was looked at."""

    name = "book_files_seen"

    def collect(self, app: Sphinx, doctree: nodes.document) -> dict[str, str] | None:
        return self.of(app.env).get(app.env.docname)


def note(env: BuildEnvironment, path: Path) -> None:
    """Note what a file of the page that is being read holds, before anybody looks at it."""
    memory(env, Seen.name).setdefault(env.docname, {})[str(path)] = _sum(path)


def note_static(app: Sphinx, paths: Iterable[Path]) -> None:
    """Note what the static files hold, before anybody looks at them."""
    seen = {str(path): _sum(path) for path in paths}
    app.connect("build-finished", partial(_tell_of_changes, [seen]))


def read_again(
    app: Sphinx,
    env: BuildEnvironment,
    added: AbstractSet[str],
    changed: AbstractSet[str],
    removed: AbstractSet[str],
) -> list[str]:
    """Return the pages of which a file is no longer the one that was looked at."""
    return [docname for docname, files in Seen.of(env).items() if _changed(files)]


def tell_of_changes(app: Sphinx, _error: Exception | None) -> None:
    """Tell of each file that is another now than when it was looked at; the build fails."""
    _tell_of_changes(Seen.of(app.env).values(), app, _error)


def _tell_of_changes(seen: Iterable[dict[str, str]], app: Sphinx, _error: Exception | None) -> None:
    for path in sorted({path for files in seen for path in _changed(files)}):
        tell_of_file(CHANGED, Path(path))
        app.statuscode = 1


def _changed(files: dict[str, str]) -> list[str]:
    return [path for path, seen in files.items() if _sum(Path(path)) != seen]


def _sum(path: Path) -> str:
    if not isfile(path):  # noqa: PTH113 (pathlib fails on a name that is too long)
        return ""
    is_small = path.stat().st_size <= LARGEST
    return sha256(path.read_bytes()).hexdigest() if is_small else "too large to be read"
