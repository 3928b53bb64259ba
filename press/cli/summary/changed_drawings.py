"""Which drawings a change touches, and the pages that show them, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.cli.summary.words import code

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from press.cli.summary.pages import Page

PICTURES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}


def changed_drawings(before: Path, now: Path) -> list[str]:
    """Return the pictures that differ in two folders, by their paths in these.

    The folders hold the source of the book, before and now.
    """
    old, new = _pictures_in(before), _pictures_in(now)
    return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]


def tell_drawings(before: Path, now: Path, pages: Mapping[str, Page]) -> list[str]:
    """Return the lines that tell which pictures differ likewise, and on which pages they are."""
    lines = []
    for name in changed_drawings(before, now):
        was, is_there = ((folder / name).is_file() for folder in (before, now))
        state = "" if was and is_there else ", new" if is_there else ", taken out"
        shown = [code(page) for page, each in sorted(pages.items()) if name in each.pictures]
        lines.append(f"- {code(name)}{state}: on {', '.join(shown) if shown else 'no page'}")
    return ["", "## Changed drawings", "", *lines] if lines else []


def _pictures_in(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.suffix.lower() in PICTURES]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
