"""Has the workers make what the scheduler says is next, and tells the browsers.

One thread takes in what was saved and what the workers say; nothing else changes its state. The
server's threads ask for `site`, `sheet` and `version_of`, and `subscribe` for each window.
"""

from __future__ import annotations

import itertools
import multiprocessing
import queue
import re
import shutil
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from sphinx.errors import SphinxError

from press.cli.live import worker
from press.cli.live.changes import PAGES, Changes
from press.cli.live.scheduler import DROP_PAPER, DROP_REMAKE, REMAKE, WEB, Scheduler
from press.web.css_parts import BOOK, Look

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from press.cli.live.scheduler import Task
    from press.cli.live.worker import Worker

PATIENCE = 60.0  # seconds that a browser waits for the first website
LOST = "A process of the preview ended by itself. Save any page to start it again."


@dataclass(eq=False)
class Client:
    """A browser's window on a page: as it is on the web, in the EPUB, or in the PDF."""

    page: str
    kind: str = WEB
    events: queue.SimpleQueue[dict[str, Any]] = field(default_factory=queue.SimpleQueue)


@dataclass(frozen=True)
class PagePreview:
    """A page as it was last made for a book: the book's file, and the page's name in it."""

    path: Path
    name: str
    findings: tuple[str, ...] = ()


NAME = re.compile(r"(?:[\w-]{1,100}/){0,9}[\w-]{1,100}")  # of a page: no way out of `source/`


