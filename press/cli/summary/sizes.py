"""How large the books are, before and now, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.cli.outputs import OUTPUTS

if TYPE_CHECKING:
    from pathlib import Path

NONE_MADE = "No book is in `build/`: `make book` makes them."


def tell_sizes(now: Path, before: Path | None = None) -> list[str]:
    """Return how large each book is that has been made, and was; the folders are called `build`."""
    lines = ["", "## Size of the books", ""]
    made = {name: size for name in reversed(OUTPUTS) if (size := _size(now, name))}
    if not made:
        return [*lines, NONE_MADE]
    old = {name: _size(before, name) for name in made} if before else {}
    lines += ["| Book | Before | Now | |", "| --- | ---: | ---: | ---: |"]
    return lines + [
        _row(OUTPUTS[name].words, old.get(name, 0), size) for name, size in made.items()
    ]


def _row(words: str, before: int, now: int) -> str:
    was = f"{before / 1024:,.0f} KB" if before else "–"
    more = f"{(now - before) / 1024:+,.1f} KB" if before else ""
    return f"| {words} | {was} | {now / 1024:,.0f} KB | {more} |"


def _size(build: Path, name: str) -> int:
    """Return the bytes of a book: all files of a folder; others have variants beside them."""
    folder = build / name
    suffix = OUTPUTS[name].suffix
    if not suffix:
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    own = min(folder.glob(f"*{suffix}"), key=lambda path: len(path.name), default=None)
    return own.stat().st_size if own else 0
