"""Links in the file system: none is followed, since it may lead anywhere on the builder's machine.

A link in `source/` is left out, with what is behind it. What conf.py names (static files,
templates, sources, drawings) is part of every page: with a link among that, no book is made.
"""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from sphinx.errors import SphinxError

from press.checks.guard.refusal import tell_of_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

NAMED = (
    *("html_static_path", "templates_path", "html_extra_path", "pdf_font_folders"),
    *("bibtex_bibfiles", "book_cover", "book_icon", "html_logo", "html_favicon"),
)
LOCK = ".#"  # how Emacs marks a file that is being edited: by a link, which nobody needs to hear of


def refuse_symlinks(app: Sphinx, config: Config) -> None:
    """Tell of each link before anything is read; raise SphinxError where it cannot be left out."""
    source, confdir = Path(app.srcdir), Path(app.confdir)
    left_out = list(links_on(source, source))
    for link in left_out:
        name = normalize("NFC", link.relative_to(source).as_posix())
        config.exclude_patterns = [*config.exclude_patterns, _pattern(name)]
    named = [link for path in _named(config, confdir) for link in links_on(path, confdir)]
    for link in filter(_is_told, [*left_out, *named]):
        message = "This is a link to another file or folder. Put what is there in its place."
        tell_of_file(message, link)
    if any(map(_is_told, named)):
        raise SphinxError("No book is made with a link in the file system among its parts.")


def _pattern(name: str) -> str:
    """Return what Sphinx knows the name by; any sign for `[`, of which Python warns as escaped."""
    return glob.escape(name).replace("[[]", "?")


def _is_told(link: Path) -> bool:
    return not link.name.startswith(LOCK)


def _named(config: Config, confdir: Path) -> Iterator[Path]:
    if (source := confdir / "source").is_symlink():  # Sphinx has followed it already
        yield source
    for name in NAMED:
        value = getattr(config, name, None) or ()
        for path in (value,) if isinstance(value, str) else value:
            yield Path(os.path.normpath(confdir / path))


def links_on(path: Path, top: Path) -> list[Path]:
    """Return the first link on the way from `top` to a path, or all below it; none is followed."""
    way = [path, *(above for above in path.parents if above.is_relative_to(top))]
    first = next((step for step in reversed(way) if step.is_symlink()), None)
    return [first] if first else list(_links_below(path))


def _links_below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        yield from (path for name in folders + files if (path := Path(here, name)).is_symlink())
