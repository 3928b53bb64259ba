"""What is given away is whole, has its sums, and says how to make the same bytes again."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from press.cli.release import IncompleteError, latest_changes, make_release, make_site
from tests.conftest import ROOTS, TOP, Book, make


@pytest.fixture
def made(tiny: Book, tmp_path: Path) -> Path:
    root = tmp_path / "book"
    shutil.copytree(tiny.build, root / "build")
    (root / "source").mkdir()
    for name in ("requirements.lock", "CHANGELOG.md", "pyproject.toml", "LICENSE"):
        shutil.copyfile(TOP / name, root / name)
    shutil.copytree(TOP / "sphinx_bindery", root / "sphinx_bindery")
    shutil.copyfile(ROOTS / "test-book/conf.py", root / "conf.py")
    return root


def provenance(root: Path) -> str:
    return (make_release(root, root / "build") / "PROVENANCE.md").read_text(encoding="utf-8")


def test_the_sums_are_right(made: Path) -> None:
    folder = make_release(made, made / "build")
    names = {path.name for path in folder.iterdir()}
    assert {"SHA256SUMS", "PROVENANCE.md", "CHANGES.md"} < names
    assert {Path(name).suffix for name in names} >= {".epub", ".pdf", ".zip"}
    assert any(name.startswith("worksheet-") for name in names)
    assert "sphinx_bindery-0.1.0-py3-none-any.whl" in names
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
    assert b"SOURCE_DATE_EPOCH=1790000000 " in first["PROVENANCE.md"]


def test_without_git_or_epoch_the_date_is_the_book_s(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "- Edition: 2026-01-02 00:00:00 UTC" in provenance(made)


def test_the_recipe_sets_what_was_set(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://git.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "a/book")
    assert (
        "SOURCE_DATE_EPOCH=1790000000 BOOK_SITE=https://book.example/ "
        "BOOK_REPOSITORY=https://git.example/a/book "
        "BOOK_NEWSLETTER='https://news.example/subscribe?list=tiny&from=book' "
        "BOOK_MAIL=us@book.example "
        "make release DRAFT=yes\n"
    ) in provenance(made)


def test_a_page_that_is_in_no_commit_is_told(made: Path) -> None:
    (made / ".gitignore").write_text("build/\n__pycache__/\n")
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "The book"]):
        subprocess.run(["git", "-C", str(made), *command], check=True)
    assert "**Files were changed" not in provenance(made)
    (made / "source/new.md").write_text("# New\n")
    assert "**Files were changed" in provenance(made)


def test_a_book_of_another_name_is_not_given_away(made: Path) -> None:
    for kind in ("epub", "pdf"):
        (made / f"build/{kind}/an-older-name.{kind}").write_bytes(b"old")
    names = {path.name for path in make_release(made, made / "build").iterdir()}
    assert {"a-tiny-book.epub", "a-tiny-book.pdf", "a-tiny-book-website.zip"} <= names
    assert not [name for name in names if "older" in name]


def test_a_worksheet_that_is_gone_is_not_made_again(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text().replace("kind: reference", "kind: worksheet"))
    sheets = small / "build/pdf/worksheets"
    make(small, small / "build", "pdf")
    assert sorted(path.name for path in sheets.iterdir()) == ["page-a4.pdf", "page-letter.pdf"]
    page.write_text(page.read_text().replace("kind: worksheet", "kind: reference"))
    make(small, small / "build", "pdf")
    assert list(sheets.iterdir()) == []


def test_a_missing_book_is_told(made: Path) -> None:
    shutil.rmtree(made / "build/epub")
    with pytest.raises(IncompleteError, match="no EPUB in build/epub/: run `make book`"):
        make_release(made, made / "build")


def test_the_changes_are_those_of_the_newest() -> None:
    assert latest_changes("# Changes\n\n## 2\n\nNew.\n\n## 1\n\nOld.\n") == "## 2\n\nNew.\n"
