"""What readers type, as words: the lists for the search and its index read them alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = re.compile("[\u0300-\u036f'\u2019\u2018\u02bc]")  # which no word has in the index
MOST_TEXTS = 4_000  # whose words are kept while the index is made, which asks for each four times
WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def folded(text: str) -> str:
    """Return a text in small letters without accents and apostrophes: `don’t` is `dont`."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return MARKS.sub("", plain)


@lru_cache(MOST_TEXTS)
def hyphened(text: str) -> tuple[str, ...]:
    """Return the words of a text; those with hyphens stay whole."""
    return tuple(WORD.findall(folded(text)))


def split(text: str) -> list[str]:
    """Return the words of a text; one with hyphens is as many."""
    return [part for word in hyphened(text) for part in word.split("-")]


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number and the words of each line of a list; those that go on are joined."""
    number, joined = 0, ""
    for count, line in enumerate(text.split("\n"), start=1):
        words = line.partition("#")[0].rstrip()
        if words[:1].isspace() and joined:
            joined += " " + words.strip()
        elif words:
            if joined:
                yield number, joined
            number, joined = count, words.strip()
    if joined:
        yield number, joined


def listed(text: str) -> list[str]:
    """Return what a text has between its commas."""
    return [part for each in text.split(",") if (part := " ".join(each.split()))]
