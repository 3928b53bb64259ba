"""Claims need their source in the same paragraph; every source needs to be used.

What sounds like a finding is looked for by its numbers and by its words. How often people do a
thing, and why, is a finding too, unless the page says whose reading it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from press.checks.prose.readability import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from press.checks.prose.passages import Passage

COUNTED = (
    r"(?:US |American |newlywed |married |dating |young |low-income )*"
    r"(?:couples|people|studies|participants|adults|students|women|men|reviews|trials|articles)"
)
GROUPS = r"(?:US |American )*(?:couples|studies|participants|trials)"
WRITTEN = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|"
    r"(?:a |one |two |three )hundred(?: and [\w-]+)?)"
)
CLAIMS = [
    re.compile(rf"\b\d[\d,]{{0,20}} {COUNTED}\b", re.IGNORECASE),
    re.compile(rf"\b{WRITTEN} {GROUPS}\b", re.IGNORECASE),
    re.compile(r"\b\d+(?:\.\d+)? ?(?:%|percent\b)"),
    re.compile(r"(?<![\d:])[−-]?0?\.\d\d\b"),
    re.compile(
        r"\b(?:research|studies|evidence|data|science) (?:has |have )?"
        r"(?:show|find|found|suggest|say|prove|confirm|link|tell)\w*",
        re.IGNORECASE,
    ),
    re.compile(
        r"\bresearchers (?:have )?(?:found|show|watched|asked|followed|tested)", re.IGNORECASE
    ),
    re.compile(r"\bin (?:one|a|the) (?:study|experiment|review|trial)\b", re.IGNORECASE),
]
EVIDENCE = frozenset(["evidence", "not-shown"])
OFTEN = [
    re.compile(words, re.IGNORECASE)
    for words in (
        r"\b(?:often|usually|mostly|mainly|generally|(?:nearly|almost) always) because\b",
        r"\b(?<!how )(?<!too )(?<!very )(?<!great )(?:most|many) (?:people|couples|partners)\b",
        r"\bthe (?:(?:usual|real|main|common) reason\b|reason is\b)",
        r"\b(?:people|couples|partners) (?:usually|mostly|often|tend to)\b",
        r"\bin most (?:people|couples|homes|houses|fights|quarrels|relationships)\b",
        r"\btimes out of ten\b",
        r"\b(?:often|usually|mostly|seldom|rarely) (?:works?|helps?)\b",
        r"\b(?:is|are) (?:often|seldom|rarely)\b",
        r"\b(?:they|partner) (?:really|actually|secretly) (?:want|mean|need|fear|feel)s?\b",
    )
] + [re.compile(r"(?:^|(?<=[.!?] ))Often,? (?:the|it|they|your|you|one|a|both)\b")]
# Words that say whose reading it is, also in a summary, which can hold no source.
READING = re.compile(
    r"\b(?:therapists?|clinicians?|counselors?|common sense|our own|our (?:guess|reading)|"
    r"we (?:think|guess|suspect|believe)|in trials)\b",
    re.IGNORECASE,
)


def check(page: list[Passage]) -> Iterator[Finding]:
    """Yield each paragraph that claims something of research and names no source."""
    for passage in page:
        if passage.is_cited or not passage.is_running:
            continue
        if words := _first(CLAIMS, passage.text, passage.allowed):
            yield Finding(
                passage.docname,
                passage.line,
                f"“{words}” has no source in its paragraph. Add {{cite:p}}`key`, or write "
                f"`% allow {words.lower()}: why` above it.",
            )
        elif passage.leads_to & EVIDENCE or READING.search(passage.text):
            continue
        elif words := _first(OFTEN, passage.text, passage.allowed):
            yield Finding(
                passage.docname,
                passage.line,
                f"“{words}” says how often or why, and not who found it. Cite a source, link the "
                "page of evidence, say whose reading it is, or write "
                f"`% allow {words.lower()}: why` above it.",
            )


def _first(patterns: Iterable[re.Pattern[str]], text: str, allowed: Collection[str]) -> str | None:
    """Return the first words that a pattern finds and no comment excuses."""
    found = (match[0] for pattern in patterns if (match := pattern.search(text)))
    return next((words for words in found if words.lower() not in allowed), None)


def unused(known: Collection[str], cited: Collection[str], page: str) -> Iterator[Finding]:
    """Yield each source in the list that no page cites."""
    for key in sorted(set(known) - set(cited)):
        yield Finding(page, 1, f"No page cites `{key}`. Cite it, or take it out of references.bib.")
