"""Names of files in `source/`: letters, digits, `-` and `_`, and a dot before the ending."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from press.checks.guard.refusal import refuse, tell_of_file
from press.checks.guard.static import LEFT_BY_EDITORS
from press.pieces.page_names import NAME, is_reserved
from press.pieces.withheld import withhold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PAGE = re.compile(rf"{NAME.pattern}(?:\.[A-Za-z0-9]+)?")
FILE = re.compile(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")


def refuse_names(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Tell of each file that is called otherwise, or lies in such a folder; leave its page out."""
    source, suffixes = Path(app.srcdir), tuple(app.config.source_suffix)
    for name in sorted(_names(source)):
        is_page = name.endswith(suffixes)
        if not (PAGE if is_page else FILE).fullmatch(name) and (
            is_page or not LEFT_BY_EDITORS.fullmatch(name.rpartition("/")[2])
        ):
            tell_of_file(
                "The name of this file, or of its folder, has other signs than letters from a to "
                "z, digits, `-` and `_`, or more than a hundred. Rename it.",
                source / name,
            )
    seen: dict[str, str] = {}
    for docname in sorted(docnames):
        other = seen.setdefault(docname.lower(), docname)
        if fault := _fault_of_page(docname, other):
            refuse(env, fault, (docname, 1))
            docnames.remove(docname)
            env.project.docnames.discard(docname)
    for docname in [name for name in docnames if not PAGE.fullmatch(name) or "." in name]:
        withhold(env, docname)
        docnames.remove(docname)
        env.project.docnames.discard(docname)  # no toctree finds it


def _fault_of_page(docname: str, other: str) -> str:
    """Return what is wrong with the name of a page that has the right signs, or ''."""
    if other != docname:
        return f"`{other}` is called the same but for capitals, and on some disks is the same file."
    if is_reserved(docname):
        name = docname.rpartition("/")[2]
        return f"`{name}` is a name that a system, or the website, has for itself. Rename it."
    return ""


def _names(source: Path) -> Iterator[str]:
    for here, _, files in os.walk(source):
        paths = (Path(here, name) for name in files)
        yield from (path.relative_to(source).as_posix() for path in paths if not path.is_symlink())
