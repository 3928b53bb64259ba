"""Static files: of a few kinds, and of scripts only those of the book.

All of them are on the website, which runs its own scripts: one more would be another way in. What
Sphinx would run as a template while it copies is no file to copy.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from press.checks.guard.refusal import tell_of_file

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

# Source: sphinx.util.fileutil, copy_asset and _template_basename.
TEMPLATES = ("_t", ".jinja")
KINDS = (".css", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff2", ".txt")
SCRIPTS = ("book.js", "library.js", "quick-exit.js", "search.js", "self-check.js")
LEFT_BY_EDITORS = re.compile(r"[.#].*|.*~")


def refuse_static_files(app: Sphinx, config: Config) -> None:
    """Tell of each other file before anything is made. Raises SphinxError where there is one."""
    folders = [Path(app.confdir, name) for name in config.html_static_path]
    paths = [path for folder in folders for path in (folder, *sorted(folder.rglob("*")))]
    faults = {path: fault for path in paths if path.is_file() and (fault := _fault_of(path))}
    for path, fault in faults.items():
        tell_of_file(fault, path)
    if any(fault == TEMPLATE for fault in faults.values()):
        raise SphinxError("No book is made with a template among its static files.")
    if faults:
        raise SphinxError("No book is made with such a file on its website.")


TEMPLATE = "Sphinx would run this file as a template. Give it an ending of its kind, as `.css`."


def _fault_of(path: Path) -> str:
    name = path.name.lower()
    if name.endswith(TEMPLATES):
        return TEMPLATE
    if LEFT_BY_EDITORS.fullmatch(name) or name.endswith(KINDS) or path.name in SCRIPTS:
        return ""
    if name.endswith(".js"):
        return "The book does not know this script. Add it to `press/checks/guard/static.py`."
    return f"The website holds no file of this kind, but {', '.join(KINDS)}. Take it out."
