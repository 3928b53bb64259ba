"""summary.changed_drawings: which drawings a change touches, and the pages that show them."""

from __future__ import annotations

from pathlib import Path

from press.cli.summary.changed_drawings import tell_drawings
from press.cli.summary.pages import Page


def test_drawings_are_told_with_the_pages_that_show_them(tmp_path: Path) -> None:
    before, now = tmp_path / "before", tmp_path / "now"
    for folder, files in ((before, "same loop gone"), (now, "same loop new")):
        (folder / "drawings").mkdir(parents=True)
        for name in files.split():
            told = name if name != "loop" else folder.name
            (folder / f"drawings/{name}.svg").write_text(told)
    shows = Page("T", (), frozenset(), frozenset(["drawings/loop.svg", "drawings/same.svg"]))
    assert tell_drawings(before, now, {"a": shows, "b": Page("T", (), frozenset())}) == [
        "",
        "## Changed drawings",
        "",
        "- `drawings/gone.svg`, taken out: on no page",
        "- `drawings/loop.svg`: on `a`",
        "- `drawings/new.svg`, new: on no page",
    ]
    assert tell_drawings(now, now, {"a": shows}) == []
