"""What the writer is told: each finding once, as `file:line: what is wrong, what to write instead`.

Sphinx's own words tell what is wrong; where they do not say what to write instead, `ADVICE` adds
it. Three builders read one source, so the same warning may come three times.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from sphinx.util.logging import NAMESPACE, SafeEncodingWriter, WarningStreamHandler

from press.signs import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

COLOUR = "\x1b"  # what begins a colour, or ends one
LABEL = "Write a label that stands above a heading, as in `(the-label)=`."
SPELLING = "Check its spelling; CONTRIBUTING.md lists those that exist."
# By the type and subtype of a warning.
ADVICE = {
    "ref.ref": LABEL,
    "ref.term": "Write a term of the glossary, or add it there.",
    "ref.doc": "Write the page's path from the folder `source`, without `.md`.",
    "myst.xref_missing": LABEL,
    "myst.directive_unknown": SPELLING,
    "myst.role_unknown": SPELLING,
    "image.not_readable": "Check the path: it counts from the folder of this page.",
    "toc.not_included": "Add it to the toctree of the `index.md` in its folder.",
    "toc.not_readable": "Check the name in the toctree: a file's path without `.md`.",
    "bibtex.key_not_found": "Write a key of source/references.bib, or add the source there.",
}
OTHER_LABEL = "Give one of the two another label."
# docutils gives all its warnings one type, and Sphinx gives this of its own none.
ADVICE_BY_WORDS = {
    "Duplicate explicit target name": OTHER_LABEL,
    "duplicate label": OTHER_LABEL,
    "Unknown directive type": SPELLING,
}


class Reporter(WarningStreamHandler):
    """Hears what Sphinx warns of, and prints each finding once.

    `root` is the folder in which the book lies, `out` is what to print to: the writer's terminal,
    unless another is given. What was reported stands in `reported`, in its order.
    """

    def __init__(self, root: Path, out: TextIO | None = None) -> None:
        super().__init__(SafeEncodingWriter(out or sys.stderr))
        self.setLevel(logging.WARNING)
        self.root = root
        self.reported: list[str] = []

    def attach(self) -> None:
        """Take the place of the handler by which Sphinx prints its warnings.

        An application puts up a new one whenever it begins. Its filters come along: they know the
        application, and so what conf.py suppresses and where each page lies.
        """
        logger = logging.getLogger(NAMESPACE)
        for handler in logger.handlers[:]:
            if isinstance(handler, WarningStreamHandler) and handler is not self:
                self.filters = handler.filters
                logger.removeHandler(handler)
                logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Report a warning by its first line: those below may be a page's own, and look like ours.

        `record` has been through the filters: its place is words, or none.
        """
        try:
            place = self._place(getattr(record, "location", None) or "")
            self.report([one_line(f"{place}: {_words(record)}")])
        except Exception:  # as every handler: a warning that is badly made ends no book
            self.handleError(record)

    def report_early(self, text: str) -> None:
        """Report what Sphinx printed before a handler could be there: it had read conf.py alone."""
        lines = [line.partition("WARNING: ")[2] for line in text.splitlines()]
        self.report(one_line(f"conf.py:1: {line.partition(COLOUR)[0]}") for line in lines if line)

    def report(self, findings: Iterable[str]) -> None:
        """Print those of the findings that are new."""
        for finding in findings:
            if finding not in self.reported:
                self.reported.append(finding)
                self.stream.write(f"{finding}\n")

    def _place(self, place: str) -> str:
        """Return `file:line`, the file from the folder where the book lies."""
        path, _, line = place.rpartition(":")
        if not line.isdigit():
            path, line = place.removesuffix(":"), "1"
        if not path:
            return "conf.py:1"
        name = Path(path.split(":docstring")[0])
        shown = name.relative_to(self.root) if name.is_relative_to(self.root) else name
        return f"{shown}:{line}"


def _words(record: logging.LogRecord) -> str:
    """Return a warning's own words, with what to write instead."""
    message = logging.LogRecord.getMessage(record)  # Sphinx's would begin with place and level
    kind = ".".join(getattr(record, name, None) or "" for name in ("type", "subtype"))
    return advised(message.partition("\n")[0], kind)


def advised(message: str, kind: str = "") -> str:
    """Return a warning's words, with what to write instead; its kind is `type.subtype`."""
    words = message.removesuffix(f" [{kind}]")  # Sphinx adds it for whoever suppresses warnings
    advice = ADVICE.get(kind) or _advice_by_words(words)
    return f"{words.rstrip('.')}. {advice}" if advice else words


def _advice_by_words(words: str) -> str:
    return next((advice for start, advice in ADVICE_BY_WORDS.items() if start in words), "")
