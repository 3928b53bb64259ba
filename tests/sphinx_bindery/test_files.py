"""whole: a file or a folder is put in place only when it is whole."""

from __future__ import annotations

import shutil
from errno import EACCES, EFBIG, ENOSPC, EROFS
from pathlib import Path

import pytest

from sphinx_bindery.files import fault_of_disk, replace_tree, write_atomic


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_file_is_written_below_folders_that_are_not_there_yet(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a/b/file", b"new")
    assert (tmp_path / "a/b/file").read_bytes() == b"new"
    assert names(tmp_path / "a/b") == ["file"]


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    for content in (b"old and long", b"new"):
        write_atomic(tmp_path / "file", content)
    assert (tmp_path / "file").read_bytes() == b"new"
    assert names(tmp_path) == ["file"]


def test_a_file_that_cannot_be_put_in_place_leaves_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, target: Path) -> None:
        assert path.parent == target.parent, "the way is on one disk"
        raise OSError("no")

    (tmp_path / "file").write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="no"):
        write_atomic(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


def test_a_folder_is_copied_but_for_what_is_left_out(tmp_path: Path) -> None:
    for name in ("page.html", ".buildinfo", "deep/page.html", "deep/x.pyc"):
        path = tmp_path / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    replace_tree(tmp_path / "site", tmp_path / "made", (".buildinfo", "*.pyc"))
    assert names(tmp_path / "site") == ["deep", "deep/page.html", "page.html"]
    assert len(names(tmp_path / "made")) == 5, "what was copied stays"


def test_nothing_of_the_old_folder_stays(tmp_path: Path) -> None:
    for name in ("made/new", "up/and/site/old"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x")
    replace_tree(tmp_path / "up/and/site", tmp_path / "made")
    assert names(tmp_path / "up/and") == ["site", "site/new"]
    replace_tree(tmp_path / "not/there/site", tmp_path / "made")
    assert names(tmp_path / "not/there") == ["site", "site/new"]


def test_the_old_folder_comes_back_where_the_new_one_cannot_be_put(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("made/new", "site/old"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x")
    replace = Path.replace

    def refuse_the_new(path: Path, target: Path) -> Path:
        if ".new." in path.name:
            raise OSError("no")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse_the_new)
    with pytest.raises(OSError, match="no"):
        replace_tree(tmp_path / "site", tmp_path / "made")
    assert names(tmp_path) == ["made", "made/new", "site", "site/old"]


def test_a_folder_that_cannot_be_copied_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old").write_text("x")
    with pytest.raises(FileNotFoundError):
        replace_tree(tmp_path / "site", tmp_path / "not there")
    assert names(tmp_path) == ["site", "site/old"]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(ENOSPC, "No space"), "The disk is full (No space left on device). Make room"),
        (OSError(EFBIG, "Too large"), "The disk is full (File too large)"),
        (OSError(EROFS, "Read-only", "build/x"), "build/x cannot be written (Read-only"),
        (shutil.Error([("a", "b", "[Errno 28] No space left on device")]), "The disk is full"),
    ],
)
def test_a_disk_that_takes_nothing_is_told_in_words(error: OSError, told: str) -> None:
    assert fault_of_disk(error).startswith(told)


@pytest.mark.parametrize("error", [OSError(EACCES, "no", "page.md"), OSError("odd"), ValueError()])
def test_what_else_fails_is_none_of_the_disk(error: Exception) -> None:
    assert fault_of_disk(error) == ""
