"""Whether the machine has the memory that setting a book takes: told before it starts.

Linux ends a program that takes more than there is, without a word. What a book needs is measured:
of running prose, from 1,000 to 200,000 words, Typst takes 2 to 3 MB for a thousand words, beside
what its fonts and an empty book take. Notes, links and code take more; so nobody is told in vain.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes

logger = logging.getLogger(__name__)

# Scripts without spaces: each of their letters takes what a word does.
UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
FIXED = 40  # MB for the fonts and an empty book
A_THOUSAND = 3  # MB for so many words
SYSTEM = Path("/proc/meminfo")
AVAILABLE = re.compile(r"^MemAvailable:\s+(\d+) kB$", re.MULTILINE)
PROCESS = Path("/proc/self")
LIMIT = re.compile(r"^Max address space\s+(\d+) ", re.MULTILINE)  # that of `ulimit -v`
SIZE = re.compile(r"^VmSize:\s+(\d+) kB$", re.MULTILINE)
CONTAINER = Path("/sys/fs/cgroup")
# What a container may take, and what it has taken, in both versions of Linux's control groups.
GROUPS = (
    ("memory.max", "memory.current"),
    ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes"),
)


def tell_of_memory(trees: Iterable[nodes.document], place: str) -> None:
    """Warn where the pages have more words than the memory that is free is enough for."""
    words = sum(len(WORD.findall(tree.astext())) for tree in trees)
    needed, free = FIXED + A_THOUSAND * words // 1000, available()
    if free is not None and needed > free:
        message = (
            "This book has %s words: its PDF takes some %s MB of memory, and %s MB are free. "
            "Make it on a larger machine, or leave pages out by `book_left_out`."
        )
        figures = (f"{number:,}" for number in (words, needed, free))
        logger.warning(message, *figures, type="pdf", subtype="memory", location=place)


def available() -> int | None:
    """Return how many MB of memory this process can still have; None where nobody tells."""
    return min(_limits(), default=None)


def _limits() -> Iterator[int]:
    """Yield what the system, a container and the user's own limit leave."""
    if found := AVAILABLE.search(_text(SYSTEM)):
        yield int(found[1]) // 1000
    for most, taken in GROUPS:
        limits = _text(CONTAINER / most).strip(), _text(CONTAINER / taken).strip()
        if all(limit.isdecimal() for limit in limits):
            yield (int(limits[0]) - int(limits[1])) // 1_000_000
    limit, size = LIMIT.search(_text(PROCESS / "limits")), SIZE.search(_text(PROCESS / "status"))
    if limit and size:
        yield (int(limit[1]) - int(size[1]) * 1024) // 1_000_000


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
