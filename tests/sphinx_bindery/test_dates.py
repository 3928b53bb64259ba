"""dates: the one clock of the build."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sphinx.errors import ConfigError

from sphinx_bindery import dates
from sphinx_bindery.dates import edition_time, long_date, zip_time


@pytest.fixture(autouse=True)
def _no_clock_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(dates, "_last_commit", lambda folder: "")


@pytest.mark.parametrize(
    ("epoch", "commit", "default", "moment"),
    [
        ("86400", "99", "2026-01-02", datetime(1970, 1, 2, tzinfo=UTC)),
        ("", "86401", "2026-01-02", datetime(1970, 1, 2, 0, 0, 1, tzinfo=UTC)),
        ("", "", "2026-01-02", datetime(2026, 1, 2, tzinfo=UTC)),
        ("0", "99", "", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_the_first_that_is_known_counts(
    monkeypatch: pytest.MonkeyPatch, epoch: str, commit: str, default: str, moment: datetime
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    monkeypatch.setattr(dates, "_last_commit", lambda folder: commit)
    assert edition_time(Path(), default) == moment


def test_without_any_it_is_midnight_of_today() -> None:
    before = datetime.now(UTC).date()
    found = edition_time(Path())
    assert found.date() in (before, datetime.now(UTC).date())
    assert (found.hour, found.minute, found.second, found.tzinfo) == (0, 0, 0, UTC)


@pytest.mark.parametrize(
    ("day", "language", "words"),
    [
        (date(2026, 11, 3), "en", "November 3, 2026"),
        (date(2026, 1, 31), "en-US", "January 31, 2026"),
        (datetime(2026, 5, 6, 23, 59, tzinfo=UTC), "en", "May 6, 2026"),
        (date(2026, 3, 4), "de", "4. März 2026"),
        (date(2026, 3, 4), "pt-BR", "4 de março de 2026"),
        (date(2026, 3, 4), "zh_CN", "2026年3月4日"),
        (date(2026, 3, 4), "zh-Hans-CN", "2026年3月4日"),
        (date(2026, 3, 4), "sr@latin", "4. mart 2026."),
        (date(2026, 3, 4), "tlh", "2026-03-04"),
    ],
)
def test_a_day_as_the_books_write_it(day: date, language: str, words: str) -> None:
    assert long_date(day, language) == words


@pytest.mark.parametrize("day", ["23.11.2026", "2026-02-30", "0999-12-31", "soon"])
def test_a_day_that_is_none_is_told(tmp_path: Path, day: str) -> None:
    with pytest.raises(ConfigError, match=rf"`book_date` is `{day}`\. Write a day, as 2026"):
        edition_time(tmp_path, day)


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        (datetime(1979, 12, 31, 23, tzinfo=UTC), (1980, 1, 1, 0, 0, 0)),
        (datetime(1980, 2, 3, 4, 5, 6, tzinfo=UTC), (1980, 2, 3, 4, 5, 6)),
        (datetime(2107, 2, 3, 4, 5, 6, tzinfo=UTC), (2107, 2, 3, 4, 5, 6)),
        (datetime(2108, 1, 1, tzinfo=UTC), (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_a_zip_knows_no_other_years(moment: datetime, held: tuple[int, ...]) -> None:
    assert zip_time(moment) == held
