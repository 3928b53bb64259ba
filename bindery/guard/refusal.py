"""How a refusal is told, and which files a page may reach."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)


def refuse(message: str, location: nodes.Node | tuple[str, int | None] | str) -> None:
    """Tell what is refused and what to write instead."""
    logger.warning("%s", message, type="book", subtype="refused", location=location)


def lies_outside(env: BuildEnvironment, path: str) -> bool:
    """Tell whether a path, as a page names it, leads out of `source/` and `_static/`.

    Links in the file system are followed, and `%2e` counts as a dot.
    """
    allowed = [env.srcdir, *(Path(env.app.confdir, name) for name in env.config.html_static_path)]
    real = [os.path.realpath(folder) for folder in allowed]
    ways = {env.relfn2path(way)[1] for way in (path, unquote(path))}
    return not all(
        any(Path(os.path.realpath(way)).is_relative_to(folder) for folder in real) for way in ways
    )
