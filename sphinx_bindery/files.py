"""Puts a file or a folder in place only when it is whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_atomic(path: Path, content: bytes) -> None:
    """Write the file beside its place, then put it there in one step.

    A reader of `path` sees the old bytes or the new, never a part.
    """
    path = Path(path)  # Sphinx's own kind of path is a text, too, and replaces letters
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def replace_tree(path: Path, source: Path, leave_out: tuple[str, ...] = ()) -> None:
    """Put a copy of the folder `source` at `path`, in place of what was there.

    Names in `leave_out` (patterns as in the shell) are not copied.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    new, old = (path.with_name(f".{path.name}.{word}.{os.getpid()}") for word in ("new", "old"))
    try:
        shutil.copytree(source, new, ignore=shutil.ignore_patterns(*leave_out))
        if path.exists():
            path.replace(old)
        new.replace(path)
    finally:
        if old.exists() and not path.exists():
            old.replace(path)
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(new, ignore_errors=True)
