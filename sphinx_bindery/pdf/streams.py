"""Writes a PDF of Typst's small: objects that are no streams go into compressed object streams.

Two thirds of a tagged book are its tags, and Typst writes them as plain text. PDF/A-2 and PDF/UA-1
stand on PDF 1.7, which has streams of objects (ISO 32000-1, 7.5.7) and a packed table of where each
object lies (7.5.8); both are written here.

No stream may end on a byte that can be taken for the end of a line (ISO 19005-2, 6.1.7.1). One
packed stream in 128 does; it is packed again with a line feed more inside.
"""

from __future__ import annotations

import re
import struct
import zlib
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = re.compile(rb"\d+ 0 obj\n(.*)\nendobj\n", re.DOTALL)
LENGTH = re.compile(rb"/Length (\d+)")
ENTRY = re.compile(rb"(\d{10}) \d{5} n")
START = re.compile(rb"startxref\n(\d+)")

STREAM = b">>\nstream\n"
FREE = (0, 0, 0xFFFF)  # a place that stays free; it changes the sum that ends a packed stream
TOGETHER = 200  # objects in one stream: a reader unpacks them all for one


def compress_objects(pdf: bytes) -> bytes:
    """Return the PDF with object streams and a packed table; what it shows is the same.

    It takes what Typst writes: one revision with a plain table, objects numbered from 1 without a
    gap. Raises ValueError for any other PDF.
    """
    facts, _, ended = pdf.rpartition(b"trailer\n<<")[2].rpartition(b">>\nstartxref")
    if not (facts and ended):
        raise ValueError("This PDF has no plain table of its objects.")
    objects = dict(enumerate(_objects(pdf), start=1))
    parts, places, position = [pdf[: pdf.index(b"1 0 obj")]], {}, pdf.index(b"1 0 obj")

    def write(number: int, body: bytes) -> None:
        nonlocal position
        places[number] = (1, position, 0)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        position += len(parts[-1])

    loose = {number: body for number, body in objects.items() if STREAM not in body}
    for number in objects.keys() - loose.keys():
        write(number, _ended_plainly(objects[number]))
    number = len(objects)
    for group in _groups(loose):
        number += 1
        write(number, _object_stream(group))
        places |= {name: (2, number, index) for index, name in enumerate(group)}
    number += 1
    places[number] = (1, position, 0)
    parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, _table(places, facts)))
    parts.append(b"startxref\n%d\n%%%%EOF" % position)
    return b"".join(parts)


def _table(places: dict[int, tuple[int, int, int]], facts: bytes) -> bytes:
    """Return the stream that tells where each object lies; free places are added to end it well."""
    rows = [FREE, *(place for _, place in sorted(places.items()))]
    while True:
        sized = re.sub(rb"/Size \d+", b"/Size %d" % len(rows), facts)
        table = b"".join(struct.pack(">BIH", *row) for row in rows)
        if zlib.compress(table, 9)[-1:] not in b"\r\n":
            return _stream(b"/Type/XRef/W[1 4 2]" + sized, table)
        rows.append(FREE)


def _objects(pdf: bytes) -> Iterator[bytes]:
    """Yield what stands between `obj` and `endobj`, in the order of the numbers."""
    table = int(START.findall(pdf)[-1])
    places = [int(place) for place in ENTRY.findall(pdf, table)]
    ends = dict(zip(sorted(places), [*sorted(places)[1:], table], strict=True))
    for place in places:
        match = BODY.match(pdf[place : ends[place]].rstrip() + b"\n")
        if match is None:
            raise ValueError(f"No object begins at byte {place} of this PDF.")
        yield match[1]


def _groups(objects: dict[int, bytes]) -> Iterator[dict[int, bytes]]:
    items = iter(objects.items())
    while group := dict(islice(items, TOGETHER)):
        yield group


def _object_stream(objects: dict[int, bytes]) -> bytes:
    head, place = [], 0
    for number, body in objects.items():
        head.append(b"%d %d" % (number, place))
        place += len(body) + 1
    first = b" ".join(head) + b"\n"
    facts = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(first))
    return _stream(facts, first + b"\n".join(objects.values()))


def _stream(facts: bytes, plain: bytes) -> bytes:
    packed = _packed(plain)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (
        facts,
        len(packed),
        packed,
    )


def _packed(plain: bytes) -> bytes:
    """Return the bytes packed so that no end of a line ends them; line feeds may be added."""
    packed = zlib.compress(plain, 9)
    while packed[-1:] in b"\r\n":
        plain += b"\n"
        packed = zlib.compress(plain, 9)
    return packed


def _ended_plainly(body: bytes) -> bytes:
    """Return a stream object whose packed bytes do not end on an end of a line."""
    facts, _, rest = body.partition(STREAM)
    length = LENGTH.search(facts)
    if length is None or b"/FlateDecode" not in facts:
        return body
    packed = rest[: int(length[1])]
    if packed[-1:] not in b"\r\n":
        return body
    packed = _packed(zlib.decompress(packed))
    return LENGTH.sub(b"/Length %d" % len(packed), facts) + STREAM + packed + b"\nendstream"
