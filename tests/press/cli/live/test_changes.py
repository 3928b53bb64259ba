"""live.changes: which files changed, and what follows from it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from press.cli.live.changes import Changes, FileIndex

FILES = (
    "conf.py",
    "README.md",
    "source/page.md",
    "source/deep/page.md",
    "source/picture.svg",
    "_static/book.css",
    "_templates/page.html",
    "press/x.py",
    "Makefile",
    "source/.page.md",
    "source/#page.md#",
    "source/page.md~",
    "press/__pycache__/x.pyc",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


def pages(*names: str) -> Changes:
    return Changes(pages=frozenset(names))


def static(*names: str) -> Changes:
    return Changes(static=frozenset(map(Path, names)))


def rest(*names: str) -> Changes:
    return Changes(rest=frozenset(map(Path, names)))


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("source/page.md", pages("page")),
        ("source/deep/page.md", pages("deep/page")),
        ("source/picture.svg", rest("source/picture.svg")),
        ("_static/book.css", static("book.css")),
        ("_templates/page.html", rest("_templates/page.html")),
        ("press/x.py", rest("press/x.py")),
        ("conf.py", rest("conf.py")),
        ("README.md", Changes()),
        ("build/html/index.html", Changes()),
        ("source", Changes()),
        ("source/.page.md", Changes()),
        ("Makefile", Changes()),
        ("source/#page.md#", Changes()),
        ("source/page.md~", Changes()),
        ("press/__pycache__/x.pyc", Changes()),
        ("source/never.md", Changes()),
    ],
)
def test_what_was_saved_is_sorted(name: str, changes: Changes, root: Path) -> None:
    assert FileIndex(root).sort([str(root / name)]) == changes


def test_a_page_that_is_new_or_lost_is_no_edit(root: Path) -> None:
    shelf = FileIndex(root)
    new = root / "source/new.md"
    new.write_text("x")
    assert shelf.sort([str(new)]) == rest("source/new.md")
    assert shelf.sort([str(new)]) == pages("new"), "from now on it is known"
    new.unlink()
    assert shelf.sort([str(new)]) == rest("source/new.md")
    assert shelf.sort([str(new)]) == Changes(), "it was never there"


def test_conf_py_counts_also_when_it_is_gone(root: Path) -> None:
    shelf = FileIndex(root)
    (root / "conf.py").unlink()
    assert shelf.sort([str(root / "conf.py")]) == rest("conf.py")


def test_a_new_sheet_is_not_only_copied(root: Path) -> None:
    shelf = FileIndex(root)
    (root / "_static/new.css").write_text("x")
    assert shelf.sort([str(root / "_static/new.css")]) == rest("_static/new.css")


def test_several_at_once(root: Path) -> None:
    names = ["source/page.md", "source/page.md", "_static/book.css", "conf.py"]
    assert FileIndex(root).sort([str(root / name) for name in names]) == Changes(
        frozenset(["page"]), frozenset([Path("book.css")]), frozenset([Path("conf.py")])
    )


@pytest.mark.parametrize(
    ("changes", "is_any"),
    [(Changes(), False), (pages("a"), True), (static("a"), True), (rest("a"), True)],
)
def test_whether_anything_changed(changes: Changes, is_any: bool) -> None:
    assert bool(changes) is is_any


def test_those_who_ask_are_told_of_what_counts_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [
        {(1, str(root / "README.md"))},
        {(1, str(root / "source/page.md"))},
    ]
    asked: list[tuple[list[str], bool]] = []

    def watch(*places: Path, recursive: bool, **how: object) -> object:
        asked.append((sorted(place.name for place in places), recursive))
        return iter(seen if recursive else [])

    monkeypatch.setattr("press.cli.live.changes.watch", watch)
    told: list[Changes] = []
    stop = threading.Event()
    before = set(threading.enumerate())
    FileIndex(root).watch(told.append, stop)
    for thread in set(threading.enumerate()) - before:
        thread.join(5)
    assert told == [pages("page")]
    assert sorted(asked, key=str) == [
        (["_static", "_templates", "press", "source"], True),
        ([root.name], False),
    ]
