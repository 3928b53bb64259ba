"""One build at a time in a folder: two would write the same files."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

LOCK = ".lock"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process is at work in the folder, and say so; then keep others out.

    The system gives the folder free when the process ends, however it ends. Where there is no such
    lock, as on Windows, or no file can be written, nobody is kept out.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / LOCK).open("w")
    except OSError:  # whoever writes there next tells of it
        yield
        return
    with file:
        _wait_for(file, folder)
        yield


def _wait_for(file: IO[str], folder: Path) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print(
            f"Another build is at work in {folder.parent.name}/. This one waits.", file=sys.stderr
        )
        fcntl.flock(file, fcntl.LOCK_EX)
