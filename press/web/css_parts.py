"""The book's own sheet, taken apart: a page gets what every page needs, and the parts it uses.

`book.css` is one file to read and to mend. A comment such as ::

    /* sides, on pages with `class="sides`: facing each other */

begins a part; what stands in backticks is a pattern that is looked for in the page's HTML. Pages
with the same parts share one sheet, named after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from sphinx.application import Sphinx

BOOK = "book.css"
PART = re.compile(
    r"^/\* ([\w-]+), on pages with `([^`]+)`(?>(?:[^*/]|\*(?!/)|/(?!\*))*)\*/$", re.MULTILINE
)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
SPACE = re.compile(r"\s+")
SHEETS = "book-*.css"
LINKED = re.compile(r"_static/(book-[\w-]+\.css)")


@dataclass(frozen=True)
class Part:
    """A part of the sheet: its name, the pattern of its pages, its rules."""

    name: str
    pattern: re.Pattern[str]
    rules: str


class Look:
    """The sheet of one build, and where its parts are written."""

    def __init__(self, app: Sphinx) -> None:
        folders = (Path(app.confdir, folder) for folder in app.config.html_static_path)
        text = next((p.read_text("utf-8") for f in folders if (p := f / BOOK).is_file()), "")
        first, *rest = PART.split(text)
        self.always = _closely(first)
        self.parts = [
            Part(name, re.compile(pattern), _closely(rules))
            for name, pattern, rules in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
        ]
        self.folder = Path(app.outdir, "_static")
        self.written: set[str] = set()

    def sheet_for(self, html: str | None) -> str:
        """Write the sheet for a page with this HTML, or for any page; return its name."""
        parts = [part for part in self.parts if html is None or part.pattern.search(html)]
        names = ["all"] if html is None else [part.name for part in parts] or ["plain"]
        name = "-".join(["book", *names]) + ".css"
        if name not in self.written:
            rules = "".join([self.always, *(part.rules for part in parts)])
            write_atomic(self.folder / name, rules.encode())
            self.written.add(name)
        return name

    def sweep(self, pages: Path) -> None:
        """Take away sheets of earlier builds that no page links any more."""
        linked: set[str] = set()
        for page in pages.rglob("*.html"):
            linked |= set(LINKED.findall(_head(page)))
        for path in self.folder.glob(SHEETS):
            if path.name not in linked:
                path.unlink()


def _head(page: Path) -> str:
    """Return a page up to the end of its head, however much its author says of it."""
    with page.open(encoding="utf-8") as file:
        lines = iter(file.readline, "")
        return "".join(takewhile(lambda line: "</head>" not in line, lines))


def _closely(rules: str) -> str:
    """Return rules without comments and with no more space than they need."""
    return SPACE.sub(" ", COMMENT.sub("", rules)).strip()
