"""live.director: what is made when, and what the windows are told."""

from __future__ import annotations

import queue
import time
from pathlib import Path
from typing import Any

import pytest

from press.cli.live import director as module
from press.cli.live.changes import Changes
from press.cli.live.director import LOST, Client, Director, PagePreview

made_in: Any = module


class Pipe:
    """Our end of a worker's pipe: what it says next."""

    def __init__(self, *said: Any) -> None:
        self.said = list(said)

    def recv(self) -> Any:
        if not self.said:
            raise EOFError
        return self.said.pop(0)


class Worker:
    """A worker that only remembers what it was asked."""

    def __init__(self, folder: Path, kind: str = "html", page: str = "") -> None:
        self.folder, self.kind, self.page = folder, kind, page
        self.asked: list[Any] = []
        self.is_stopped = False
        self.pipe: Any = Pipe()

    def send(self, *message: Any) -> None:
        self.asked.append(message)

    def stop(self) -> None:
        self.is_stopped = True

    def says(self, *message: Any) -> Worker:
        self.pipe.said.append(message)
        return self


class Started(list[Worker]):
    """The workers that were started, in order."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    workers = Started()

    def start(root: Path, folder: Path, kind: str, page: str = "") -> Worker:
        workers.append(Worker(folder, kind, page))
        return workers[-1]

    monkeypatch.setattr(made_in.worker, "start", start)
    return workers


@pytest.fixture
def director(tmp_path: Path) -> Any:
    (tmp_path / "_static").mkdir()
    return Director(tmp_path, tmp_path / "made")


def told(client: Client) -> list[dict[str, Any]]:
    """Return what a window was told since it was asked last."""
    found = []
    while True:
        try:
            found.append(client.events.get_nowait())
        except queue.Empty:
            return found


def site(folder: Path, **pages: str) -> Path:
    for name, text in pages.items():
        (folder / "html").mkdir(parents=True, exist_ok=True)
        (folder / "html" / f"{name}.html").write_text(text)
    return folder


def make_anew(director: Any) -> None:
    """Have something saved that makes the whole website another, and the moment pass."""
    director._answer(Changes(rest=frozenset([Path("conf.py")])))
    director._do(director._scheduler.passed(time.monotonic() + 1))


def look(director: Any, page: str, kind: str) -> None:
    director._do(director._scheduler.opened(kind, page))


def first_made(director: Any, started: Started, findings: list[str] | None = None) -> Worker:
    """Have the first website made."""
    director._do(director._scheduler.passed(time.monotonic()))
    worker = started[-1]
    site(worker.folder, a="A", b="B")
    director._hear(worker.says("done", findings or [], "facts", ("a", "b")))
    return worker


def test_the_first_website_is_made_in_a_folder_of_its_own(director: Any, started: Started) -> None:
    worker = first_made(director, started, ["source/a.md:1: x"])
    assert worker.folder == director._folder / "1"
    assert director.site == worker.folder / "html"
    assert director.first_site() == director.site
    assert director.findings == ["source/a.md:1: x"]
    assert director.settled.is_set()


def test_a_window_is_told_its_state_and_when_its_page_is_made(
    director: Any, started: Started
) -> None:
    client, other = director.subscribe("a"), director.subscribe("b")
    assert told(client) == [{"findings": [], "busy": True}]
    told(other)
    first_made(director, started)
    assert {"version": 1} in told(client)
    worker = director._current
    director._hear(worker.says("shown", "a"))
    assert told(client) == [{"version": 2}, {"findings": [], "busy": False}]
    assert told(other)[-1:] == [{"findings": [], "busy": False}]
    director.unsubscribe(client)
    director._hear(worker.says("shown", "a"))
    assert told(client) == []


def test_an_edit_of_a_page_takes_the_quick_way(director: Any, started: Started) -> None:
    worker = first_made(director, started)
    for page in ("b", "a", "c"):
        director.subscribe(page)
    director._answer(Changes(pages=frozenset(["c", "x"])))
    assert worker.asked == [("update", ["c", "x"], ["c", "a", "b"])], "what changed comes first"
    assert not director._scheduler.is_busy
    assert len(started) == 1


def test_what_the_quick_way_made_is_taken_in(director: Any, started: Started) -> None:
    before = ["source/a.md:1: old", "source/b.md:1: stays", "conf.py:1: x", "source/c.md:1: y"]
    worker = first_made(director, started, before)
    client = director.subscribe("b")
    told(client)
    director._hear(worker.says("shown", "a"))
    new = ["source/a.md:2: new", "source/b.md:1: stays"]
    director._hear(worker.says("done", new, "facts", ("a", "b")))
    assert director.findings == ["conf.py:1: x", "source/c.md:1: y", *new]
    assert director.version_of("a") == 1, "shown and written is made once"
    assert {"version": 1} in told(client)
    assert not director._scheduler.is_busy
    assert director.settled.is_set()


def test_where_pages_show_something_else_of_each_other_all_is_made_anew(
    director: Any, started: Started
) -> None:
    worker = first_made(director, started)
    director.settled.clear()
    director._hear(worker.says("done", [], "other facts", ("a",)))
    assert director._scheduler.is_busy
    assert not director.settled.is_set()
    director._answer(Changes(pages=frozenset(["a"])))
    assert director._scheduler.is_busy, "it is still owed"


def test_a_new_website_takes_the_place_of_the_old_and_tells_of_what_differs(
    director: Any, started: Started
) -> None:
    old = first_made(director, started)
    same, other = director.subscribe("a"), director.subscribe("b")
    make_anew(director)
    assert director.site == old.folder / "html", "until the new one is whole"
    new = started[-1]
    site(new.folder, a="A", b="other")
    told(same), told(other)
    director._hear(new.says("done", [], "facts", ("a", "b")))
    assert {"version": 1} in told(other)
    assert not any("version" in event for event in told(same))
    assert old.is_stopped
    assert not old.folder.exists()
    assert director.site == new.folder / "html"


@pytest.mark.parametrize(
    "changes",
    [Changes(rest=frozenset([Path("conf.py")])), Changes(static=frozenset([Path("x.css")]))],
)
def test_anything_but_a_pages_text_has_all_made_anew_after_a_rest(
    changes: Changes, director: Any, started: Started
) -> None:
    first_made(director, started)
    director.subscribe("a", "pdf")
    look(director, "a", "pdf")
    paper = started[-1]
    director._sheets["pdf", "a"] = PagePreview(Path("x"), "a")
    director._answer(changes)
    assert director._scheduler.is_busy
    assert paper.is_stopped, "it knows the old book"
    assert director.sheet("a", "pdf") is None
    assert (started[-1].kind, started[-1].page) == ("pdf", "a"), "and is asked anew"


def test_a_page_that_was_deleted_is_off_the_screen_at_once(director: Any, started: Started) -> None:
    worker = first_made(director, started)
    (director.root / "source").mkdir()
    (director.root / "source/b.md").write_text("new, or put in its place")
    gone, other = director.subscribe("a"), director.subscribe("b")
    told(gone), told(other)
    places = ("source/a.md", "source/b.md", "conf.py", "source/drawings/a.svg")
    director._answer(Changes(rest=frozenset(map(Path, places))))
    assert not (worker.folder / "html/a.html").exists()
    assert (worker.folder / "html/b.html").exists()
    assert {"version": 1} in told(gone)
    assert not any("version" in event for event in told(other))
    assert director._scheduler.is_busy, "what led to it is made anew"


def test_a_sheet_that_cannot_be_copied_does_not_end_the_preview(
    director: Any, started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = first_made(director, started)
    (worker.folder / "html/_static").mkdir()
    (worker.folder / "html/_static/x.css").write_text("old")

    def full(*paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    director._answer(Changes(static=frozenset([Path("x.css")])))
    assert director._scheduler.is_busy, "all is made anew, and tells of it"


def test_a_changed_sheet_is_shown_at_once(director: Any, started: Started) -> None:
    worker = first_made(director, started)
    client = director.subscribe("a")
    (worker.folder / "html/_static").mkdir()
    (worker.folder / "html/_static/x.css").write_text("old")
    for name in ("x.css", "unknown.css"):
        (director.root / "_static" / name).write_text("new")
    told(client)
    director._answer(Changes(static=frozenset([Path("x.css"), Path("unknown.css")])))
    assert (worker.folder / "html/_static/x.css").read_text() == "new"
    assert not (worker.folder / "html/_static/unknown.css").exists()
    assert {"version": 1} in told(client)


def test_the_parts_of_the_book_s_sheet_are_written_at_once(director: Any, started: Started) -> None:
    worker = first_made(director, started)
    static = worker.folder / "html/_static"
    static.mkdir()
    for name in ("book.css", "book-plain.css", "book-sides.css"):
        (static / name).write_text("old")
    part = "/* sides, on pages with `class`: x */"
    (director.root / "_static/book.css").write_text(f"a{{}}\n{part}\nb{{}}\n")
    director._answer(Changes(static=frozenset([Path("book.css")])))
    assert (static / "book-plain.css").read_text() == "a{}"
    assert (static / "book-sides.css").read_text() == "a{}b{}"


@pytest.mark.parametrize(
    "sheet", [b"a{content:'\xff'}", b"/* x, on pages with `[`: no pattern */\n"]
)
def test_a_sheet_that_cannot_be_taken_apart_ends_no_preview(
    sheet: bytes, director: Any, started: Started
) -> None:
    worker = first_made(director, started)
    static = worker.folder / "html/_static"
    static.mkdir()
    (static / "book.css").write_text("old")
    (director.root / "_static/book.css").write_bytes(sheet)
    director._answer(Changes(static=frozenset([Path("book.css")])))
    assert (static / "book.css").read_bytes() == sheet
    assert director._scheduler.is_busy, "all is made anew, and tells what is wrong"


def test_an_edit_while_all_is_made_anew_begins_it_again(director: Any, started: Started) -> None:
    first_made(director, started)
    make_anew(director)
    candidate = started[-1]
    director._answer(Changes(pages=frozenset(["a"])))
    assert candidate.is_stopped
    assert director._candidate is None


def test_a_page_for_paper_is_made_for_who_looks_at_it(director: Any, started: Started) -> None:
    first_made(director, started)
    client = director.subscribe("a", "epub")
    told(client)
    look(director, "a", "epub")
    worker = started[-1]
    assert (worker.kind, worker.page) == ("epub", "a")
    director._hear(worker.says("sheet", ["odd"], Path("b.epub"), "a.xhtml", "epub", "a"))
    assert director.sheet("a", "epub") == PagePreview(Path("b.epub"), "a.xhtml", ("odd",))
    assert told(client) == [{"version": 1}, {"findings": ["odd"], "busy": False}]
    director._answer(Changes(pages=frozenset(["a"])))
    assert worker.asked == [("page", ["a"], "a")], "the same worker makes it again"


def test_what_keeps_the_book_from_being_made_is_told_and_the_old_stays(
    director: Any, started: Started
) -> None:
    first = first_made(director, started)
    client = director.subscribe("a")
    make_anew(director)
    director._hear(started[-1].says("failed", "conf.py: no"))
    assert director.findings == ["conf.py: no"]
    assert director._candidate is None
    assert director.site == first.folder / "html"
    assert told(client)[-1] == {"findings": ["conf.py: no"], "busy": False}


def test_a_worker_that_died_is_told_and_started_by_the_next_edit(
    director: Any, started: Started
) -> None:
    worker = first_made(director, started)
    director._hear(worker)
    assert director.findings == [LOST]
    assert director._current is None
    assert worker.is_stopped
    director._answer(Changes(pages=frozenset(["a"])))
    assert director._scheduler.is_busy


def test_a_lost_worker_for_paper_takes_its_sheets_along(director: Any, started: Started) -> None:
    first_made(director, started)
    look(director, "a", "pdf")
    director._sheets["pdf", "a"] = PagePreview(Path("x"), "a")
    director._hear(started[-1])
    assert director.sheet("a", "pdf") is None
    assert director._paper == {}
    assert director._current, "the website's worker goes on"


def test_a_page_nobody_made_has_no_version(director: Any) -> None:
    assert director.version_of("a") == director.version_of("a", "pdf") == 0
    assert director.sheet("a", "pdf") is None


def test_the_thread_takes_letters_until_it_is_stopped(director: Any, started: Started) -> None:
    director._scheduler.due = None
    director.changed(Changes(rest=frozenset([Path("conf.py")])))
    assert director._turn()
    director.subscribe("a", "pdf")
    director._scheduler.due = None
    assert director._turn()
    assert started[-1].kind == "pdf"
    director.stop()
    director._paper.clear()
    assert not director._turn()
