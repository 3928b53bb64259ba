"""An output is replaced only when it is whole."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from sphinx_bindery.files import replace_tree, write_atomic
from tests.conftest import make


def test_a_file_is_written(tmp_path: Path) -> None:
    write_atomic(tmp_path / "new" / "book", b"new")
    assert (tmp_path / "new" / "book").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "book"
    book.write_bytes(b"old")

    def half(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(OSError, match="No space"):
        write_atomic(book, b"new and longer")
    assert book.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [book]


def test_a_folder_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made/page").write_text("new")
    (tmp_path / "made/notes").write_text("not for readers")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/gone").write_text("old")
    replace_tree(tmp_path / "site", tmp_path / "made", ("notes",))
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["page"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "site"]


@pytest.mark.parametrize("fails", ["copy", "replace"])
def test_a_folder_that_cannot_be_put_in_place_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    for name in ("made", "site"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page").write_text(name)
    replace = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if ".new." in path.name:
            raise OSError("No more of this")
        return replace(path, target)

    def half(source: Path, target: Path, **how: object) -> None:
        target.mkdir()
        raise OSError("No more of this")

    if fails == "copy":
        monkeypatch.setattr("sphinx_bindery.files.shutil.copytree", half)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No more"):
        replace_tree(tmp_path / "site", tmp_path / "made")
    assert (tmp_path / "site/page").read_text() == "site"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "site"]


def test_a_website_that_cannot_be_made_leaves_the_old_one(small: Path) -> None:
    old = make(small, small / "build", "html")
    before = (old.html / "index.html").read_bytes()
    conf = small / "conf.py"
    conf.write_text(conf.read_text() + '\nhtml_theme = "gone"\n')
    new = make(small, small / "build", "html")
    assert new.status == 1
    assert "gone" in new.said
    assert "Traceback" not in new.said
    assert (old.html / "index.html").read_bytes() == before
