"""What is made of the book: one row for each output.

Its name is that of its builder, of its verb (`make epub`) and of its folder in `build/`. Nothing
but Python's own library is imported here: the Makefile asks before it sets up anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Output(NamedTuple):
    """An output: `words` are what the documents call it, `suffix` is that of its one file.

    Without a suffix it is a folder. `process` is the one of those in `make check` that makes it:
    each should have as much to do. The live preview shows a page of it `in_preview`, if it does.
    """

    words: str
    suffix: str = ""
    process: int = 0
    in_preview: str = ""


# The EPUB after the PDF, whose pages it marks; the website last: it tells how large the files are.
OUTPUTS = {
    "pdf": Output("the PDF", ".pdf", 0, in_preview="in the PDF"),
    "epub": Output("the EPUB", ".epub", 1, in_preview="in the EPUB"),
    "html": Output("the website", process=1),
}

READING = "read"  # the builder that writes nothing
LOOKING = "look"  # the one that looks at the pages, and writes nothing either


def in_order(names: Iterable[str]) -> list[str]:
    """Return names of builders in the order in which they run; what is no output comes first."""
    known = list(OUTPUTS)
    return sorted(names, key=lambda name: known.index(name) if name in known else -1)


def by_process() -> list[list[str]]:
    """Return the outputs that are made one after the other, for each process of a check."""
    processes = sorted({output.process for output in OUTPUTS.values()})
    return [
        [name for name, output in OUTPUTS.items() if output.process == each] for each in processes
    ]
