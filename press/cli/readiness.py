"""Whether the book is ready to be given away: its version, date and news, and the lines to call.

A draft may be made at any time, and so may the site; an edition is kept, and cannot be called back.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from press.cli.news import PAGE, editions, page_of
from sphinx_bindery.files import write_atomic
from sphinx_bindery.git import GitError, git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.config import Config

CHANGES = "CHANGELOG.md"
UNPUBLISHED = "not yet published"
CHECKED = re.compile(r"\bChecked (\d{1,2} [A-Z][a-z]+ \d{4})\b")
OLDEST = timedelta(days=90)


class UnreadyError(Exception):
    """What keeps the book from being given away: lines of `file:line: what to do`."""


def check_readiness(root: Path, config: Config, today: date) -> None:
    """Raise UnreadyError, with all that is to be done before an edition is given away.

    `root` is the folder of the book, `today` the day from which the age of a help line is counted.
    The page that tells what is new is written where it says something else than CHANGELOG.md.
    """
    found = [
        *_faults_of_changes(root, config.release),
        *_faults_of_tag(root, config.release),
        *_old_lines(root, today),
    ]
    if found:
        raise UnreadyError("\n".join([*found, "A draft can be made: make release DRAFT=yes"]))


def _faults_of_changes(root: Path, version: str) -> Iterator[str]:
    path = root / CHANGES
    found = editions(path.read_text(encoding="utf-8") if path.is_file() else "")
    if not found:
        yield f"{CHANGES}:1: No section tells what is new. Write `## {version}, 2026-11-30`."
        return
    newest, *before = found
    place = f"{CHANGES}:{newest.line}"
    if newest.version != version:
        yield f"{place}: This is {newest.version}, and conf.py says {version}. Mend one."
    if newest.when in ("", UNPUBLISHED):
        yield f"{place}: Write the day of the edition: `## {version}, 2026-11-30`."
    elif not newest.news:
        yield f"{place}: It tells readers nothing. Write `### For readers`, and what is new."
    elif before and _is_written(root / PAGE, page_of(newest)):
        yield f"{PAGE.as_posix()}:1: It was made from {CHANGES} just now. Read it, and commit it."


def _is_written(path: Path, text: str) -> bool:
    """Tell whether the page said something else, and was written."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    write_atomic(path, text.encode())
    return True


def _faults_of_tag(root: Path, version: str) -> Iterator[str]:
    try:
        tags = git(root, "tag", "--points-at", "HEAD").decode().split()
    except GitError:
        return
    named = [tag.removeprefix("v") for tag in tags if re.match(r"v\d", tag)]
    if named and version not in named:
        yield f"conf.py:1: The tag is v{named[0]}, and the version {version}. Mend one."


def _old_lines(root: Path, today: date) -> Iterator[str]:
    """Yield each help line that nobody has checked for long."""
    for path in sorted((root / "source").rglob("help.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines, start=1):
            for day in CHECKED.findall(line):
                checked = datetime.strptime(day, "%d %B %Y").date()
                if today - checked > OLDEST:
                    place = f"{path.relative_to(root).as_posix()}:{number}"
                    yield f"{place}: Checked {day}, over {OLDEST.days} days ago. Check it again."
