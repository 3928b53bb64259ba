"""summary: a revision is read, and what is said of it has an address."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from typing import Any

import pytest

from press.cli import summary as module
from press.cli.summary import extract, where_to_read

made_in: Any = module


def test_a_revision_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(root: Path, *command: str) -> bytes:
        assert command[-2:] == ("--end-of-options", "v9")
        raise made_in.GitError("no such thing")

    monkeypatch.setattr(made_in, "git", git)
    with pytest.raises(ValueError, match="There is no revision `v9` here: no such thing"):
        extract(tmp_path, "v9", tmp_path)


def test_of_a_revision_only_files_come_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        page = tarfile.TarInfo("source/page.md")
        page.size = 1
        archive.addfile(page, io.BytesIO(b"x"))
        link = tarfile.TarInfo("source/link.md")
        link.type, link.linkname = tarfile.SYMTYPE, "page.md"
        archive.addfile(link)
    answers = {"ls-tree": b"source\0conf.py\0", "archive": packed.getvalue()}
    monkeypatch.setattr(made_in, "git", lambda root, *command: answers[command[0]])
    extract(tmp_path, "v1", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out/source").iterdir()] == ["page.md"]


@pytest.mark.parametrize(
    ("values", "address"),
    [
        (("https://g", "a/b", "1"), "https://g/a/b/blob/1"),
        (("https://g", "a/b", ""), ""),
        (("https://g", "", "1"), ""),
        (("", "a/b", "1"), ""),
    ],
)
def test_where_the_files_of_a_revision_are_seen(
    values: tuple[str, ...], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
    for name, value in zip(names, values, strict=True):
        monkeypatch.setenv(name, value)
    assert made_in._address() == address


def test_who_reads_it_on_the_build_server_is_told_where_the_books_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert where_to_read() == []
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "*Artifacts*" in where_to_read()[0]
