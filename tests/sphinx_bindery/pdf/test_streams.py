"""pdf.streams: a PDF of Typst's is made small, and says the same."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

import pikepdf
import pytest

from sphinx_bindery.pdf import streams
from sphinx_bindery.pdf.streams import compress_objects

made_in: Any = streams


def plain_pdf(words: bytes = b"BT ET", extra: int = 0) -> bytes:
    """Return a PDF as Typst writes it: plain objects and a plain table of them."""
    content = zlib.compress(words)
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(content), content),
        *(b"<</Number %d>>" % number for number in range(extra)),
    ]
    pdf, places = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n\n" % (number, body)
    table = len(pdf)
    pdf += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(bodies) + 1)
    pdf += b"".join(b"%010d 00000 n\r\n" % place for place in places)
    pdf += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, table)
    return pdf


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def test_what_the_book_holds_stays() -> None:
    pdf = opened(compress_objects(plain_pdf(b"BT (words) Tj ET", extra=3)))
    assert pdf.pages[0].Contents.read_bytes() == b"BT (words) Tj ET"
    assert [int(pdf.get_object(number, 0).Number) for number in (5, 6, 7)] == [0, 1, 2]
    assert pdf.Root.Type == "/Catalog"


def test_objects_that_are_no_streams_go_together() -> None:
    packed = compress_objects(plain_pdf(extra=400))
    assert b"<</Number" not in packed
    assert packed.count(b"/Type/ObjStm") == 3  # 403 of them, 200 to a stream
    assert b"trailer" not in packed
    assert len(packed) < len(plain_pdf(extra=400)) / 4
    assert opened(packed).get_object(404, 0).Number == 399


def test_it_begins_and_ends_as_a_pdf() -> None:
    packed = compress_objects(plain_pdf())
    assert packed.startswith(b"%PDF-1.7\n%\x80\x80\x80\x80\n\n4 0 obj\n")
    assert packed.endswith(b"\n%%EOF")
    (start,) = re.findall(rb"startxref\n(\d+)", packed)
    assert packed[int(start) :].startswith(b"6 0 obj\n<</Type/XRef/W[1 4 2]/Size 7/Root 1 0 R")


def ends(pdf: bytes) -> set[bytes]:
    """Return the last byte of each stream."""
    found = re.findall(rb"/Length (\d+)[^>]*>>\nstream\n", pdf)
    places = [m.end() for m in re.finditer(rb">>\nstream\n", pdf)]
    return {
        pdf[place + int(n) - 1 : place + int(n)] for place, n in zip(places, found, strict=True)
    }


def bad_words() -> bytes:
    """Return words that are packed so that the last byte is the end of a line."""
    texts = (b"BT %d ET" % number for number in range(100_000))
    return next(text for text in texts if zlib.compress(text)[-1:] in b"\r\n")


def test_no_stream_ends_on_the_end_of_a_line() -> None:
    words = bad_words()
    assert ends(plain_pdf(words)) & {b"\r", b"\n"}
    packed = compress_objects(plain_pdf(words))
    assert not ends(packed) & {b"\r", b"\n"}
    pdf = opened(packed)
    assert pdf.pages[0].Contents.read_bytes().rstrip(b"\n") == words


@pytest.mark.parametrize("extra", range(40))
def test_nor_does_any_that_is_made_here(extra: int) -> None:
    assert not ends(compress_objects(plain_pdf(extra=extra))) & {b"\r", b"\n"}


def test_bytes_are_packed_again_until_they_end_well() -> None:
    words = next(
        t for t in (b"%d" % n for n in range(10**5)) if zlib.compress(t, 9)[-1:] in b"\r\n"
    )
    packed = made_in._packed(words)
    assert packed[-1:] not in b"\r\n"
    assert zlib.decompress(packed).rstrip(b"\n") == words
    assert made_in._packed(b"x") == zlib.compress(b"x", 9)


def test_a_stream_that_is_not_packed_is_left_alone() -> None:
    body = b"<</Length 2>>\nstream\nx\n\nendstream"
    assert made_in._ended_plainly(body) == body


def test_another_kind_of_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="no plain table"):
        compress_objects(b"%PDF-1.7\nstartxref\n0\n%%EOF")
    broken = plain_pdf().replace(b"2 0 obj\n", b"2 0 xbj\n")
    with pytest.raises(ValueError, match="No object begins at byte"):
        compress_objects(broken)
