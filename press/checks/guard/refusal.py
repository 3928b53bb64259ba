"""How a refusal is told, and which files a page may reach."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.util import logging

from press.pieces.withheld import withhold
from press.signs import ODD_NAME, one_line

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.parsers.rst import Directive
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

LONGEST = 600  # characters of a message: a page may bring in any number


def refuse(
    env: BuildEnvironment, message: str, location: nodes.Node | tuple[str, int | None] | str
) -> None:
    """Tell what is refused and what to write instead; the page is withheld from the books.

    It is the page that is being read, or before any is read the one that `location` names.
    """
    tell(f"{message} The page is left out.", location)
    if env.docname:
        withhold(env, env.docname)
    elif isinstance(location, tuple):
        withhold(env, location[0])


def tell(message: str, location: nodes.Node | tuple[str, int | None] | str) -> None:
    """Tell what is wrong, in one line, whatever a page brings into it."""
    words = one_line(message)
    shown = words if len(words) <= LONGEST else f"{words[:LONGEST]} …"
    logger.warning("%s", shown, type="book", subtype="refused", location=location)


def tell_of_file(message: str, path: Path) -> None:
    """Tell what is wrong with a file as a whole, whatever signs are in its name."""
    tell(message, f"{str(path).encode('unicode_escape').decode()}:1")


def place_of(directive: Directive) -> str:
    """Return where a directive stands, also within a file that its page includes."""
    source, line = directive.state_machine.get_source_and_line(directive.lineno)
    return f"{source}:{line}"


def lies_outside(env: BuildEnvironment, path: str) -> bool:
    """Tell whether a path, as a page names it, leads out of `source/` and `_static/`.

    It does so by a link in the file system, wherever that leads; `%2e` counts as a dot. So does a
    path with odd signs, which docutils would put together otherwise: it strips each line.
    """
    if ODD_NAME.search(unquote(path)):
        return True
    static = (Path(env.srcdir.parent, name) for name in env.config.html_static_path)
    allowed = [os.path.normpath(folder) for folder in (env.srcdir, *static)]
    ways = (path, unquote(path))
    return not all(any(_lies_in(env, way, folder) for folder in allowed) for way in ways)


def _lies_in(env: BuildEnvironment, way: str, folder: str) -> bool:
    """Tell whether the file that Sphinx finds is the one that stands there in words."""
    here = Path(env.doc2path(env.docname)).parent
    named = Path(os.path.normpath(Path(env.srcdir, way[1:]) if way[:1] in "/\\" else here / way))
    found = Path(os.path.realpath(env.relfn2path(way)[1]))
    is_in = named.is_relative_to(folder)
    return is_in and found == Path(os.path.realpath(folder), named.relative_to(folder))
