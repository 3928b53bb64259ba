"""Puts a file or a folder in place only when it is whole; says what keeps a disk from taking it."""

from __future__ import annotations

import os
import shutil
from errno import EDQUOT, EFBIG, EIO, ENOSPC, EROFS
from pathlib import Path

FULL = (ENOSPC, EDQUOT, EFBIG)


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
    except OSError as error:
        error.filename = str(path)  # that other name is nobody's business
        raise
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


def fault_of_disk(error: BaseException) -> str:
    """Return what is wrong with the disk, in words, where that is why something failed; or ''."""
    while error.__cause__ and not isinstance(error, OSError):
        error = error.__cause__
    if isinstance(error, shutil.Error):  # of several files: what is said of each
        said = str(error)
        number = next((each for each in (*FULL, EROFS, EIO) if os.strerror(each) in said), 0)
    else:
        number = (isinstance(error, OSError) and error.errno) or 0
    if number in FULL:
        return f"The disk is full ({os.strerror(number)}). Make room, and begin again."
    if number in (EROFS, EIO):
        where = getattr(error, "filename", None) or "The disk"
        return f"{where} cannot be written ({os.strerror(number)})."
    return ""
