"""The book's own sheet, taken apart: a page gets what every page needs, and the parts it uses.

`book.css` is one file to read and to mend. A comment such as ::

    /* sides, on pages with `class="sides`: facing each other */

begins a part; what stands in backticks is a pattern that is looked for in the page's HTML. Pages
with the same parts share one sheet, named after them. A part `on every page` stands at the end of
the file, so that a rule which somebody adds there reaches all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.application import Sphinx

BOOK = "book.css"
PART = re.compile(
    r"^/\* ([\w-]+), on (?:pages with `([^`]+)`|every page)"
    r"(?>(?:[^*/]|\*(?!/)|/(?!\*))*)\*/$",
    re.MULTILINE,
)
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
SPACE = re.compile(r"\s+")
SHEETS = "book-*.css"
LINKED = re.compile(r"_static/(book-[\w-]+\.css)")


@dataclass(frozen=True)
class Part:
    """A part of the sheet: its name, the pattern of its pages or None for all, its rules."""

    name: str
    pattern: re.Pattern[str] | None
    rules: str


class Look:
    """A sheet and its parts, and the folder in which each page's own are written.

    Raises SphinxError where the pattern of a part is none.
    """

    def __init__(self, text: str, folder: Path) -> None:
        first, *rest = PART.split(text)
        self.always = _closely(first)
        self.parts = [
            Part(name, _pattern(pattern, text) if pattern else None, _closely(rules))
            for name, pattern, rules in zip(rest[::3], rest[1::3], rest[2::3], strict=True)
        ]
        self.folder = folder
        self.written: set[str] = set()

    @classmethod
    def of(cls, app: Sphinx) -> Look:
        """Return the look of one build."""
        folders = (Path(app.confdir, folder) for folder in app.config.html_static_path)
        text = next((p.read_text("utf-8") for f in folders if (p := f / BOOK).is_file()), "")
        return cls(text, Path(app.outdir, "_static"))

    def sheet_for(self, html: str | None) -> str:
        """Write the sheet for a page with this HTML, or for any page; return its name."""
        names = [part.name for part in self.parts if part.pattern and _is_on(part.pattern, html)]
        name = _named(["all"] if html is None else names)
        if name not in self.written:
            self._write(name, names)
        return name

    def renew(self) -> None:
        """Write the sheets anew that lie in the folder, with the rules of now."""
        for path in self.folder.glob(SHEETS):
            self._write(path.name, self._names_in(path.name))

    def _names_in(self, sheet: str) -> list[str]:
        """Return the parts that a sheet is named after, which stand in it in their order."""
        known = [part.name for part in self.parts if part.pattern]
        if sheet == _named(["all"]):
            return known
        rest = sheet.removeprefix("book-").removesuffix(".css") + "-"
        names = []
        for name in known:
            if rest.startswith(f"{name}-"):
                names.append(name)
                rest = rest.removeprefix(f"{name}-")
        return names

    def _write(self, sheet: str, names: Container[str]) -> None:
        rules = [part.rules for part in self.parts if not part.pattern or part.name in names]
        write_atomic(self.folder / sheet, "".join([self.always, *rules]).encode())
        self.written.add(sheet)

    def sweep(self, pages: Path) -> None:
        """Take away sheets of earlier builds that no page links any more."""
        linked: set[str] = set()
        for page in pages.rglob("*.html"):
            linked |= set(LINKED.findall(_head(page)))
        for path in self.folder.glob(SHEETS):
            if path.name not in linked:
                path.unlink()


def _pattern(pattern: str, sheet: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        line = sheet.count("\n", 0, sheet.index(f"`{pattern}`")) + 1
        raise SphinxError(
            f"{BOOK}:{line}: `{pattern}` is no pattern ({error.msg}). Write what is in the HTML of "
            "the pages that get this part."
        ) from error


def _is_on(pattern: re.Pattern[str], html: str | None) -> bool:
    return html is None or bool(pattern.search(html))


def _named(parts: list[str]) -> str:
    return "-".join(["book", *(parts or ["plain"])]) + ".css"


def _head(page: Path) -> str:
    """Return a page up to the end of its head, however much its author says of it."""
    with page.open(encoding="utf-8") as file:
        lines = iter(file.readline, "")
        return "".join(takewhile(lambda line: "</head>" not in line, lines))


def _closely(rules: str) -> str:
    """Return rules without comments and with no more space than they need."""
    return SPACE.sub(" ", COMMENT.sub("", rules)).strip()
