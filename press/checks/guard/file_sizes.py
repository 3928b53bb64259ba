"""Files of the source and of the website as files: each comes to an end, and none is huge.

Spelling, styles and pages read whole files; one that is a pipe, or holds a gigabyte, would be read
before anybody could look at it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from press.checks.guard.refusal import tell_of_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

LARGEST = 5_000_000  # bytes
# Looked at where a page uses one: who drew it learns which page is left out.
LOOKED_AT_LATER = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf", ".epub")
ENDLESS = "This is a pipe or a device, and no file. Take it out."
HUGE = f"This file is larger than {LARGEST // 1_000_000} MB. Make it smaller."


def refuse_sizes(app: Sphinx, config: Config) -> None:
    """Tell of each such file before anything is read. Raises SphinxError where there is one."""
    folders = [Path(app.srcdir), *(Path(app.confdir, name) for name in config.html_static_path)]
    faults = {path: fault for folder in folders for path, fault in _faults_in(folder)}
    for path, fault in sorted(faults.items()):
        tell_of_file(fault, path)
    if faults:
        raise SphinxError("No book is made with such a file among its parts.")


def _faults_in(folder: Path) -> Iterator[tuple[Path, str]]:
    for here, _, names in os.walk(folder):
        for path in (Path(here, name) for name in names):
            facts = path.lstat()
            if not stat.S_ISREG(facts.st_mode) and not stat.S_ISLNK(facts.st_mode):
                yield path, ENDLESS
            elif facts.st_size > LARGEST and path.suffix.lower() not in LOOKED_AT_LATER:
                yield path, HUGE
