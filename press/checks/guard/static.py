"""Static files: of a few kinds, and of scripts only those of the book.

All of them are on the website, which runs its own scripts: one more would be another way in. What
Sphinx would run as a template while it copies is no file to copy.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from press.checks.guard.drawings import fault_of_drawing
from press.checks.guard.kept import note_static
from press.checks.guard.names import fault_of_capitals, fault_of_name, is_left_by_editor
from press.checks.guard.refusal import tell_of_file
from press.checks.guard.sheets import fault_of_sheet
from sphinx_bindery.images.problems import fault_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.config import Config

# Source: sphinx.util.fileutil, copy_asset and _template_basename.
TEMPLATES = ("_t", ".jinja")
KINDS = (".css", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".woff2", ".txt")
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
ICON = "icon.svg"  # a browser's, which may have a sheet of its own for the dark
LEFT_OUT = ("**/*~", "**/#*")  # by editors; Sphinx leaves out what begins with a dot by itself
SCRIPTS = ("book.js", "library.js", "quick-exit.js", "search.js", "self-check.js")


def refuse_static_files(app: Sphinx, config: Config) -> None:
    """Tell of each other file before anything is made. Raises SphinxError where there is one."""
    # A new list: Sphinx has one for all applications, and each would read the pages anew.
    config.exclude_patterns = [*config.exclude_patterns, *LEFT_OUT]
    folders = [Path(app.confdir, name) for name in config.html_static_path]
    icons = {ICON, Path(config.book_icon).name}
    note_static(app, (path for folder in folders for path in _files_in(folder)))
    faults = {path: fault for folder in folders for path, fault in _faults_in(folder, icons)}
    for path, fault in faults.items():
        tell_of_file(fault, path)
    if any(fault == TEMPLATE for fault in faults.values()):
        raise SphinxError("No book is made with a template among its static files.")
    if faults:
        raise SphinxError("No book is made with such a file on its website.")


TEMPLATE = "Sphinx would run this file as a template. Give it an ending of its kind, as `.css`."


def _faults_in(folder: Path, icons: AbstractSet[str]) -> Iterator[tuple[Path, str]]:
    spelled: dict[str, str] = {}
    for path in _files_in(folder):
        name = _name_in(folder, path)
        fault = _fault_of(path) or fault_of_name(name) or fault_of_capitals(name, spelled)
        if fault := fault or _fault_within(path, icons):
            yield path, fault


def _files_in(folder: Path) -> list[Path]:
    found = (path for path in (folder, *sorted(folder.rglob("*"))) if path.is_file())
    return [path for path in found if not is_left_by_editor(_name_in(folder, path))]


def _name_in(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix() if path != folder else path.name


def _fault_of(path: Path) -> str:
    name = path.name.lower()
    if name.endswith(TEMPLATES):
        return TEMPLATE
    if name.endswith(KINDS) or path.name in SCRIPTS:
        return ""
    if name.endswith(".js"):
        return "The book does not know this script. Add it to `press/checks/guard/static.py`."
    return f"The website holds no file of this kind, but {', '.join(KINDS)}. Take it out."


def _fault_within(path: Path, icons: AbstractSet[str]) -> str:
    name = path.name.lower()
    if name.endswith(PICTURES):
        fault = fault_of(path) if path.name in icons else fault_of_drawing(path)
        return fault and f"This picture {fault}. Take that out."
    try:
        return fault_of_sheet(path.read_text("utf-8")) if name.endswith(".css") else ""
    except UnicodeDecodeError:
        return "This sheet is not in UTF-8. Save it so."
