"""`make staged` checks what is about to be committed, and not what lies in the folder beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from press.cli.build import ONLY_MADE
from tests.application import TOP, page
from tests.conftest import verb

WRONG, RIGHT = page("A [link](#nowhere)."), page("Text.")


@pytest.fixture
def repository(small: Path) -> Path:
    """A small book in git, with its Makefile and our package."""
    for wing in ("sphinx_bindery", "press"):
        (small / wing).symlink_to(TOP / wing)
    (small / "Makefile").write_text((TOP / "Makefile").read_text())
    (small / ".gitignore").write_text("__pycache__\n")
    git(small, "init", "-q")
    git(small, "add", ".")
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    git(small, *who, "commit", "-qm", "The book")
    return small


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True)


def staged(root: Path) -> subprocess.CompletedProcess[str]:
    return verb(root, "staged", HERE=sys.executable)


def test_what_is_staged_is_checked(repository: Path) -> None:
    path = repository / "source/page.md"
    path.write_text(WRONG)
    git(repository, "add", "source")
    path.write_text(RIGHT)
    done = staged(repository)
    assert done.returncode
    assert "source/page.md:12: " in done.stderr, done
    assert not (repository / "build").exists()


def test_what_is_not_staged_is_not(repository: Path) -> None:
    path = repository / "source/page.md"
    path.write_text(page("Other text."))
    git(repository, "add", "source")
    path.write_text(WRONG)
    done = staged(repository)
    assert (done.returncode, done.stdout) == (0, f"Nothing found. {ONLY_MADE}\n"), done


def test_a_commit_that_does_not_touch_the_book_is_not_held_up(repository: Path) -> None:
    (repository / "source/page.md").write_text(WRONG)
    (repository / "README.md").write_text("New.")
    git(repository, "add", "README.md")
    done = staged(repository)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
