"""What the files inside the EPUB are called: letters, digits and hyphens, no two alike."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

PREFIX = "page-"
NOT_PLAIN = re.compile(r"[^A-Za-z0-9]+")


def file_names(docnames: list[str]) -> dict[str, str]:
    """Return a file name for each page of the source."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for docname in docnames:
        names[docname] = free_name(f"{PREFIX}{docname}", ".xhtml", taken)
    return names


def picture_name(path: str, suffix: str, taken: set[str]) -> str:
    """Return a file name for a picture of a kind that is in none of those `taken`."""
    return free_name(f"image-{PurePosixPath(path).stem}", suffix.lower(), taken)


def free_name(stem: str, suffix: str, taken: set[str]) -> str:
    """Return the plain form of a name, with a number behind it if it is taken; take it."""
    plain = NOT_PLAIN.sub("-", stem).strip("-").lower()
    name, count = f"{plain}{suffix}", 1
    while name in taken:
        count += 1
        name = f"{plain}-{count}{suffix}"
    taken.add(name)
    return name
