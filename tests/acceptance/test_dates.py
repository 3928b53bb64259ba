"""The edition has one date, whatever git is told to say, and whoever asks it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from press.cli import release
from sphinx_bindery import dates
from sphinx_bindery.git import git
from tests.conftest import make

pytestmark = pytest.mark.usefixtures("at_home")

WHO = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
WHEN = datetime(2020, 2, 2, tzinfo=UTC)
FALLBACK = datetime(2026, 1, 2, tzinfo=UTC)
# A program that signs, and says of every signature that it is good.
SIGNER = """#!/bin/sh
cat >/dev/null  # git gives up where nobody reads what it has to say
case "$*" in
  *--verify*) echo "[GNUPG:] GOODSIG 1 Nobody" ; echo "Good signature from Nobody" >&2 ;;
  *) printf "\\n[GNUPG:] SIG_CREATED D\\n" >&2 ; printf -- '-----BEGIN PGP SIGNATURE-----\\nA\\n' ;;
esac
"""


def ask(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_COMMITTER_DATE": WHEN.isoformat()}
    command = ["git", *WHO, *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def clone(small: Path) -> Path:
    ask(small, "init", "-q")
    ask(small, "add", ".")
    ask(small, "commit", "-qm", "One")
    return small


def program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script)
    path.chmod(0o755)
    return path


def date_of(folder: Path) -> datetime:
    return dates.edition_time(folder / "source", "2026-01-02")


def test_the_last_commit_dates_the_edition(clone: Path) -> None:
    assert date_of(clone) == WHEN


def test_a_signature_that_git_shows(clone: Path, tmp_path: Path) -> None:
    signer = program(tmp_path, "signer", SIGNER)
    ask(clone, "config", "gpg.program", str(signer))
    ask(clone, "config", "log.showSignature", "true")
    ask(clone, "commit", "--allow-empty", "-S", "-m", "Two")
    shown = subprocess.run(["git", "log", "-1"], cwd=clone, capture_output=True, text=True)
    assert "Good signature" in shown.stdout
    assert date_of(clone) == WHEN


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", "{other}/.git"),
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/nowhere"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_CEILING_DIRECTORIES", "{clone}"),
        ("GIT_CONFIG_PARAMETERS", "'log.showsignature=true'"),
        ("GIT_CONFIG_GLOBAL", "{other}/wrong"),
        ("GIT_NAMESPACE", "elsewhere"),
        ("GIT_TRACE", "1"),
        ("LANGUAGE", "de"),
    ],
)
def test_variables_of_whoever_builds(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    ask(other, "init", "-q")
    (other / "wrong").write_text("[not git's\n")
    monkeypatch.setenv(name, value.format(other=other, clone=clone))
    assert date_of(clone) == WHEN


def test_a_checkout_of_another_owner(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = f'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {shutil.which("git")} "$@"'
    fake = program(tmp_path / "bin", "git", f"#!/bin/sh\n{theirs}\n")
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    refused = subprocess.run(["git", "status"], cwd=clone, capture_output=True, text=True)
    assert "dubious ownership" in refused.stderr
    assert date_of(clone) == WHEN
    assert len(git(clone, "rev-parse", "HEAD")) == 40


def test_a_shallow_clone_and_a_commit_that_no_branch_has(clone: Path, tmp_path: Path) -> None:
    ask(clone, "commit", "--allow-empty", "-qm", "Two")
    ask(tmp_path, "clone", "-q", "--depth=1", f"file://{clone}", "shallow")
    assert date_of(tmp_path / "shallow") == WHEN
    ask(clone, "checkout", "-q", "--detach")
    assert date_of(clone) == WHEN


def test_without_a_commit_the_book_has_the_date(small: Path) -> None:
    assert date_of(small) == FALLBACK
    ask(small, "init", "-q")
    dates._asked.cache_clear()
    assert date_of(small) == FALLBACK
    assert make(small, small / "build", "read").findings == []


UNTRUSTED = """#!/bin/sh
echo "fatal: detected dubious ownership in repository at '/x'" >&2
echo "To add an exception for this directory, call:" >&2
exit 128
"""


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (UNTRUSTED, r"detected dubious ownership .*: run `git config --global --add safe\.direc"),
        ("", "git cannot be run: No such file or directory"),
    ],
)
def test_what_keeps_git_from_telling_is_one_line(
    clone: Path, tmp_path: Path, script: str, told: str
) -> None:
    fake = program(tmp_path / "bin", "git" if script else "no-git", script)
    book = make(clone, clone / "build", "epub", PATH=str(fake.parent))
    assert book.status == 0
    (finding,) = book.findings
    start = "conf.py:1: The edition cannot be dated by its last commit: "
    assert finding.startswith(start)
    assert finding.endswith(". Mend that, or set SOURCE_DATE_EPOCH.")
    assert re.match(told, finding.removeprefix(start)), finding


WRONG = ["soon", "1790000000000", "-1", "1e9", " 1", "١", "9" * 5000, "2026-11-23"]


@pytest.mark.parametrize("value", WRONG)
def test_a_time_that_is_none_is_one_line(small: Path, value: str) -> None:
    book = make(small, small / "build", SOURCE_DATE_EPOCH=value)
    shown = value if len(value) < 40 else f"{value[:40]} …"
    said = f"SOURCE_DATE_EPOCH is `{shown}`. Write the seconds since 1970, as `date +%s` does.\n"
    assert (book.said, book.status) == (said, 1)


def test_a_release_says_what_git_says(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(clone, "config", "status.showUntrackedFiles", "no")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    name, is_changed = release._commit(clone)
    assert (len(name), is_changed) == (40, False)
    (clone / "source/new.md").write_text("# New\n")
    assert release._commit(clone) == (name, True)
    assert release._commit(tmp_path) == ("unknown: git does not tell it", False)
