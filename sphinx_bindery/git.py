"""Git, asked in one way: nobody's settings or variables change the answer."""

from __future__ import annotations

import os
import shlex
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class GitError(Exception):
    """Git has no answer; it says why, in one line, if it says anything."""


def top_of(folder: Path) -> Path | None:
    """Return the folder that is under git, of this one and those around it, or None."""
    above = (folder.resolve(), *folder.resolve().parents)
    return next((each for each in above if (each / ".git").exists()), None)


def git(folder: Path, *arguments: str) -> bytes:
    """Return what git says in a folder, without the end of its last line. Raises GitError."""
    top = top_of(folder)
    if top is None:
        raise GitError("This is not a git repository.")
    command = ["git", "-C", str(folder), *_trusting(top, folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, env=_variables(), check=True)
    except OSError as error:
        raise GitError(f"git cannot be run: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        raise GitError(_one_line(os.fsdecode(error.stderr), top)) from error
    return done.stdout.removesuffix(b"\n")


def _one_line(said: str, top: Path) -> str:
    """Return the first line of what git says, with what to do where git does not trust `top`."""
    words = said.strip().split("\n")[0].removeprefix("fatal: ")
    if "dubious ownership" in words:
        words += f": run `git config --global --add safe.directory {shlex.quote(str(top))}`"
    return words


def _trusting(top: Path, folder: Path) -> list[str]:
    """Have git trust a repository of another user, where the book's own code is theirs, too.

    Git asks whether it may run what the repository's settings name. Who owns the folder of the
    book has long been trusted with more: conf.py.
    """
    is_theirs = (top / ".git").stat().st_uid == folder.stat().st_uid
    return ["-c", f"safe.directory={top}"] if is_theirs else []


def _variables() -> dict[str, str]:
    """Return the environment without what could name another repository, or other settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "LC_ALL": "C", "GIT_DISCOVERY_ACROSS_FILESYSTEM": "1"}
