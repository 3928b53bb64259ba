"""How hard a page is to read. Source: Kincaid et al. (1975); Pyphen parts the syllables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyphen import Pyphen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from press.checks.prose.passages import Passage

GRADE = 8
MEAN_WORDS = 17
MOST_WORDS = 35
WORD = re.compile(r"\w[\w’']*")


@dataclass(frozen=True)
class Finding:
    """One thing that a check has to say; a gap is not wrong, only not yet written."""

    docname: str
    line: int
    message: str
    is_gap: bool = False


def check(page: Sequence[Passage]) -> Iterator[Finding]:
    """Yield what makes a page hard to read; the passages are those of one page."""
    running = [passage for passage in page if passage.is_running]
    sentences = [(passage, s) for passage in running for s in passage.sentences]
    if not sentences:
        return
    for passage, sentence in sentences:
        words = len(sentence.split())
        if words > MOST_WORDS:
            yield Finding(
                passage.docname,
                passage.line,
                f"This sentence has {words} words: “{_start(sentence)} …” Make it two "
                f"({MOST_WORDS} at most).",
            )
    name = running[0].docname
    mean = sum(len(sentence.split()) for _, sentence in sentences) / len(sentences)
    if mean > MEAN_WORDS:
        yield Finding(
            name, 1, f"Sentences have {mean:.1f} words on average. Shorten some ({MEAN_WORDS})."
        )
    grade = grade_of([sentence for _, sentence in sentences])
    if grade > GRADE:
        yield Finding(
            name, 1, f"The reading grade is {grade:.1f}. Use shorter words and sentences ({GRADE})."
        )


def grade_of(sentences: Iterable[str]) -> float:
    """Return the reading grade of some sentences: years of school, by Flesch and Kincaid."""
    words = [WORD.findall(sentence.lower()) for sentence in sentences]
    words = [found for found in words if found]
    count = sum(map(len, words))
    if not count:
        return 0.0
    syllables = sum(_syllables(word) for found in words for word in found)
    return 0.39 * count / len(words) + 11.8 * syllables / count - 15.59


@cache
def _syllables(word: str) -> int:
    return len(_patterns().positions(word)) + 1


@cache
def _patterns() -> Pyphen:
    return Pyphen(lang="en_US")


def _start(sentence: str) -> str:
    return " ".join(sentence.split()[:6])
