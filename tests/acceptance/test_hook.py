"""`make hook` has git check before each commit, wherever git keeps its hooks, and harms nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import verb

pytestmark = pytest.mark.usefixtures("at_home")

WHO = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
ONWARD = "From now on, a commit is made only where make check finds nothing wrong.\n"


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *WHO, *arguments], cwd=folder, capture_output=True, text=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "a clone, of 'ours' & $HOME"
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


def checks(folder: Path, top: Path | None = None) -> bool:
    """Tell whether a commit runs `make check` in the folder, and is held up by what it finds."""
    for name in ("Makefile", "sphinx_bindery", "press"):
        (folder / name).unlink(missing_ok=True)
    (folder / "press").mkdir()
    (folder / "Makefile").write_text("staged:\n\t@pwd; exit 1\n")
    done = git(top or folder, "commit", "--allow-empty", "-qm", "One")
    return done.returncode != 0 and f"{folder}\n" in done.stdout + done.stderr


def test_a_commit_is_checked(clone: Path) -> None:
    done = verb(clone, "hook")
    assert (done.stdout, done.returncode) == (ONWARD, 0), done.stderr
    assert checks(clone)


def test_a_second_time_it_is_there_already(clone: Path) -> None:
    verb(clone, "hook")
    before = (clone / ".git/hooks/pre-commit").read_text()
    again = verb(clone, "hook")
    assert again.returncode == 0
    assert again.stdout.endswith("is there already, and runs make check.\n")
    assert (clone / ".git/hooks/pre-commit").read_text() == before


def test_somebody_s_own_stays_until_it_checks_too(clone: Path) -> None:
    hook = clone / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n# make check is slow\necho mine\n")
    done = verb(clone, "hook")
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].endswith("somebody's own. Add `make -s staged` to it.")
    assert hook.read_text() == "#!/bin/sh\n# make check is slow\necho mine\n"
    hook.write_text("#!/bin/sh\necho mine\nmake -s check\n")
    assert verb(clone, "hook").returncode == 0
    assert os.access(hook, os.X_OK)


def test_outside_git_nothing_is_written(tmp_path: Path) -> None:
    root_of_all = Path("/pre-commit").exists()
    done = verb(tmp_path, "hook")
    assert done.returncode != 0
    assert done.stderr.splitlines()[0] == "This is not a git repository."
    assert not [line for line in done.stderr.splitlines()[1:] if not line.startswith("make: ")]
    assert Path("/pre-commit").exists() == root_of_all
    assert {path.name for path in tmp_path.iterdir()} == {"Makefile", "sphinx_bindery", "press"}


def test_in_a_linked_worktree(clone: Path, tmp_path: Path) -> None:
    git(clone, "commit", "--allow-empty", "-qm", "One")
    linked = tmp_path / "linked"
    git(clone, "worktree", "add", "-q", str(linked))
    assert verb(linked, "hook").stdout == ONWARD
    assert checks(linked)


@pytest.mark.parametrize("place", ["my hooks", "{away}/hooks"])
def test_where_git_is_told_to_look_for_hooks(clone: Path, tmp_path: Path, place: str) -> None:
    git(clone, "config", "core.hooksPath", place.format(away=tmp_path / "away"))
    assert verb(clone, "hook").stdout == ONWARD
    assert checks(clone)


def test_a_folder_of_hooks_that_another_repository_uses_too(clone: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    git(tmp_path, "init", "-q", str(other))
    for folder in (clone, other):
        git(folder, "config", "core.hooksPath", str(tmp_path / "hooks"))
    verb(clone, "hook")
    assert git(other, "commit", "--allow-empty", "-qm", "One").returncode == 0


def test_a_book_that_lies_within_a_repository(clone: Path) -> None:
    book = clone / "books and $more"
    book.mkdir()
    assert verb(book, "hook").stdout == ONWARD
    assert checks(book, clone)


def test_where_there_are_no_hooks_it_is_said(clone: Path) -> None:
    git(clone, "config", "core.hooksPath", os.devnull)
    done = verb(clone, "hook")
    assert done.returncode != 0
    assert "/dev/null/pre-commit cannot be written: " in done.stderr.splitlines()[0]


def test_variables_of_another_repository_change_nothing(clone: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "other")
    verb(clone, "hook", GIT_DIR=str(tmp_path / "other/.git"))
    assert not (tmp_path / "other/.git/hooks/pre-commit").exists()
    assert checks(clone)
