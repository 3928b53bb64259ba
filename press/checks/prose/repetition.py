"""The same words on two pages: one of them should say it, and the other link.

Only running text counts; and the line that says for whom a page is not may be the same everywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from press.checks.prose.readability import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from press.checks.prose.passages import Passage

RUN = 7
SAFETY = "afraid of your partner"
WORD = re.compile(r"[\w’']+")

Run = tuple[str, ...]


def check(pages: Sequence[list[Passage]]) -> Iterator[Finding]:
    """Yield each passage that shares seven words in a row with an earlier page."""
    seen: dict[Run, Passage] = {}
    for page in pages:
        told: set[str] = set()
        for passage in page:
            first = next((seen[run] for run in _runs(passage) if run in seen), None)
            if first and not passage.allowed & {"repetition"} and first.docname not in told:
                told.add(first.docname)
                shared = next(run for run in _runs(passage) if run in seen)
                yield Finding(
                    passage.docname,
                    passage.line,
                    f"“{' '.join(shared)}” stands in {first.docname}.md, line {first.line}, too. "
                    "Say it once and link, or say it otherwise.",
                )
        for passage in page:
            for run in _runs(passage):
                seen.setdefault(run, passage)


def _runs(passage: Passage) -> Iterator[Run]:
    """Yield the runs of seven words in a passage of running text, in order."""
    sentences = [s.lower() for s in passage.sentences if passage.is_running]
    text = " ".join(sentence for sentence in sentences if SAFETY not in sentence)
    words = WORD.findall(text)
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])
