"""What the writer is told: each finding once, as `file:line: what is wrong, what to write instead`.

Sphinx writes its warnings to a stream; `Findings` is that stream. Three builders read one source,
so the same warning may come three times. Sphinx's own words tell what is wrong; where they do not
say what to write instead, `ADVICE` adds it.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from press.signs import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

WARNING = re.compile(r"^(?:(?P<place>[^\s].*?): )?(?:WARNING|ERROR|CRITICAL): (?P<message>.*)")
KIND = re.compile(r" \[(?P<kind>[\w-]+\.[\w.-]+)\]$")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")

ADVICE = {
    "ref.ref": "Write a label that stands above a heading, as in `(the-label)=`.",
    "ref.term": "Write a term of the glossary, or add it there.",
    "ref.doc": "Write the page's path from the folder `source`, without `.md`.",
    "myst.xref_missing": "Write a label that stands above a heading, as in `(the-label)=`.",
    "myst.directive_unknown": "Check its spelling; CONTRIBUTING.md lists those that exist.",
    "myst.role_unknown": "Check its spelling; CONTRIBUTING.md lists those that exist.",
    "image.not_readable": "Check the path: it counts from the folder of this page.",
    "toc.not_included": "Add it to the toctree of the `index.md` in its folder.",
    "toc.not_readable": "Check the name in the toctree: a file's path without `.md`.",
    "bibtex.key_not_found": "Write a key of source/references.bib, or add the source there.",
}
# Warnings of docutils carry no kind of their own.
ADVICE_BY_WORDS = {
    "Duplicate explicit target name": "Give one of the two another label.",
    "duplicate label": "Give one of the two another label.",
    "Unknown directive type": "Check its spelling; CONTRIBUTING.md lists those that exist.",
}


class Findings(io.StringIO):
    """A stream that turns Sphinx's warnings into findings, and prints each once."""

    def __init__(self, root: Path, out: TextIO | None = None) -> None:
        super().__init__()
        self.root = root
        self.out = out or sys.stderr
        self.told: list[str] = []
        self._rest = ""

    def write(self, text: str) -> int:
        """Take in what Sphinx writes: each message at once, however many lines it has."""
        message, end, self._rest = (self._rest + text).rpartition("\n")
        if end:
            self._tell(COLOUR.sub("", message))
        return len(text)

    def _tell(self, message: str) -> None:
        """Tell a message by its first line: those below may be a page's own, and look like ours."""
        match = WARNING.match(message)
        if match:
            finding = f"{self._place(match['place'] or '')}: {advised(match['message'])}"
        else:
            finding = message
        self.repeat([one_line(finding)] if finding.strip() else [])

    def repeat(self, findings: Iterable[str]) -> None:
        """Tell findings that were made elsewhere, those that are new."""
        for finding in findings:
            if finding not in self.told:
                self.told.append(finding)
                self.out.write(f"{finding}\n")

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


def advised(message: str) -> str:
    """Return a warning's words, with what to write instead."""
    kind = KIND.search(message)
    words = KIND.sub("", message)
    advice = ADVICE.get(kind["kind"], "") if kind else ""
    advice = advice or next((a for start, a in ADVICE_BY_WORDS.items() if start in words), "")
    return f"{words.rstrip('.')}. {advice}" if advice else words
