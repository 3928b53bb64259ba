"""The list of words for the search, `source/search.txt`: how readers speak, and what is meant.

A heading in brackets begins a part, `#` a remark, and a line that is indented goes on with the one
above it. What stands before a colon is ours, what stands behind it is the readers'::

    [forms]                 verb forms and spellings that no rule finds
    go: went, gone
    [same]                  their words for words of the book
    partner: boyfriend, wife
    [groups]                words that a phrase may hold, as <them>
    them: him, her
    [pages]                 phrases that lead to pages, by their labels
    days-of-silence: ghosting, silent treatment

In a phrase `a/b` is either word, `<group>` any of its words, and `..` stands for up to four others;
words of the group `idle`, such as *just* and *really*, may stand anywhere. One form of a word is
enough: *hit* is *hits* and *hitting*. The words of a phrase lead to its pages by themselves, but
weigh less. What is typed in danger is in another list: `danger_words.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from press.pieces.lists import Mistake, read_list_of
from press.pieces.readers_words import lines_of, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "search.txt"
PARTS = ("forms", "same", "groups", "pages")
PHRASE = re.compile(r"(?:(?:(?:[\w'’/-]|<\w+>)+|\.\.)(?: |$))+")
WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’. ])*")
GROUP = re.compile(r"<(\w+)>")


@dataclass
class SearchWords:
    """All that the list says. `pages` has for each line its labels, phrases and number."""

    forms: dict[str, list[str]] = field(default_factory=dict)
    same: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    pages: list[tuple[tuple[str, ...], list[str], int]] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    led: dict[tuple[tuple[str, ...], str], int] = field(default_factory=dict)  # line of a phrase

    def labels(self) -> Iterator[tuple[str, int]]:
        """Yield each label that is named, with the number of its line."""
        for labels, _, line in self.pages:
            yield from ((label, line) for label in labels)


def search_words(folder: Path) -> SearchWords:
    """Read the list in the folder of the source; a book without one has no such words."""
    read = read_list_of(folder, FILE)
    if read is None:
        return SearchWords()
    text, fault = read
    words = read_words(text)  # the others lead on, whatever is wrong with one
    words.mistakes = [fault] if fault else words.mistakes
    return words


def read_words(text: str) -> SearchWords:
    """Read the text of a list; what is wrong in it is kept in `mistakes`, and left out."""
    words, part = SearchWords(), ""
    for number, line in lines_of(text):
        if line.startswith("["):
            part = _begin(words, line, number)
        elif not part:
            _refuse(words, number, "This line stands in no part. Begin one, such as `[pages]`.")
        elif part in PARTS:
            _take_pair(words, part, line, number)
    return words


def _begin(words: SearchWords, line: str, number: int) -> str:
    """Begin a part; return its name, or `?` where it has none that we know."""
    part = line[1:-1] if line.endswith("]") else ""
    if part in PARTS:
        return part
    known = ", ".join(f"`[{name}]`" for name in PARTS)
    _refuse(words, number, f"`{line}` is no part. The parts are {known}.")
    return "?"


def _take_pair(words: SearchWords, part: str, line: str, number: int) -> None:
    ours, colon, theirs = line.partition(":")
    if not (colon and listed(ours) and listed(theirs)):
        advice = "Write ours, a colon and the readers': `days-of-silence: ghosting`."
        _refuse(words, number, f"`{line}` leads nowhere. {advice}")
    elif part != "pages" and (odd := _odd_word([ours, *listed(theirs)])):
        _refuse(words, number, f"`{odd}` is no word. Write letters, digits, blanks, `-` and `’`.")
    elif part == "pages":
        labels, phrases = tuple(listed(ours)), _phrases(words, theirs, number)
        _refuse_twice(words, labels, phrases, number)
        words.pages.append((labels, phrases, number))
    else:
        table: dict[str, list[str]] = getattr(words, part)
        table.setdefault(ours.strip().lower(), []).extend(listed(theirs.lower()))


def _refuse_twice(
    words: SearchWords, labels: tuple[str, ...], phrases: list[str], number: int
) -> None:
    """Refuse a phrase that leads to the same pages already."""
    for phrase in phrases:
        line = words.led.setdefault((labels, phrase), number)
        if line != number:
            _refuse(words, number, f"`{phrase}` stands on line {line}, too. Take one out.")


def _odd_word(words: list[str]) -> str:
    """Return the first that is none, such as one that begins as what JavaScript has itself."""
    return next((word for word in words if not WORD.fullmatch(word.strip())), "")


def _phrases(words: SearchWords, line: str, number: int) -> list[str]:
    """Return the phrases of a line; those that cannot be read are refused."""
    found = []
    for phrase in listed(line.lower()):
        unknown = [name for name in GROUP.findall(phrase) if name not in words.groups]
        if not PHRASE.fullmatch(phrase):
            advice = "A phrase has words, `a/b`, `<group>` and `..`, and a comma behind it."
            _refuse(words, number, f"`{phrase}` cannot be read. {advice}")
        elif unknown:
            advice = "Name it above, under `[groups]`."
            _refuse(words, number, f"`<{unknown[0]}>` is no group. {advice}")
        else:
            found.append(phrase)
    return found


def _refuse(words: SearchWords, number: int, advice: str) -> None:
    words.mistakes.append(Mistake(number, advice))
