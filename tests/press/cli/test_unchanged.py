"""unchanged: books that stand are not made again, and whatever they depend on has them made."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from press.cli import unchanged
from press.cli.unchanged import Note, stands

LINE = "pdf   build/pdf/b.pdf  1 KB"


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Note:
    """A book that was made, with nothing to tell."""
    monkeypatch.setattr(unchanged, "CODE", (tmp_path / "code",))
    monkeypatch.setattr(unchanged, "COUNTED", (*unchanged.COUNTED, "PYTEST_CURRENT_TEST"))
    for name in ("code/a.py", "book/conf.py", "book/source/index.md", "book/build/pdf/b.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    book = tmp_path / "book"
    (book / "build/.work").mkdir()
    for command in (["init", "-q"], ["add", "conf.py"], ["commit", "-qm", "x"]):
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *command], cwd=book, check=True)
    made = Note(book, book / "build", ("pdf",))
    made.write(made.sources(), [LINE])
    return made


def edit(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text("changed")


def commit(root: Path) -> None:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    command = ["git", *who, "commit", "-q", "--allow-empty", "-m", "y"]
    subprocess.run(command, cwd=root, check=True)


def same_size_and_time(root: Path) -> None:
    path = root / "source/index.md"
    before = path.stat()
    path.write_text("y")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES = {
    "a page": edit("source/index.md"),
    "a page, as large and as old as it was": same_size_and_time,
    "a new page": edit("source/new.md"),
    "a page less": lambda root: (root / "source/index.md").unlink(),
    "a page by another name": lambda root: (root / "source/index.md").rename(root / "source/b.md"),
    "the settings": edit("conf.py"),
    "the code": edit("../code/a.py"),
    "a book": edit("build/pdf/b.pdf"),
    "a book that was put away": lambda root: (root / "build/pdf/b.pdf").unlink(),
    "all that was made": lambda root: shutil.rmtree(root / "build"),
    "a commit": commit,
}


def test_what_has_not_changed_stands(note: Note, capsys: pytest.CaptureFixture[str]) -> None:
    assert note.take() == [LINE]
    assert stands(["pdf", "--root", str(note.root)])
    assert capsys.readouterr().out == f"{LINE}  unchanged\n"


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_is_made(change: str, note: Note) -> None:
    CHANGES[change](note.root)
    assert note.take() == []
    assert not note.path.exists(), "a build that tells something is not taken for one that did not"


@pytest.mark.parametrize("name", ["BOOK_SITE", "SOURCE_DATE_EPOCH", "ANYTHING"])
def test_a_variable_counts(name: str, note: Note, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "1")
    assert note.take() == []


@pytest.mark.parametrize("name", ["SHLVL", "_", "OLDPWD", "MAKELEVEL"])
def test_what_a_shell_counts_does_not(
    name: str, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "7")
    assert note.take() == [LINE]


@pytest.mark.parametrize("place", ["build/.work/doctrees/x", ".venv/x", "code/__pycache__/a.pyc"])
def test_what_no_book_is_made_of_does_not_count(place: str, note: Note) -> None:
    path = note.root.parent / place if place.startswith("code") else note.root / place
    path.parent.mkdir(parents=True)
    path.write_text("x")
    assert note.take() == [LINE]


@pytest.mark.parametrize(
    "arguments", [["epub"], ["pdf", "html"], ["pdf", "--release"], ["pdf", "--check"], ["text"]]
)
def test_what_was_not_made_does_not_stand(arguments: list[str], note: Note) -> None:
    assert not stands([*arguments, "--root", str(note.root)])
    assert note.path.exists()


def test_a_note_that_cannot_be_read_is_none(note: Note) -> None:
    note.path.write_text("{")
    assert note.take() == []
