"""Claims about research need their source in the same paragraph; every source needs to be used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from press.checks.prose.readability import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

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
    re.compile(rf"\b\d[\d,]* {COUNTED}\b", re.IGNORECASE),
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


def check(page: list[Passage]) -> Iterator[Finding]:
    """Yield each paragraph that claims something of research and names no source."""
    for passage in page:
        if passage.is_cited or not passage.is_running:
            continue
        for pattern in CLAIMS:
            match = pattern.search(passage.text)
            if match and match[0].lower() not in passage.allowed:
                yield Finding(
                    passage.docname,
                    passage.line,
                    f"“{match[0]}” has no source in its paragraph. Add {{cite:p}}`key`, or write "
                    f"`% allow {match[0].lower()}: why` above it.",
                )
                break


def unused(known: Collection[str], cited: Collection[str], page: str) -> Iterator[Finding]:
    """Yield each source in the list that no page cites."""
    for key in sorted(set(known) - set(cited)):
        yield Finding(page, 1, f"No page cites `{key}`. Cite it, or take it out of references.bib.")
