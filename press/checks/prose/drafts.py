"""What is left over from writing: a note to oneself, filler, a word written twice, a title too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from press.checks.prose.readability import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from press.checks.prose.passages import Passage

NOTE = re.compile(
    r"\b(?:TODO|To[Dd]o|FIXME|XXX+|TBD|TK)\b|\b[Ll]orem [Ii]psum\b|\?\?\?|@@@|"
    r"\b[Cc]itation needed\b|\bCITATION NEEDED\b|\(to be (?:written|done|added)\)"
)
TWICE = re.compile(r"\b([^\W\d_]+) +\1\b(?!-)", re.IGNORECASE)
NAME = re.compile(r"([A-Z][^\W\d_]{2,}) +\1")  # "Walla Walla"
OF_TEMPLATES = frozenset(  # what `make new` writes, for a writer to write over
    (
        "The words, as a person would say them.",
        "1. The first step",
        "2. The second step",
        "The first thing to write down",
    )
)
MEANT = frozenset(("had", "that", "no", "very", "ha", "so", "bye", "there"))  # "what he had had"


def check(page: Sequence[Passage]) -> Iterator[Finding]:
    """Yield each note that a writer left for later, and each word that stands there twice."""
    for passage in page:
        note = NOTE.search(passage.text)
        if note:
            message = f"“{note[0]}” is for you, not for readers. Write what is missing."
            yield Finding(passage.docname, passage.line, message)
        for match in TWICE.finditer(passage.text):
            is_meant = match[1].lower() in MEANT or NAME.fullmatch(match[0])
            if not is_meant and match[0].lower() not in passage.allowed:
                message = f"“{match[0]}” has one word twice. Take one out."
                yield Finding(passage.docname, passage.line, message)


def gaps(page: Iterable[Passage]) -> Iterator[Finding]:
    """Yield each line that a template has for a writer to write over."""
    for passage in page:
        said = passage.text.strip("“”")
        if said in OF_TEMPLATES:
            message = f"“{said}” is of the template. Write your own in its place."
            yield Finding(passage.docname, passage.line, message, is_gap=True)


def same_titles(pages: Sequence[Sequence[Passage]]) -> Iterator[Finding]:
    """Yield each page whose title, its first passage, is that of an earlier page."""
    seen: dict[str, Passage] = {}
    for first in (page[0] for page in pages if page and not page[0].is_running):
        known = seen.setdefault(first.text.casefold(), first)
        if known is not first:
            message = f"{known.docname}.md has this title, too. Give one of the two another."
            yield Finding(first.docname, first.line, message)
