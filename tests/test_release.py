"""What is given away is whole, has its sums, and says how to make the same bytes again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bindery.release import IncompleteError, latest_changes, make_release, make_site

from .conftest import TOP, Book


@pytest.fixture
def made(tiny: Book, tmp_path: Path) -> Path:
    root = tmp_path / "book"
    shutil.copytree(tiny.build, root / "build")
    (root / "source").mkdir()
    for name in ("requirements.lock", "CHANGELOG.md"):
        shutil.copyfile(TOP / name, root / name)
    return root


def test_the_sums_are_right(made: Path) -> None:
    folder = make_release(made, made / "build")
    names = {path.name for path in folder.iterdir()}
    assert {"SHA256SUMS", "PROVENANCE.md", "CHANGES.md"} < names
    assert {Path(name).suffix for name in names} >= {".epub", ".pdf", ".zip"}
    assert any(name.startswith("worksheet-") for name in names)
    site = make_site(made / "build", folder)
    for place in (folder, site):
        done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=place)
        assert done.returncode == 0
    assert (site / "index.html").exists()


def test_the_same_book_makes_the_same_release(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    first = {p.name: p.read_bytes() for p in make_release(made, made / "build").iterdir()}
    second = {p.name: p.read_bytes() for p in make_release(made, made / "build").iterdir()}
    assert first == second
    assert b"SOURCE_DATE_EPOCH=1790000000 make release" in first["PROVENANCE.md"]


def test_a_missing_book_is_told(made: Path) -> None:
    shutil.rmtree(made / "build/epub")
    with pytest.raises(IncompleteError, match="no EPUB in build/epub/: run `make book`"):
        make_release(made, made / "build")


def test_the_changes_are_those_of_the_newest() -> None:
    assert latest_changes("# Changes\n\n## 2\n\nNew.\n\n## 1\n\nOld.\n") == "## 2\n\nNew.\n"
