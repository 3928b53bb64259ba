"""What is new in an edition, in words for its readers: a page of the book, made from the CHANGELOG.

The first edition has nothing that changed, and no such page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path("source/about/changes.md")
EDITION = re.compile(r"^## (?P<version>[\w.+-]+)(?:, (?P<when>.+))?$", re.MULTILINE)
FOR_READERS = "\n### For readers\n"
HEADING = re.compile(r"^##", re.MULTILINE)
TEXT = """\
---
piece:
  kind: about
  summary: >-
    What is new for readers in edition {version} of the book.
  published: {when}
  reviewed: {when}
---

(changes)=
# What is new in this edition

{news}
"""


@dataclass(frozen=True)
class Edition:
    """A section of the CHANGELOG: its line, what it is called, its day, what it tells readers."""

    line: int
    version: str
    when: str
    news: str


def editions(changelog: str) -> list[Edition]:
    """Return the sections of a changelog, the newest first."""
    found = list(EDITION.finditer(changelog))
    ends = [heading.start() for heading in found[1:]] + [len(changelog)]
    return [
        Edition(
            changelog.count("\n", 0, heading.start()) + 1,
            heading["version"],
            heading["when"] or "",
            _for_readers(changelog[heading.end() : end]),
        )
        for heading, end in zip(found, ends, strict=False)
    ]


def _for_readers(section: str) -> str:
    return HEADING.split(section.partition(FOR_READERS)[2], maxsplit=1)[0].strip()


def page_of(edition: Edition) -> str:
    """Return the page that tells readers what is new."""
    return TEXT.format(version=edition.version, when=edition.when, news=edition.news)
