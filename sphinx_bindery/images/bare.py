"""A raster picture without what is not its picture: place, time, remarks, what is appended.

A photograph tells where and when it was taken, by whom, and what it showed before it was cut;
behind its end there may be another file. Nothing is drawn anew: the parts that draw stay, byte for
byte, and so does how the camera was held. Sources: PNG (W3C, third edition, 5 and 11), JPEG (ITU-T
T.81, annex B; JFIF 1.02; Exif 2.32, 4.6), GIF89a, WebP (RFC 9649).
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Size and pixels, colours, how it moves, how dense it is.
PNG_PARTS = frozenset(
    b"IHDR PLTE tRNS IDAT IEND acTL fcTL fdAT gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs".split()
)
WEBP_PARTS = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
NAMED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # of a JPEG's own parts
EXIF = b"Exif\0\0"
TURNED = 0x0112
SCAN = re.compile(rb"\xff(?![\x00\xd0-\xd7\xff])")  # what ends the data of a scan


class BrokenError(ValueError):
    """A picture whose parts do not follow each other to its end."""


def bare(content: bytes, kind: str) -> bytes:
    """Return a picture of this kind, as `.png`, with the parts that draw alone.

    What is no raster picture comes back as it is. Raises BrokenError where a part is not whole.
    """
    parts = PARTS.get(kind)
    try:
        return b"".join(parts(content)) if parts else content
    except (IndexError, struct.error) as error:
        raise BrokenError(kind) from error


def _cut(content: bytes, start: int, length: int) -> bytes:
    if start + length > len(content):
        raise BrokenError
    return content[start : start + length]


def _png(content: bytes) -> Iterator[bytes]:
    yield content[:8]
    at, name = 8, b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", content, at)
        part = _cut(content, at, length + 12)
        if name in PNG_PARTS:
            yield part
        if name == b"eXIf" and (held := _held_as(part[8:-4])):
            yield struct.pack(">I", len(held)) + name + held
            yield struct.pack(">I", zlib.crc32(name + held))
        at += length + 12


# How the camera was held


def _held_as(exif: bytes) -> bytes:
    """Return of Exif how the camera was held; no bytes if upright."""
    turn = _turn(exif)
    if not 1 < turn < 9:
        return b""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, TURNED, 3, 1, turn, 0, 0)


def _turn(tiff: bytes) -> int:
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, first)
        fields = (
            struct.unpack_from(f"{order}HHIH", tiff, first + 2 + 12 * n) for n in range(count)
        )
        return next((value for tag, _, _, value in fields if tag == TURNED), 1)
    except struct.error:
        return 1


# JPEG


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at = 2
    while True:
        while content[at + 1] == 0xFF:  # filled up
            at += 1
        begin, mark = struct.unpack_from("BB", content, at)
        if begin != 0xFF:
            raise BrokenError
        if mark == 0xD9:
            yield b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", content, at + 2)
        yield _jpeg_part(mark, _cut(content, at, length + 2))
        at += length + 2
        if mark == 0xDA:
            end = SCAN.search(content, at)
            if end is None:
                raise BrokenError
            yield content[at : end.start()]
            at = end.start()


def _jpeg_part(mark: int, part: bytes) -> bytes:
    """Return a part as it stays: without the small picture of JFIF, of Exif how it was held."""
    if mark == 0xE1:
        held = _held_as(part[4:].removeprefix(EXIF)) if part.startswith(EXIF, 4) else b""
        length = struct.pack(">H", len(EXIF) + len(held) + 2)
        return b"\xff\xe1" + length + EXIF + held if held else b""
    if mark == 0xFE or (0xE0 <= mark <= 0xEF and not part.startswith(NAMED.get(mark, b" "), 4)):
        return b""
    return b"\xff\xe0\x00\x10" + part[4:16] + b"\0\0" if mark == 0xE0 else part


# GIF and WebP


def _gif(content: bytes) -> Iterator[bytes]:
    at = 13 + _colours(content[10])
    yield _cut(content, 0, at)
    while content[at] != 0x3B:
        if content[at] == 0x2C:
            start = at + 11 + _colours(content[at + 9])  # and how long the codes are
            is_kept = True
        elif content[at] == 0x21:
            start = at + 2
            is_app = content[at + 1] == 0xFF
            is_kept = content[at + 1] == 0xF9 or (is_app and content[at + 3 : at + 14] in LOOPS)
        else:
            raise BrokenError
        end = _end_of_blocks(content, start)
        if is_kept:
            yield content[at:end]
        at = end
    yield b"\x3b"


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours has."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _end_of_blocks(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1


def _webp(content: bytes) -> Iterator[bytes]:
    (length,) = struct.unpack_from("<I", content, 4)
    kept = b"WEBP" + b"".join(_webp_parts(_cut(content, 12, length - 4)))
    yield b"RIFF" + struct.pack("<I", len(kept)) + kept


def _webp_parts(parts: bytes) -> Iterator[bytes]:
    at = 0
    found: list[tuple[bytes, bytes]] = []
    while at < len(parts):
        name, length = struct.unpack_from("<4sI", parts, at)
        found.append((name, _cut(parts, at + 8, length)))
        at += 8 + length + length % 2
    held = b"".join(_held_as(part.removeprefix(EXIF)) for name, part in found if name == b"EXIF")
    for name, part in found:
        if name == b"VP8X":  # says what comes: no XMP, and Exif only if it says how it was held
            part = bytes([part[0] & ~0x0C | (0x08 if held else 0)]) + part[1:]
        if name in WEBP_PARTS:
            yield struct.pack("<4sI", name, len(part)) + part + b"\0" * (len(part) % 2)
    if held:
        yield struct.pack("<4sI", b"EXIF", len(held)) + held


PARTS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    ".png": _png,
    ".jpg": _jpeg,
    ".jpeg": _jpeg,
    ".gif": _gif,
    ".webp": _webp,
}
