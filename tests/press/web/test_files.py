"""web.files: what has been made lies beside the pages, and nothing older."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from press.web.files import put_files
from tests.trees import app, config, env, piece


def site(tmp_path: Path, *made: str, builder: str = "html") -> Any:
    for name in made:
        path = tmp_path / "made" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "out").mkdir(exist_ok=True)
    settings = config(book_build_dir=str(tmp_path / "made"), book_slug="book")
    pieces = {"w/sheet": piece("worksheet")}
    book = env({"index": ["w/sheet"]}, pieces, config=settings, builder=builder)
    book.metadata["w/sheet"]["sheet-stem"] = "sheet"
    return app(book, outdir=tmp_path / "out")


def there(tmp_path: Path) -> list[str]:
    out = tmp_path / "out"
    return sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file())


ALL = ["epub/book.epub", "pdf/book.pdf", "pdf/worksheets/sheet-a4.pdf"]


def test_the_files_that_are_made_are_copied(tmp_path: Path) -> None:
    put_files(site(tmp_path, *ALL, "pdf/worksheets/other-a4.pdf"), None)
    assert there(tmp_path) == ["book.epub", "book.pdf", "worksheets/sheet-a4.pdf"]
    assert (tmp_path / "out/book.pdf").read_text() == "pdf/book.pdf"


def test_what_nobody_made_again_is_taken_away_and_all_else_stays(tmp_path: Path) -> None:
    old = ("book.epub", "book.pdf", "worksheets/old-a4.pdf", "worksheets/x.txt", "page.pdf")
    for name in old:
        (tmp_path / "out" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "out" / name).write_text("old")
    put_files(site(tmp_path, "pdf/book.pdf"), None)
    assert there(tmp_path) == ["book.pdf", "page.pdf", "worksheets/x.txt"]
    assert (tmp_path / "out/book.pdf").read_text() == "pdf/book.pdf"


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_gets_them(
    builder: str, error: Exception | None, tmp_path: Path
) -> None:
    put_files(site(tmp_path, *ALL, builder=builder), error)
    assert there(tmp_path) == []
