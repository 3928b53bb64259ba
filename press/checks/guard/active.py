"""What is in a PDF or an EPUB that somebody offers, besides what is read: actions, scripts, files.

Both are looked at as bytes, and as little is believed as can be. A PDF may say anywhere that a
stream begins, in a remark or in words; so only bytes that are indeed packed are taken for packed,
and all others are read as they stand. Sources: ISO 32000-2, 7.3.5 (names), 7.4 (filters), 7.5.7
(object streams), 7.11 (files), 12.6 (actions); EPUB 3.3, 3.4 and 5.2.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 20_000_000  # bytes of what is unpacked
DOES = re.compile(
    rb"/(?:JavaScript|Launch|OpenAction|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToR"
    rb"|GoToE|Encrypt|Rendition|Movie|Sound|ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode"
    rb"|Crypt|(?:JS|AA)(?=\s{0,9}[(<\[\d]))\b"
)
HIDDEN = b"/EmbeddedFile"  # stands for what nobody can read
CODED = re.compile(rb"#([0-9A-Fa-f]{2})")  # a letter of a name
PACKED, HEAD = b"/ObjStm", 1024  # says that objects come, so many bytes before them
STREAM, STREAM_ENDS = re.compile(rb"stream\r?\n"), b"endstream"
# What packed objects begin with: their numbers; before them how each line was foretold.
OBJECTS = re.compile(rb"([\0-\4]?)\s{0,99}\d{1,9}\s{1,9}\d")
RUNS = re.compile(
    rb"<\s{0,9}(?:script|iframe|object|embed|form)\b|javascript:|\son[a-z]{3,20}\s{0,9}=", re.I
)
FILE = b"PK\x03\x04"  # how each file in it begins
TEXTS = (".xhtml", ".html", ".htm", ".xml", ".svg", ".opf", ".ncx", ".css")
READ = (*TEXTS, ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ttf", ".otf", ".woff", ".woff2")


def pdf_does_something(pdf: bytes) -> bool:
    """Tell whether a PDF holds an action, a script or a file, or hides what it holds."""
    return any(DOES.search(CODED.sub(_letter, part)) for part in _parts(pdf))


def epub_does_something(path: Path) -> bool:
    """Tell whether an EPUB holds a script, or what no e-reader shows."""
    try:
        with ZipFile(path) as book:
            if sum(entry.file_size for entry in book.infolist()) > LARGEST:
                return True
            names = [name for name in book.namelist() if not name.endswith(("/", "mimetype"))]
            if not all(name.lower().endswith(READ) for name in names):
                return True
            texts = (book.read(name) for name in names if name.lower().endswith(TEXTS))
            return any(b"\0" in text or RUNS.search(text) for text in texts)
    except (BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        return path.read_bytes().count(FILE) > 1  # some programs find what is in it all the same


def _letter(code: re.Match[bytes]) -> bytes:
    return bytes([int(code[1], 16)])


def _parts(pdf: bytes) -> Iterator[bytes]:
    """Yield what can be read of a PDF: what is not packed, and packed objects."""
    at = 0
    for start, end in _streams(pdf):
        inside, behind = _unpacked(pdf[start:end])
        around = pdf[at:start]
        yield around + behind
        objects = OBJECTS.match(inside)
        if (objects and objects[1]) or (PACKED in around[-HEAD:] and not inside):
            yield HIDDEN
        if objects or PACKED in around[-HEAD:]:
            yield inside
        at = end
    yield pdf[at:]


def _streams(pdf: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the bytes of each stream begin and end."""
    at = 0
    while begins := STREAM.search(pdf, at):
        at = pdf.find(STREAM_ENDS, begins.end())
        if at < 0:
            return
        yield begins.end(), at


def _unpacked(data: bytes, times: int = 3) -> tuple[bytes, bytes]:
    """Return what is packed at the beginning of some bytes, and what follows as it stands.

    What is packed within it is unpacked, too, but not endlessly.
    """
    packing = zlib.decompressobj()
    try:
        inside = packing.decompress(data, LARGEST)
    except zlib.error:
        return b"", data
    if not packing.eof or not times:
        return b"", HIDDEN
    again, rest = _unpacked(inside, times - 1)
    return (inside, packing.unused_data) if rest == inside else (again, packing.unused_data + rest)
