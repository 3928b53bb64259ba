"""The list of what people type, `source/danger.txt`: whether they are in danger, and in which.

A heading in brackets begins a part, `#` a remark; but for `[alike]`, each line of a part is what
somebody might type::

    [alike]                 words that are one for who does what to whom: ours, then the others
    he: she, husband, wife
    [danger: not-the-pattern, help] The reason, which is told to whoever looks for such words.
    my husband hit me
    he took my passport/phone/keys
    [harmless]
    we hit it off

`a/b` is a choice: such a line stands for as many as its longest choice has words, with the first
of each, then the second, and so on. One without a choice counts twice, as it is how people say it.
The search learns from the lines (`press/web/danger_weights.py`): it need not find the same words to
hear danger, and so each new way to say it makes many others heard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from press.pieces.lists import Mistake, read_list_of
from press.pieces.readers_words import lines_of, listed, split

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "danger.txt"
MOST = 20_000  # lines, those of choices counted each; the book has half
LONGEST = 500  # signs in a line; of which a choice has fifty words at most
CHOICES = 50
COUNTS = 2  # as many as others: a line without a choice, which is as people say it
HEADING = re.compile(
    r"\[(?:(?P<alike>alike)|(?P<harmless>harmless))\]|\[danger:(?P<labels>[^\]]*)\]\s*(?P<reason>.*)"
)


@dataclass(frozen=True)
class Danger:
    """What is typed in one danger: the labels of the pages that come first for it, and why."""

    labels: tuple[str, ...]
    reason: str
    line: int
    examples: list[str] = field(default_factory=list)


@dataclass
class DangerWords:
    """All that the list says; `alike` has for each word of the others that of ours."""

    alike: dict[str, str] = field(default_factory=dict)
    dangers: list[Danger] = field(default_factory=list)
    harmless: list[str] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def labels(self) -> Iterator[tuple[str, int]]:
        """Yield each label that is named, with the number of its line."""
        for danger in self.dangers:
            yield from ((label, danger.line) for label in danger.labels)


def danger_words(folder: Path) -> DangerWords:
    """Read the list in the folder of the source; a book without one hears no danger."""
    read = read_list_of(folder, FILE)
    if read is None:
        return DangerWords()
    text, fault = read
    words = read_danger(text)  # danger is heard, whatever is wrong elsewhere
    words.mistakes = [fault] if fault else words.mistakes
    return words


def read_danger(text: str) -> DangerWords:
    """Read the text of a list; what is wrong in it is kept in `mistakes`, and left out."""
    words = DangerWords()
    part: list[str] | None = None
    is_alike = False
    known: dict[str, tuple[int, list[str]]] = {}
    for number, line in lines_of(text):
        if line.startswith("["):
            part, is_alike = _begun(words, line, number), line == "[alike]"
        elif is_alike:
            _take_alike(words, line, number)
        elif part is None:
            _refuse(words, number, "This line stands in no part. Begin one, such as `[harmless]`.")
        else:
            _take(words, part, line, number, known)
    return words


def _begun(words: DangerWords, line: str, number: int) -> list[str]:
    """Begin a part; return the list of its examples, which is nobody's where it has none."""
    match = HEADING.fullmatch(line)
    if match is None:
        known = "`[alike]`, `[danger: …]`, `[harmless]`"
        _refuse(words, number, f"`{line}` is no part. The parts are {known}.")
    if match is None or match["alike"]:
        return []
    if match["harmless"]:
        return words.harmless
    labels, reason = listed(match["labels"]), match["reason"].strip()
    if not (labels and reason):
        advice = "Write the pages and the reason: `[danger: not-the-pattern, help] If …`."
        _refuse(words, number, f"A danger has pages and a reason. {advice}")
    words.dangers.append(Danger(tuple(labels), reason, number))
    return words.dangers[-1].examples


def _take_alike(words: DangerWords, line: str, number: int) -> None:
    ours, colon, theirs = line.partition(":")
    all_words = [ours.strip(), *listed(theirs)]
    if not colon or len(all_words) < 2 or any(split(word) != [word] for word in all_words):
        advice = "Write ours, a colon and the others: `he: she, husband`."
        _refuse(words, number, f"`{line}` is like nothing. {advice}")
    else:
        words.alike |= dict.fromkeys(all_words[1:], all_words[0])


def _take(
    words: DangerWords,
    part: list[str],
    line: str,
    number: int,
    known: dict[str, tuple[int, list[str]]],
) -> None:
    """Take what a line stands for into its part, but what another line says already."""
    chosen = list(choices(line[: LONGEST + 1]))
    if len(line) > LONGEST or len(chosen) > CHOICES:
        advice = f"It has {LONGEST} signs at most, and a choice {CHOICES} words. Make two of it."
        _refuse(words, number, f"This line is too long. {advice}")
        return
    if len(known) + len(chosen) > MOST:
        _refuse(words, number, f"This list has {MOST:,} lines already, with those of choices.")
        return
    if not any(split(each) for each in chosen):
        _refuse(words, number, f"`{line}` has no word. Write what somebody might type.")
        return
    for each in chosen:
        line_before, part_before = known.setdefault(" ".join(split(each)), (number, part))
        if line_before == number:
            part += [each] * (COUNTS if len(chosen) == 1 else 1)
        elif part_before is not part:
            _refuse(words, number, f"`{each}` stands on line {line_before}, in another part.")
        elif len(chosen) == 1:
            _refuse(words, number, f"`{each}` stands on line {line_before}, too. Take one out.")


def choices(line: str) -> Iterator[str]:
    """Yield what a line stands for, one for each word of its longest choice."""
    parts = [part.split("/") for part in line.split()]
    for turn in range(max(map(len, parts))):
        yield " ".join(part[turn % len(part)] for part in parts)


def _refuse(words: DangerWords, number: int, advice: str) -> None:
    words.mistakes.append(Mistake(number, advice))
