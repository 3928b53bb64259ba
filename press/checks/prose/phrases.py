"""Words that the book does not use: each with why, and what instead.

A passage is excused by a comment on the line above it that gives the reason::

    % allow needy: quoted, to say why we do not use it
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from press.checks.prose.readability import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from press.checks.prose.passages import Passage

BLAME = "it blames a person. Say what they do"
DIAGNOSIS = "it diagnoses someone who is not in the room. Say what happened"
GENDER = "it gives the side a gender. Write “your partner” or “the one who …”"
MACHINE = "it sounds like a machine. Say the thing itself"
PROMISE = "nobody can promise that. Say what tends to go with what"
DASH = re.compile(r"(?<!\+)—")  # but not that of a table of reStructuredText
EM_DASHES_PER_WORD = 1 / 200

# Pattern, and why not and what instead.
AVOID: list[tuple[str, str]] = [
    (r"needy|clingy|cold-hearted|damaged|crazy|hysterical|dramatic|emotionally unavailable", BLAME),
    (r"nagg?(?:s|ed|ing)?|whin(?:es?|ing)|overreact\w*|manipulative", BLAME),
    (r"narcissis\w+|borderline|codependen\w+|sociopath\w*|gaslight\w*", DIAGNOSIS),
    (r"an avoidant|avoidants|the avoidant|an anxious|anxious types?|avoidant types?", DIAGNOSIS),
    (r"(?:your|his|her) (?:husband|wife|boyfriend|girlfriend)", GENDER),
    (r"men (?:are|need|want|always|never)|women (?:are|need|want|always|never)", GENDER),
    (r"journey|tapestry|delve\w*|toxic|unpack\w*|navigat\w+|hold(?:ing)? space|lean into", MACHINE),
    (r"at its core|here['’]s the thing|the truth is|that['’]s okay|and that['’]s ok", MACHINE),
    (r"you['’]re not alone|you are not alone|remember(?=:)|game[- ]changer|deep dive", MACHINE),
    (
        r"it['’]s not (?:about )?[\w ]{1,30}, it['’]s|isn['’]t just|not just [\w ]{1,30}, but",
        MACHINE,
    ),
    (r"less about [\w ]{1,40} more about|whether you['’]re [\w ]{1,30} or", MACHINE),
    (r"self-care|boundaries are|healthy boundaries|safe space|triggered", MACHINE),
    (r"guarantee\w*|always works|never fails|will save your|scientifically proven", PROMISE),
    (r"(?:cannot|can['’]t) go wrong|proven to", PROMISE),
]
PATTERNS = [(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), why) for words, why in AVOID]


def check(page: list[Passage]) -> Iterator[Finding]:
    """Yield each phrase that the book avoids, and too many em dashes."""
    for passage in page:
        for pattern, why in PATTERNS:
            for match in pattern.finditer(passage.text):
                if match[0].lower() not in passage.allowed:
                    yield Finding(passage.docname, passage.line, f"“{match[0]}”: {why}.")
    words = sum(len(passage.text.split()) for passage in page)
    dashed = [passage.line for passage in page for _ in DASH.findall(passage.text)]
    if len(dashed) > max(words * EM_DASHES_PER_WORD, 1):
        yield Finding(
            page[0].docname,
            dashed[0],
            f"{len(dashed)} em dashes in {words} words. One in two hundred is the most; use "
            "commas.",
        )