class Director:
    """Keeps the website, and the pages for paper that someone looks at, up to date."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.site: Path | None = None  # the folder of the website, once it is made
        self.findings: list[str] = []
        self.settled = threading.Event()  # the website is what `make html` would make
        self._folder = folder
        self._count = itertools.count(1)
        self._inbox: queue.SimpleQueue[Changes | Client | None] = queue.SimpleQueue()
        self._bell, self._ring = multiprocessing.Pipe(duplex=False)
        self._ringing = threading.Lock()
        self._clients: set[Client] = set()
        self._versions: dict[tuple[str, str], int] = {}
        self._sheets: dict[tuple[str, str], PagePreview] = {}
        self._current: Worker | None = None
        self._candidate: Worker | None = None
        self._paper: dict[str, Worker] = {}
        self._shown: set[str] = set()
        self._scheduler = Scheduler()

    # For the server, from any thread

    def version_of(self, page: str, kind: str = WEB) -> int:
        """Return how often a page was made."""
        return self._versions.get((kind, page), 0)

    def first_site(self) -> Path | None:
        """Return the website's folder, and wait for it if the first is being made."""
        if self.site is None:
            self.settled.wait(PATIENCE)
        return self.site

    def sheet(self, page: str, kind: str) -> PagePreview | None:
        """Return a page as it was last made for a book, if it was."""
        return self._sheets.get((kind, page))

    def changed(self, changes: Changes) -> None:
        """Take in what was saved."""
        self.settled.clear()
        self._post(changes)

    def subscribe(self, page: str, kind: str = WEB) -> Client:
        """Open a window: from now on it is told what happens to its page."""
        client = Client(page, kind)
        self._clients = self._clients | {client}
        client.events.put(self._state(client))
        if kind != WEB:
            self._post(client)
        return client

    def has_page(self, page: str) -> bool:
        """Tell whether there is such a page in the source: for no other is anything made."""
        name = NAME.fullmatch(page)
        return bool(name) and (self.root / "source" / f"{page}.md").is_file()

    def unsubscribe(self, client: Client) -> None:
        """Close a window."""
        self._clients = self._clients - {client}

    def stop(self) -> None:
        """Let `run` come to its end."""
        self._post(None)

    def _post(self, message: Changes | Client | None) -> None:
        self._inbox.put(message)
        with self._ringing:
            self._ring.send(None)

    # The thread

    def run(self) -> None:
        """Work until `stop`; then end the workers and clear up."""
        try:
            while self._turn():
                pass
        finally:
            for each in self._workers():
                each.stop()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _turn(self) -> bool:
        """Do what is to be done next; return whether there is a turn after it."""
        patience = self._scheduler.patience(time.monotonic())
        speaking = wait([self._bell, *(each.pipe for each in self._workers())], patience)
        if self._bell in speaking:
            self._bell.recv()
            message = self._inbox.get()
            if message is None:
                return False
            if isinstance(message, Changes):
                self._answer(message)
            else:
                self._do(self._scheduler.opened(message.kind, message.page))
        for each in self._workers():
            if each.pipe in speaking and each in self._workers():  # one may have ended another
                self._hear(each)
        if self._do(self._scheduler.passed(time.monotonic())):
            self._tell_all()
        return True

    def _workers(self) -> list[Worker]:
        return [each for each in (self._current, self._candidate, *self._paper.values()) if each]

    # What is to be done

    def _answer(self, changes: Changes) -> None:
        self._copy_static(changes.static)
        self._take_away(changes.rest)
        self._do(self._scheduler.saved(changes, self._on_screen(), time.monotonic()))
        self._tell_all()

    def _do(self, tasks: Iterable[Task]) -> bool:
        """Have what is next begin; return whether there was any."""
        there_was = False
        for task in tasks:
            self._begin(task)
            there_was = True
        return there_was

    def _begin(self, task: Task) -> None:
        if task == DROP_REMAKE:
            self._drop_candidate()
        elif task == DROP_PAPER:
            self._drop_paper()
        elif task == REMAKE:
            self._candidate = worker.start(self.root, self._place(), WEB)
        elif task.kind == WEB:
            assert self._current
            self._current.send("update", list(task.pages), list(task.first))
        elif task.kind in self._paper:
            self._paper[task.kind].send("page", list(task.pages), *task.first)
        else:
            self._paper[task.kind] = worker.start(self.root, self._place(), task.kind, *task.first)

    def _on_screen(self) -> list[tuple[str, str]]:
        return sorted({(client.kind, client.page) for client in self._clients})

    def _copy_static(self, names: Iterable[Path]) -> None:
        """Show a changed stylesheet at once; the website is made anew all the same."""
        for name in names:
            target = self.site / "_static" / name if self.site else None
            if target and target.is_file():
                with suppress(OSError, ValueError, SphinxError):  # told when all is made
                    shutil.copyfile(self.root / "_static" / name, target)
                    if target.name == BOOK:
                        Look(target.read_text("utf-8"), target.parent).renew()
                self._made(WEB, [name for kind, name in self._on_screen() if kind == WEB])

    def _take_away(self, places: Iterable[Path]) -> None:
        """Take a page that was deleted off the screen at once; what led to it is made anew."""
        gone = {
            place.relative_to("source").with_suffix("").as_posix()
            for place in places
            if place.parts[0] == "source" and place.suffix in PAGES
            if not (self.root / place).exists()
        }
        for file in [self.site / f"{page}.html" for page in gone] if self.site else ():
            file.unlink(missing_ok=True)
        self._made(WEB, gone & set(self._pages_open()))

    def _place(self) -> Path:
        folder = self._folder / str(next(self._count))
        folder.mkdir(parents=True)
        return folder

    def _drop_candidate(self) -> None:
        if self._candidate:
            self._discard(self._candidate)
            self._candidate = None

    def _drop_paper(self) -> None:
        for each in self._paper.values():
            self._discard(each)
        self._paper.clear()
        self._sheets.clear()

    def _discard(self, each: Worker) -> None:
        each.stop()
        shutil.rmtree(each.folder, ignore_errors=True)

    # What the workers say

    def _hear(self, each: Worker) -> None:
        try:
            word, *rest = each.pipe.recv()
        except (EOFError, OSError):
            word, rest = "failed", [LOST]
        if word == "shown":
            self._shown.add(rest[0])
            self._made(WEB, rest)
        elif word == "failed":
            self._fail(each, rest[0])
        elif word == "sheet":
            self._take_sheet(*rest)
        elif each is self._candidate:
            self._promote(each, *rest)
        else:
            self._take_update(*rest)
        self._tell_all()

    def _take_update(self, findings: list[str], facts: str, written: list[str]) -> None:
        """Take in what the quick way made. Findings of pages that it did not touch stay."""
        touched = tuple(f"source/{name}." for name in written)
        kept = [finding for finding in self.findings if not finding.startswith(touched)]
        self.findings = kept + [finding for finding in findings if finding not in kept]
        self._made(WEB, set(written) - self._shown)
        self._shown.clear()
        if self._scheduler.updated(facts, time.monotonic()):
            self.settled.set()

    def _promote(self, new: Worker, findings: list[str], facts: str, written: list[str]) -> None:
        """Put the website that was made anew in place of the old one."""
        old, before = self._current, self.site
        self._current, self._candidate = new, None
        self._scheduler.remade(facts)
        self.findings, self.site = findings, new.folder / WEB
        self._made(WEB, [name for name in self._pages_open() if self._differs(name, before)])
        if old:
            old.stop()
        if before:
            shutil.rmtree(before.parent, ignore_errors=True)
        self.settled.set()

    def _pages_open(self) -> list[str]:
        return [name for kind, name in self._on_screen() if kind == WEB]

    def _differs(self, page: str, before: Path | None) -> bool:
        assert self.site
        old, new = (folder / f"{page}.html" if folder else None for folder in (before, self.site))
        with suppress(OSError):
            return old is None or new is None or old.read_bytes() != new.read_bytes()
        return True

    def _take_sheet(self, findings: list[str], path: Path, name: str, kind: str, page: str) -> None:
        self._sheets[kind, page] = PagePreview(path, name, tuple(findings))
        self._made(kind, [page])

    def _fail(self, each: Worker, words: str) -> None:
        """Tell what keeps the book from being made; what was made before stays in view."""
        if each in self._paper.values():
            self._drop_paper()
            self._scheduler.paper_lost()
        elif each is self._candidate:
            self._drop_candidate()
            self._scheduler.remake_failed()
        else:
            each.stop()
            self._current = None
            self._scheduler.website_lost()
        self.findings = [words]
        self.settled.set()  # nothing more happens before the next edit

    # What the windows are told

    def _made(self, kind: str, pages: Iterable[str]) -> None:
        for page in pages:
            self._versions[kind, page] = self.version_of(page, kind) + 1
            for client in self._clients:
                if (client.kind, client.page) == (kind, page):
                    client.events.put({"version": self._versions[kind, page]})

    def _tell_all(self) -> None:
        for client in self._clients:
            client.events.put(self._state(client))

    def _state(self, client: Client) -> dict[str, Any]:
        sheet = self.sheet(client.page, client.kind)
        more = [each for each in sheet.findings if each not in self.findings] if sheet else []
        return {"findings": [*self.findings, *more], "busy": self._scheduler.is_busy}
