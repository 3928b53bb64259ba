"""The PDF passes both standards, and its tag tree tells what validators do not see."""

from __future__ import annotations

import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from bindery.pdf.streams import end_streams_plainly
from bindery.pdf.typst import spelled_out, string, undrawable

from .conftest import Book, make
from .tagtree import Tag, tag_tree
from .validators import pdf_failures


@pytest.fixture
def tree(book: Book) -> Tag:
    return tag_tree(book.pdf)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_both_standards_pass(book: Book, profile: str) -> None:
    assert pdf_failures(book.pdf, profile) == []


def test_headings_skip_no_level(tree: Tag) -> None:
    levels = [int(tag.kind[1:]) for tag in tree.walk() if tag.kind[:1] == "H"]
    assert levels[0] == 1
    assert len(levels) > 10
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_figure_has_words(book: Book, tree: Tag) -> None:
    figures = tree.find("Figure")
    assert figures
    assert all(figure.alt for figure in figures)


def test_tables_have_heads(tree: Tag) -> None:
    tables = tree.find("Table")
    assert tables
    for table in tables:
        heads = table.find("TH")
        assert heads, table.text()
        assert {head.scope for head in heads} == {"Column"}


def test_links_have_words(tree: Tag) -> None:
    links = tree.find("Link")
    assert len(links) > 20
    assert all(link.text().strip() for link in links)


def test_notes_are_notes(tree: Tag) -> None:
    assert tree.find("Note")


def test_the_document_says_what_it_is(book: Book) -> None:
    with pikepdf.open(book.pdf) as pdf:
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo.Title) in ("Reach and Retreat", "A Tiny Book")
        assert bool(pdf.Root.MarkInfo.Marked)


def test_bookmarks_name_every_page_in_order(book: Book) -> None:
    with pikepdf.open(book.pdf) as pdf, pdf.open_outline() as outline:
        marks = list(_marks(outline.root))
    titles = [" ".join(title.split()) for title in book.titles.values()]
    assert [mark for mark in marks if mark in titles][: len(titles)] == titles
    assert len(marks) > len(titles)


def _marks(items: Any) -> list[str]:
    found = []
    for item in items:
        found += [" ".join(str(item.title).split()), *_marks(item.children)]
    return found


def test_pages_are_numbered_in_roman_then_arabic(real: Book) -> None:
    with pikepdf.open(real.pdf) as pdf:
        styles = [str(rule.get("/S", "")) for rule in list(pdf.Root.PageLabels.Nums)[1::2]]
    assert "/r" in styles
    assert styles[-1] == "/D"


def test_references_tell_the_page(tree: Tag) -> None:
    assert "(p." in tree.text()


def test_the_page_is_six_by_nine(book: Book) -> None:
    with pikepdf.open(book.pdf) as pdf:
        assert {tuple(map(float, page.mediabox)) for page in pdf.pages} == {(0, 0, 432, 648)}


def test_what_no_font_has_is_spelled_out(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text() + "\nA word 你 and `你`, ![你](drawing.svg).\n")
    (small / "source/drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    book = make(small, small / "build", "pdf")
    assert "A word [cjk unified ideograph-4f60]" in tag_tree(book.pdf).text().replace("\n", " ")
    assert pdf_failures(book.pdf, "ua1") == []


def test_the_compiler_knows_what_it_can_draw() -> None:
    assert undrawable("aé–“你🙂") == {"你", "🙂"}
    assert spelled_out("🙂") == "[slightly smiling face]"


def test_a_string_is_a_string() -> None:
    assert string('a "b" \\c\n#d[e]') == '"a \\"b\\" \\\\c\\n#d[e]"'


def test_typst_signs_in_the_text_are_only_text(small: Path) -> None:
    page = small / "source/page.md"
    nasty = 'A # b $ c * d _ e ` f [g] {h} <i> @j \\k // l "m" ~ n #panic("x")'
    page.write_text(page.read_text() + "\n" + nasty.replace("`", "\\`").replace("*", "\\*") + "\n")
    book = make(small, small / "build", "pdf")
    assert "#panic(“x”)" in tag_tree(book.pdf).text()


def test_a_stream_never_ends_in_a_carriage_return() -> None:
    """Found in Typst's own output: the bytes of a stream can end in any value."""
    plain = next(
        text
        for number in range(10_000)
        if zlib.compress(text := b"0 0 m %d" % number, 9).endswith(b"\r")
    )
    packed = zlib.compress(plain, 9)
    head = b"%PDF-1.7\n1 0 obj\n<</Length "
    body = head + b"%d/Type/CMap/Filter/FlateDecode/WMode 0>>\nstream\n%s\nendstream\nendobj\n" % (
        len(packed),
        packed,
    )
    second = len(body)
    body += b"2 0 obj\n<</Type/Catalog>>\nendobj\n"
    table = b"xref\n0 3\n0000000000 65535 f\r\n%010d 00000 n\r\n%010d 00000 n\r\n" % (9, second)
    pdf = body + table + b"trailer\n<</Size 3/Root 2 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    mended = end_streams_plainly(pdf)
    assert b"\r\nendstream" in pdf
    assert b"\r\nendstream" not in mended
    start = int(mended.split(b"startxref\n")[1].split()[0])
    assert mended[start:].startswith(b"xref")
    place = int(mended[start:].split(b"\r\n")[2].split()[0])
    assert mended[place:].startswith(b"2 0 obj")
    assert end_streams_plainly(mended) == mended
