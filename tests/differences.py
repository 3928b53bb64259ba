"""What differs between two makings of the same books: each file, and the words or the markup in it.

Nothing is told twice: a change that many pages share is shown once, with the files that have it.
"""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence

import pikepdf

from .tagtree import Tag, _marked_text, printed_text, tag_tree

MOST = 16  # lines shown of one change
WIDTH = 300  # signs shown of one line


def differences(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what differs, as lines: each change once, with the names of the files that have it."""
    changes: dict[str, list[str]] = {}
    for name, old, new in _paired(before, after):
        changes.setdefault("\n".join(_change(name, old, new)), []).append(name)
    for change, names in changes.items():
        yield ", ".join(names)
        yield from (f"    {line}" for line in change.splitlines())


def _paired(
    before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes | None, bytes | None]]:
    """Yield the files that differ; those of an EPUB one by one."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old == new:
            continue
        if old and new and name.endswith(".epub"):
            parts, others = _unpacked(old), _unpacked(new)
            inside = list(_paired(parts, others))
            yield from ((f"{name}: {part}", a, b) for part, a, b in inside)
            if inside and list(parts) == list(others):
                continue
        yield name, old, new


def _unpacked(epub: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        return {name: book.read(name) for name in book.namelist()}


def _change(name: str, old: bytes | None, new: bytes | None) -> Iterator[str]:
    if old is None or new is None:
        yield "is new" if old is None else "is gone"
    elif name.endswith(".pdf"):
        yield from _change_in_print(old, new)
    else:
        yield from _change_in_text(old, new)


def _change_in_text(old: bytes, new: bytes) -> Iterator[str]:
    try:
        before, after = _lines(old.decode()), _lines(new.decode())
    except UnicodeDecodeError:
        yield "bytes"
        return
    yield from _some(_unlike(before, after) or ["the ends of lines"])


def _lines(text: str) -> list[str]:
    """Return the lines of a text, and the elements of markup as lines of their own."""
    return re.sub(r"(?<=>)(?=<[a-zA-Z])", "\n", text).splitlines()


def _change_in_print(old: bytes, new: bytes) -> Iterator[str]:
    """Yield the words of each page that differ; else the tags; else that only bytes do."""
    before, after = _pages(old), _pages(new)
    found = [] if len(before) == len(after) else [f"{len(before)} pages, now {len(after)}"]
    for number, (page, other) in enumerate(zip(before, after, strict=False), start=1):
        found += [f"page {number}", *_unlike(page, other)] if page != other else []
    found = found or _unlike(_tags(old), _tags(new))
    yield from _some(found or ["the same words and tags, in other bytes"])


def _pages(pdf: bytes) -> list[list[str]]:
    """Return the words of each page, and all its signs as drawn, running heads too."""
    with pikepdf.open(io.BytesIO(pdf)) as book:
        return [[*_words(page), printed_text(page)] for page in book.pages]


def _words(page: pikepdf.Page) -> list[str]:
    return " ".join(marked.text for marked in _marked_text(page).values()).split()


def _tags(pdf: bytes) -> list[str]:
    return [_tag(tag) for tag in tag_tree(pdf).walk()]


def _tag(tag: Tag) -> str:
    own = "".join(child for child in tag.children if isinstance(child, str))
    return " ".join(filter(None, [tag.kind, tag.alt, tag.language, tag.scope, own]))


def _unlike(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return what was taken out, behind a minus, and what came in, behind a plus."""
    rows = difflib.unified_diff(old, new, n=0, lineterm="")
    return [row for row in rows if not row.startswith(("@@", "---", "+++"))]


def _some(lines: Sequence[str]) -> list[str]:
    more = [f"… and {len(lines) - MOST} lines more"] if len(lines) > MOST else []
    return [line if len(line) < WIDTH else f"{line[:WIDTH]}…" for line in lines[:MOST]] + more
