"""Static files: what Sphinx would run as a template while it copies them is no file to copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from press.checks.guard.refusal import tell_of_file

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

# Source: sphinx.util.fileutil, copy_asset and _template_basename.
ENDINGS = ("_t", ".jinja")


def refuse_templates(app: Sphinx, config: Config) -> None:
    """Tell of each such file before anything is made. Raises SphinxError where there is one."""
    folders = [Path(app.confdir, name) for name in config.html_static_path]
    paths = [path for folder in folders for path in (folder, *sorted(folder.rglob("*")))]
    templates = [path for path in paths if path.name.lower().endswith(ENDINGS) and path.is_file()]
    for path in templates:
        tell_of_file(
            "Sphinx would run this file as a template. Give it an ending of its kind, as `.css`.",
            path,
        )
    if templates:
        raise SphinxError("No book is made with a template among its static files.")
