"""Same source, same bytes: elsewhere, in another zone, locale and hash seed, in parallel."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.books import Book, command
from tests.conftest import ROOTS, TOP, make
from tests.differences import differences


def copy_of(name: str, place: Path) -> Path:
    """Copy a book as a release would have it, without git: its date is the one in conf.py."""
    if name == "tiny":
        return Path(shutil.copytree(ROOTS / "test-book", place))
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=True,
    )
    for file in listed.stdout.splitlines():
        if file.startswith(("source/", "sphinx_bindery/", "press/", "_static/", "conf.py")):
            (place / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(TOP / file, place / file)
    return place


def files_of(build: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(build)): path.read_bytes()
        for part in ("html", "epub", "pdf")
        for path in sorted((build / part).rglob("*"))
        if path.is_file()
    }


ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2", "LC_ALL": "C"}


def test_the_book_is_the_same_in_another_zone_and_by_two_processes(
    real: Book, tmp_path: Path
) -> None:
    again = command(TOP, tmp_path / "with spaces", "-j", "2", **ELSEWHERE)
    assert real.status == again.status == 0, again.said
    assert_same(real, again)


def assert_same(one: Book, other: Book) -> None:
    first, second = files_of(one.build), files_of(other.build)
    assert len(first) > 20
    assert list(differences(first, second)) == []


def test_the_epoch_is_the_date(tmp_path: Path) -> None:
    root = copy_of("tiny", tmp_path / "book")
    early = make(root, root / "early", "epub", "pdf", SOURCE_DATE_EPOCH="1000000000")
    late = make(root, root / "late", "epub", SOURCE_DATE_EPOCH="1100000000")
    assert early.epub.read_bytes() != late.epub.read_bytes()
    assert b"2001-09-09" in early.pdf.read_bytes()


@pytest.mark.parametrize(
    "fact",
    [
        'book_licence = "Another"',
        'book_subjects = ["Couples"]',
        'book_slug = "another"',
        'epub_conformance = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA"\n'
        'epub_evaluator = "A"\nepub_evaluated = "2026-11-30"',
    ],
)
def test_a_changed_fact_reaches_the_website(small: Path, fact: str) -> None:
    index, conf = small / "source/index.md", small / "conf.py"
    index.write_text(index.read_text() + "\n```{formats}\n```\n\n```{accessibility}\n```\n")
    conf.write_text(f"{conf.read_text()}\nhtml_theme = 'press'\n")
    book = make(small, small / "build", "html")
    before = files_of(book.build)
    conf.write_text(f"{conf.read_text()}\n{fact}\n")
    make(small, small / "build", "html")
    clean = files_of(make(small, small / "clean", "html").build)
    assert clean != before, "it is shown somewhere"
    after = files_of(book.build)
    assert [name for name in clean if clean[name] != after.get(name)] == []
