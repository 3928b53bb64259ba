"""The one clock of the build: the same source gives the same bytes at any time of day."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING

from babel.core import UnknownLocaleError
from babel.dates import format_date
from sphinx.errors import ConfigError
from sphinx.util import logging

from sphinx_bindery.git import GitError, git, top_of
from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from pathlib import Path

logger = logging.getLogger(__name__)

VARIABLE = "SOURCE_DATE_EPOCH"
SECONDS = re.compile(r"[0-9]{1,12}")
FIRST_YEAR = 1000  # what is earlier has not four digits everywhere
END_OF_TIME = 253_402_300_800  # the year 10000, in seconds; milliseconds of our days lie beyond


def zip_time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    """Return a moment as the zip format can hold it: from 1980 to 2107, in steps of two seconds.

    Source: PKWARE's APPNOTE, 4.4.6: seven bits for the years since 1980.
    """
    year, month, day, hour, minute, second = moment.timetuple()[:6]
    if year < 1980:
        return 1980, 1, 1, 0, 0, 0
    return (year, month, day, hour, minute, second) if year < 2108 else (2107, 12, 31, 23, 59, 58)


def edition_time(folder: Path, default: str = "") -> datetime:
    """Return the moment that the edition carries, in UTC.

    It is SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), else the
    time of the last commit to `folder`, else midnight of `default` (YYYY-MM-DD), else today.
    Raises ConfigError if SOURCE_DATE_EPOCH is no such number, or `default` no such day.
    """
    epoch = set_time() or _last_commit(folder)
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC)
    day = _day(default) if default else datetime.now(UTC).date()
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
        if day.year < FIRST_YEAR:
            raise ValueError
        return day
    except ValueError as error:
        raise ConfigError(
            f"conf.py: `book_date` is `{written}`. Write a day, as 2026-11-23."
        ) from error


def set_time() -> str:
    """Return SOURCE_DATE_EPOCH, or "" where it is not set. Raises ConfigError if it is no time."""
    epoch = os.environ.get(VARIABLE, "")
    if epoch and not (SECONDS.fullmatch(epoch) and int(epoch) < END_OF_TIME):
        shown = epoch if len(epoch) <= 40 else f"{epoch[:40]} …"
        raise ConfigError(
            f"{VARIABLE} is `{shown}`. Write the seconds since 1970, as `date +%s` does."
        )
    return epoch


def long_date(day: date, language: str = "en") -> str:
    """Return a day as that language writes it out: November 23, 2026, or 23. November 2026.

    A language that Babel does not know has it in digits, as 2026-11-23.
    Source: Unicode CLDR, the long format of a date.
    """
    for name in language_of(language).names:
        with suppress(UnknownLocaleError, ValueError):
            return format_date(day, "long", name)
    return day.strftime("%Y-%m-%d")


def _last_commit(folder: Path) -> str:
    """Return the time of the last commit, or "" where there is none; tell what keeps it back."""
    time, fault = _asked(folder)
    if fault:
        logger.warning(
            "The edition cannot be dated by its last commit: %s. Mend that, or set %s.",
            fault,
            VARIABLE,
            type="book",
            subtype="git",
            once=True,
        )
    return time


@cache  # each output asks
def _asked(folder: Path) -> tuple[str, str]:
    """Return the time of the last commit, and why git does not tell it; each may be ""."""
    if not top_of(folder):
        return "", ""
    try:
        commit = git(folder, "rev-parse", "--quiet", "--verify", "HEAD")  # else: none was made
        said = git(folder, "rev-list", "--max-count=1", "--timestamp", os.fsdecode(commit))
    except GitError as error:
        return "", str(error)
    return os.fsdecode(said).split()[0], ""
