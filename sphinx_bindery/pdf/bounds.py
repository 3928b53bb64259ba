"""How long Typst may work on a text, and how much memory it may take: it has no bounds itself.

A page of a few hundred kilobytes could have it work for minutes, or take all the memory there is.
What is many times what a book of its words takes is given up; `pdf_bounded = False` lets it go on.
118,000 words of prose took a fifteenth of their seconds and a tenth of their memory; the five
documentations of `memory`, with all that Sphinx did for them, up to a fifth and a quarter. Windows
tells no program what it took, so time alone is bounded there.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes
from sphinx.errors import SphinxError

from sphinx_bindery.pdf.memory import need

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

FEWEST_SECONDS, SECONDS = 20, 0.25  # of the processor; more for each MB that its pages may need
LEAST_MEMORY, MEMORY = 1_000, 5  # MB; as many times what its pages may need
PICTURE = 10  # MB that one may need, beside the words
LOOK = 0.2  # seconds from one look at what was taken to the next
UNIT = 1_000_000 if sys.platform == "darwin" else 1_000  # of the system's figure, in a MB
AT_WORK = "typst"  # what its thread is called


class BeyondBoundsError(SphinxError):
    """Typst took too much of one thing, and is not waited for any longer."""


class Bounds:
    """How many seconds of the processor and MB of memory each text may take; 0 is any number."""

    def __init__(self, seconds: float = 0, memory: float = 0) -> None:
        self._seconds = seconds
        self._memory = memory
        self._broken = ""

    def keep(self, work: Callable[[], T]) -> T:
        """Return what some work of Typst's returns; raise BeyondBoundsError once it is too much.

        Nothing can end it before the process does: it goes on in a thread that nobody waits for,
        and no more work is begun.
        """
        if not (self._seconds or self._memory):
            return work()
        if self._broken:
            raise BeyondBoundsError(self._broken)
        made: list[T] = []
        failed: list[Exception] = []
        thread = threading.Thread(target=_do, args=(work, made, failed), name=AT_WORK, daemon=True)
        begun = time.process_time(), _memory()
        thread.start()
        thread.join(LOOK)
        while thread.is_alive():
            self._look(*begun)
            thread.join(LOOK)
        if failed:
            raise failed[0]
        return made[0]

    def _look(self, seconds: float, memory: float) -> None:
        """Raise BeyondBoundsError if more was taken since than may be."""
        if self._seconds and time.process_time() - seconds > self._seconds:
            self._broken = f"more than {self._seconds:,.0f} seconds"
        elif self._memory and _memory() - memory > self._memory:
            self._broken = f"more than {self._memory:,.0f} MB of memory"
        if self._broken:
            raise BeyondBoundsError(self._broken)


def bounds_of(trees: Sequence[nodes.document]) -> Bounds:
    """Return the bounds of a book of these pages."""
    pictures = sum(1 for tree in trees for _ in tree.findall(nodes.image))
    needed = need(trees)[1] + PICTURE * pictures
    return Bounds(FEWEST_SECONDS + SECONDS * needed, LEAST_MEMORY + MEMORY * needed)


def is_at_work() -> bool:
    """Tell whether Typst goes on with something that nobody waits for."""
    return any(thread.name == AT_WORK for thread in threading.enumerate())


def _do(work: Callable[[], T], made: list[T], failed: list[Exception]) -> None:
    try:
        made.append(work())
    except Exception as error:  # for whoever waits
        failed.append(error)


def _memory() -> float:
    """Return the most MB of memory that this process ever had; 0 where nobody tells."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNIT
