"""Names of files in `source/` and of static files: letters, digits, hyphens, and one dot.

They become parts of addresses and of other files' names. Any other sign means something to a
browser, a shell, an archive or a reader of logs; a hyphen in front makes an option of a name. Two
that differ by capitals alone are one file on some disks.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from press.checks.guard.forms import shortened
from press.checks.guard.refusal import refuse, tell_of_file
from press.pieces.page_names import is_of_windows, is_reserved
from press.pieces.withheld import withhold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PART = "[A-Za-z0-9][A-Za-z0-9-]{0,99}"
# A camera or a telephone calls a photograph `IMG_2034.JPG`.
PHOTOGRAPH = r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}\.(?i:png|jpe?g|gif|webp)"
FILE = re.compile(rf"(?:{PART}/)*(?:{PART}\.[A-Za-z0-9]{{1,10}}|{PHOTOGRAPH})")
PAGE = ".md"
LONGEST = 200  # with its folders; Windows gives a whole path little more
LEFT_BY_EDITORS = re.compile(r"[.#].*|.*~")
ODD = (
    "The name of this file, or of its folder, has other signs than letters from a to z, digits "
    "and `-`, begins with `-`, or has not one dot; a photograph’s may have `_`. Rename it."
)


def refuse_names(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Tell of each file that is called otherwise, or lies in such a folder; leave its page out."""
    source, suffixes = Path(app.srcdir), tuple(app.config.source_suffix)
    spelled: dict[str, str] = {}
    for name in sorted(_names(source)):
        is_page = name.endswith(suffixes)
        if not is_page and is_left_by_editor(name):
            continue
        fault = fault_of_name(name) or fault_of_capitals(name, spelled)
        if fault:
            tell_of_file(f"{fault} The page is left out." if is_page else fault, source / name)
        if fault and is_page:
            docname = name.rpartition(".")[0]
            withhold(env, docname)
            env.project.docnames.discard(docname)  # no toctree finds it
            docnames[:] = [other for other in docnames if other != docname]


def refuse_used_names(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse a page that shows or offers a file that is called otherwise, such as a hidden one."""
    env = app.env
    used = {str(path) for path in env.dependencies[env.docname]}
    for files in (env.images, env.dlfiles):
        used.update(str(name) for name, (pages, _) in files.items() if env.docname in pages)
    there = (path for path in used if os.path.lexists(Path(app.srcdir, path)))  # the rest is told
    for name in sorted(_in_book(app, path) for path in there):
        if name and not FILE.fullmatch(name):
            refuse(env, f"`{shortened(name)}` is no name for a file. Rename it.", (env.docname, 1))


def _in_book(app: Sphinx, path: str) -> str:
    """Return a file's name within `source/` or a folder of static files; '' if it is in none."""
    found = Path(os.path.normpath(Path(app.srcdir, path)))
    folders = (app.srcdir, *(Path(app.confdir, name) for name in app.config.html_static_path))
    inside = (found.relative_to(each).as_posix() for each in folders if found.is_relative_to(each))
    return next(inside, "")


def fault_of_name(name: str) -> str:
    """Return what is wrong with a name, a path within its folder, and what to do; or ''."""
    if not FILE.fullmatch(name):
        return ODD
    if len(name) > LONGEST:
        return (
            f"The name of this file, with its folders, has more than {LONGEST} signs. Shorten it."
        )
    path = name.rpartition(".")[0]
    if is_reserved(path) if name.endswith(PAGE) else is_of_windows(path):
        taken = Path(name).stem
        return f"`{taken}` is a name that a system, or the website, has for itself. Rename it."
    return ""


def fault_of_capitals(name: str, spelled: dict[str, str]) -> str:
    """Return that a file or folder is called as another but for capitals, or ''.

    `spelled` holds the names so far, and gets this one.
    """
    steps = name.split("/")
    for path in ("/".join(steps[: end + 1]) for end in range(len(steps))):
        other = spelled.setdefault(path.lower(), path)
        if other != path:
            return f"`{other}` is called the same but for capitals, and on some disks is the same."
    return ""


def is_left_by_editor(name: str) -> bool:
    """Tell whether an editor or a system left a file there, which no book holds."""
    return any(LEFT_BY_EDITORS.fullmatch(step) for step in name.split("/"))


def _names(source: Path) -> Iterator[str]:
    for here, _, files in os.walk(source):
        paths = (Path(here, name) for name in files)
        yield from (path.relative_to(source).as_posix() for path in paths if not path.is_symlink())
