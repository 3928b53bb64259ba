"""Reads each page by itself: one that ends in an error is refused, and the others are read.

None takes long, neither while it is read nor while a book writes it.
"""

from __future__ import annotations

import signal
from contextlib import contextmanager, suppress
from functools import partial
from threading import current_thread, main_thread
from traceback import format_exc
from typing import TYPE_CHECKING, Any

from sphinx.errors import SphinxError
from sphinx.util import logging

from press.checks.guard.budget import DEEP, TooMuchError
from press.checks.guard.refusal import refuse
from sphinx_bindery.files import fault_of_disk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

LONGEST = 5  # seconds; no page of the book takes a tenth of one
WRITING = 2  # in each book
READ = f"To read this page takes more than {LONGEST} seconds. Make it simpler."
WRITTEN = f"it takes more than {WRITING} seconds"

logger = logging.getLogger(__name__)


def read_each_alone(app: Sphinx) -> None:
    """Have the builder, whichever it is, go on after a page that cannot be read, or written."""
    vars(app.builder)["read_doc"] = _Reader(app).read
    vars(app.builder)["within"] = partial(seconds, WRITING, WRITTEN)


@contextmanager
def seconds(most: float, words: str = READ) -> Iterator[None]:
    """Raise TooMuchError of these words in what takes longer, of the processor's time; and again.

    Not in a thread, where no signal comes, nor on Windows, which has none; there a writer looks on,
    and can end it by hand.
    """
    if current_thread() is not main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(*_: object) -> None:
        raise TooMuchError(words)

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, most, 1)  # where the first is caught on the way
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


class _Reader:
    def __init__(self, app: Sphinx) -> None:
        self._env = app.env
        self._read = app.builder.read_doc
        self._unreadable = ""
        app.connect("source-read", self._empty, priority=1)  # no look at it can fail again

    def read(self, docname: str, **how: Any) -> None:
        """Read a page; what cannot be read is read as an empty one, so that nothing is missing."""
        try:
            with seconds(LONGEST, READ):
                self._read(docname, **how)
        except Exception as error:
            logger.debug("%s", format_exc())
            if fault := fault_of_disk(error):
                raise SphinxError(fault) from error
            self._env.prepare_settings(docname)
            refuse(self._env, _message(error), (docname, getattr(error, "line", 1)))
            self._unreadable = docname
            with suppress(Exception):  # what fails on an empty page, too: it is told of already
                self._read(docname, **how)
        finally:
            self._unreadable = ""

    def _empty(self, app: Sphinx, docname: str, content: list[str]) -> None:
        if docname == self._unreadable:
            content[0] = ""


def _message(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return DEEP
    if isinstance(error, TooMuchError):
        return str(error)
    kind = type(error).__name__
    return f"This page cannot be read ({kind}: {error}). Take out what was changed last."
