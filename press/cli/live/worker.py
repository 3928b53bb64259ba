"""The processes of the preview: each keeps one warm book and does what it is asked.

What goes over the pipe, as tuples that begin with a word:

to a worker: `("update", changed, on_screen)`, or for a book's builder `("page", changed, docname)`;
from a worker: `("shown", docname)`; at the end of each task `("done", findings, facts, docnames)`,
`("sheet", findings, file, name in it, builder, docname)`, or `("failed", what Sphinx says)`.
"""

from __future__ import annotations

import multiprocessing
import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.errors import SphinxError

from press.cli.processes import begin_worker
from sphinx_bindery.files import fault_of_disk

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from pathlib import Path


@dataclass(eq=False)
class Worker:
    """A process, and our end of its pipe. It begins to build at once."""

    process: BaseProcess
    pipe: Connection
    folder: Path

    def send(self, *message: object) -> None:
        """Ask for something; a worker that has died is noticed when its pipe ends."""
        if not self.pipe.closed:
            with suppress(OSError):
                self.pipe.send(message)

    def stop(self) -> None:
        """End the process at once: whatever it makes is in a folder that nobody reads yet."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def start(root: Path, folder: Path, builder: str, page: str = "") -> Worker:
    """Start a worker whose book is made fresh in `folder`."""
    # A new interpreter, so that conf.py and the code of the book are read as they are now.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, root, folder, builder, page), daemon=True)
    process.start()
    theirs.close()
    return Worker(process, ours, folder)


def _work(pipe: Connection, root: Path, folder: Path, builder: str, page: str) -> None:
    begin_worker(folder)
    os.environ.pop("PYTHONSTARTUP", None)
    try:
        book = _book(root, folder, builder)
    except Exception as error:
        pipe.send(("failed", _told(error)))
        return
    message: tuple[Any, ...] = ("page", (), page) if page else ("update", (), ())
    while True:
        pipe.send(_task(pipe, book, *message))
        try:
            message = pipe.recv()
        except EOFError:
            return


def _book(root: Path, folder: Path, builder: str) -> Any:
    # Imported here, so that an error in the book's own code is told like one in conf.py.
    from press.cli.live.warm import WarmBook
    from press.cli.processes import collect_seldom

    collect_seldom()
    return WarmBook(root, folder, builder)


def _task(pipe: Connection, book: Any, verb: str, changed: Any, pages: Any) -> tuple[Any, ...]:
    builder = book.app.builder
    if verb == "page":
        builder.only = pages
    else:
        builder.first = tuple(pages)
        builder.shown = lambda name: pipe.send(("shown", name))
    try:
        findings = book.build(changed)
    except Exception as error:
        return "failed", _told(error)
    if verb == "page":
        from sphinx_bindery.pdf.bounds import is_at_work

        if is_at_work():  # with what was given up: it ends with this process
            return "failed", findings[-1]
        labels = getattr(builder, "labels", {})  # the PDF's; an EPUB's page has a file name
        name = labels.get((pages, "")) or builder.get_target_uri(pages)
        return "sheet", findings, builder.path, name, builder.name, pages
    return "done", findings, book.facts(), book.touched()


def _told(error: Exception) -> str:
    """Return an error in one line, with its kind where it is not the writer's."""
    if fault := fault_of_disk(error):
        return fault
    words = " ".join(str(error).split())
    return words if isinstance(error, SphinxError) else f"{type(error).__name__}: {words}"
