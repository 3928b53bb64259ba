"""The command behind `make hook`: git then checks before each commit."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path

from press.cli.processes import run
from sphinx_bindery.git import GitError, git

# The folder of hooks may be one for several repositories, and an old commit may have no check.
SCRIPT = """\
#!/bin/sh
# From `make hook`: a commit is made only where `make check` finds nothing wrong in what is staged.
[ ! -d {book}press ] || make -s -C {book} staged || {{
  echo "No commit was made. Mend what is named above, git add it, and commit again." >&2
  exit 1
}}
"""
CHECKS = re.compile(r"^(?>[^#\n]*?\bmake\b).*\b(?:check|staged)\b", re.MULTILINE)


class RefusalError(Exception):
    """The hook cannot be put there; the words say why, in one line."""


def put_hook(root: Path) -> str:
    """Have git run `make check` before each commit; return what to tell of it.

    Raises GitError where git has no answer, RefusalError where somebody's own hook is in the way.
    """
    top = Path(os.fsdecode(git(root, "rev-parse", "--show-toplevel")))
    hook = top / os.fsdecode(git(top, "rev-parse", "--git-path", "hooks")) / "pre-commit"
    book = "./" + os.fsdecode(git(root, "rev-parse", "--show-prefix"))
    told = "From now on, a commit is made only where make check finds nothing wrong."
    try:
        if not os.path.lexists(hook):
            hook.parent.mkdir(parents=True, exist_ok=True)
            hook.write_text(SCRIPT.format(book=shlex.quote(book)), encoding="utf-8")
        elif not CHECKS.search(hook.read_text(encoding="utf-8", errors="replace")):
            raise RefusalError(f"{hook} is somebody's own. Add `make -s staged` to it.")
        else:
            told = f"{hook} is there already, and runs make check."
        hook.chmod(0o755)
    except OSError as error:
        raise RefusalError(f"{hook} cannot be written: {error.strerror}.") from error
    return told


def main() -> int:
    """Put the hook into the repository that the book lies in; return the exit status."""
    try:
        print(put_hook(Path().resolve()))
    except (GitError, RefusalError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    run(main)
