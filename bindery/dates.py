"""The one clock of the build: the same source gives the same bytes at any time of day."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from sphinx.util.i18n import format_date

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"


def edition_time(folder: Path, default: str = "") -> datetime:
    """Return the moment that the edition carries, in UTC.

    It is SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else the
    time of the last commit to `folder`, else midnight of `default` (YYYY-MM-DD), else today.
    """
    epoch = os.environ.get(VARIABLE) or _last_commit(folder)
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC)
    day = date.fromisoformat(default) if default else datetime.now(UTC).date()
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def long_date(day: date, language: str = "en") -> str:
    """Return a day as the books write it, November 23, 2026, with the month of that language.

    The names are Sphinx's own: those of `strftime` would change with the system's language.
    """
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return format_date("%B %-d, %Y", date=moment, language=language.replace("-", "_"))


@cache  # each output asks
def _last_commit(folder: Path) -> str:
    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
