"""Whether the machine has the memory that setting a book takes: told before it starts.

Linux ends a program that takes more than there is, without a word. What a book needs was measured,
with the fonts and what an empty book takes: 118,000 words of running prose took Typst 159 MB; 1,000
signatures, 45,000 nodes, 476; 5,000 links to other pages, 26,000 nodes, 710; five documentations of
programs, of 27,000 to 101,000 words, 192 to 761. By what is counted here it would be 169, 522 and
835, and for the documentations between half of what they took and all of it, so that hardly anybody
is told in vain.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

logger = logging.getLogger(__name__)

# Scripts without spaces: each of their letters takes what a word does.
UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
FIXED = 40  # MB for the fonts and an empty book
WORDS = 0.001  # MB for a word of prose
NODES = 0.008  # for each node: what is set is a call of a function
LINKS = 0.1  # for each link: its page is asked, and its paragraph is set until no answer changes
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
    words, needed = need(trees)
    free = available()
    if free is not None and needed > free:
        message = (
            "This book has %s words: its PDF takes some %s MB of memory, and %s MB are free. "
            "Make it on a larger machine, or leave pages out by `book_left_out`."
        )
        figures = (f"{number:,}" for number in (words, needed, free))
        logger.warning(message, *figures, type="pdf", subtype="memory", location=place)


def need(trees: Iterable[nodes.document]) -> tuple[int, int]:
    """Return how many words the pages have, and how many MB setting them takes."""
    words = elements = links = 0
    for tree in trees:
        words += len(WORD.findall(tree.astext()))
        elements += sum(1 for _ in tree.findall(nodes.Element))
        links += sum(1 for _ in tree.findall(nodes.reference))
    return words, int(FIXED + WORDS * words + NODES * elements + LINKS * links)


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
