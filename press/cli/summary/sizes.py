"""How large the books are, before and now, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BOOKS = {"html": "the website", "epub": "the EPUB", "pdf": "the PDF"}
NONE_MADE = "No book is in `build/`: `make book` makes them."


def tell_sizes(now: Path, before: Path | None = None) -> list[str]:
    """Return how large each book is that has been made, and was; the folders are called `build`."""
    lines = ["", "## Size of the books", ""]
    made = {words: size for name, words in BOOKS.items() if (size := _size(now, name))}
    if not made:
        return [*lines, NONE_MADE]
    old = {words: _size(before, name) for name, words in BOOKS.items()} if before else {}
    lines += ["| Book | Before | Now | |", "| --- | ---: | ---: | ---: |"]
    return lines + [_row(words, old.get(words, 0), size) for words, size in made.items()]


def _row(words: str, before: int, now: int) -> str:
    was = f"{before / 1024:,.0f} KB" if before else "–"
    more = f"{(now - before) / 1024:+,.1f} KB" if before else ""
    return f"| {words} | {was} | {now / 1024:,.0f} KB | {more} |"


def _size(build: Path, name: str) -> int:
    """Return the bytes of a book: all files of the website; others have variants beside them."""
    folder = build / name
    if name == "html":
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    own = min(folder.glob(f"*.{name}"), key=lambda path: len(path.name), default=None)
    return own.stat().st_size if own else 0
