"""Ends every stream of a PDF on a byte that cannot be taken for the end of a line.

Typst writes a stream's bytes, a line feed, `endstream`. Where the last of the bytes happens to be a
carriage return (one stream in 256), it and the line feed look like one end of line, and the stream
seems a byte shorter than it says: ISO 19005-2, 6.1.7.1. Such a stream is packed again with a line
feed more, and the table of offsets is put right.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

STREAM = re.compile(rb">>\nstream\n")
LENGTH = re.compile(rb"/Length (\d+)")
ENTRY = re.compile(rb"(\d{10}) (\d{5}) n")
START = re.compile(rb"startxref\n(\d+)")


class Edit(NamedTuple):
    """Bytes that take the place of those from `start` to `end`."""

    start: int
    end: int
    new: bytes


def end_streams_plainly(pdf: bytes) -> bytes:
    """Return the PDF with no packed stream that ends in a carriage return."""
    edits = [edit for match in STREAM.finditer(pdf) if (edit := _edit(pdf, match))]
    if not edits:
        return pdf
    table = int(START.findall(pdf)[-1])
    body = _apply(pdf[:table], edits)
    tail = ENTRY.sub(lambda m: b"%010d %s n" % (_moved(int(m[1]), edits), m[2]), pdf[table:])
    return body + START.sub(b"startxref\n%d" % len(body), tail)


def _edit(pdf: bytes, match: re.Match[bytes]) -> Edit | None:
    """Return the stream that begins here packed anew, dictionary and all, if it needs to be."""
    start = pdf.rfind(b" obj\n", 0, match.start())
    dictionary = pdf[start : match.end()]
    length = LENGTH.search(dictionary)
    if not length or b"/FlateDecode" not in dictionary:
        return None
    end = match.end() + int(length[1])
    packed = pdf[match.end() : end]
    if not packed.endswith(b"\r"):
        return None
    plain = zlib.decompress(packed)
    while packed.endswith(b"\r"):
        plain += b"\n"
        packed = zlib.compress(plain, 9)
    return Edit(start, end, LENGTH.sub(b"/Length %d" % len(packed), dictionary) + packed)


def _apply(body: bytes, edits: list[Edit]) -> bytes:
    parts, position = [], 0
    for edit in edits:
        parts += [body[position : edit.start], edit.new]
        position = edit.end
    return b"".join([*parts, body[position:]])


def _moved(offset: int, edits: list[Edit]) -> int:
    """Return where the byte at an offset lies after the edits."""
    return offset + sum(len(e.new) - (e.end - e.start) for e in edits if e.start < offset)
