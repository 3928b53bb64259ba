"""The PDF passes both standards, and its tag tree tells what validators do not see."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from itertools import pairwise, takewhile
from pathlib import Path

import pikepdf
import pytest
import typst

from sphinx_bindery.pdf.fonts import missing_glyphs
from sphinx_bindery.pdf.streams import compress_objects
from sphinx_bindery.pdf.typst import STANDARDS, string
from tests.conftest import Book, make
from tests.tagtree import Tag, bookmarks, headings, tag_tree
from tests.validators import pdf_failures


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
    marks = [words for words, _ in bookmarks(book.pdf)]
    titles = [" ".join(title.split()) for title in book.printed.values()]
    left = iter(marks)  # sections stand between, and one may be named as a page is
    assert [title for title in titles if title not in left] == []
    assert len(marks) > len(titles)


def test_pages_are_numbered_in_roman_then_arabic(real: Book) -> None:
    with pikepdf.open(real.pdf) as pdf:
        styles = [str(rule.get("/S", "")) for rule in list(pdf.Root.PageLabels.Nums)[1::2]]
    assert "/r" in styles
    assert styles[-1] == "/D"


def test_references_tell_the_page_behind_a_space(tree: Tag) -> None:
    assert "(p." in tree.text()
    assert re.findall(r"\S{1,20}\(pp?\. ", tree.text()) == []


def test_paper_has_nothing_of_a_screen(tree: Tag) -> None:
    """… no minutes, no day of a review, no feed, no way to a page of the website."""
    for words in ("to read · ", "minutes to read", "Last reviewed", "New pieces by", "Next step:"):
        assert words not in tree.text(), words
    ends = [line for line in tree.text().splitlines() if line.startswith("See also")]
    assert not [line for line in ends if "Library" in line]


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
    assert missing_glyphs("aé–“你🙂") == {"你", "🙂"}


def test_a_string_is_a_string() -> None:
    assert string('a "b" \\c\n#d[e]') == '"a \\"b\\" \\\\c\\n#d[e]"'


def test_typst_signs_in_the_text_are_only_text(small: Path) -> None:
    page = small / "source/page.md"
    nasty = 'A # b $ c * d _ e ` f [g] {h} \\<i> @j \\k // l "m" ~ n #panic("x")'
    page.write_text(page.read_text() + "\n" + nasty.replace("`", "\\`").replace("*", "\\*") + "\n")
    book = make(small, small / "build", "pdf")
    assert "#panic(“x”)" in tag_tree(book.pdf).text()


def pdf_of(*bodies: bytes) -> bytes:
    """Return a PDF of these objects, as Typst writes one."""
    pdf, places = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    size = len(bodies) + 1
    table = b"xref\n0 %d\n0000000000 65535 f\r\n%s" % (size, rows)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(pdf))
    return pdf + table + trailer


@pytest.mark.parametrize("ending", [b"\r", b"\n"])
def test_a_stream_never_ends_like_a_line(ending: bytes) -> None:
    """Found in Typst's own output: the bytes of a stream can end in any value."""
    plain = next(
        text
        for number in range(10_000)
        if zlib.compress(text := b"0 0 m %d" % number, 9).endswith(ending)
    )
    packed = zlib.compress(plain, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)
    catalog = b"<</Type/Catalog/Pages 3 0 R>>"
    tree = b"<</Type/Pages/Count 0/Kids[]>>"
    made = compress_objects(pdf_of(catalog, stream, tree))
    assert ending + b"\nendstream" not in made
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.get_object(2, 0).read_bytes().rstrip(b"\n") == plain
        assert pdf.Root.Pages.Count == 0
        assert pdf.check_pdf_syntax() == []


def test_a_packed_pdf_says_the_same(tmp_path: Path) -> None:
    text = "".join(f"= Heading {n}\nA *paragraph*, and another.\n" for n in range(300))
    (tmp_path / "book.typ").write_text('#set document(title: "x")\n' + text)
    plain = typst.compile(tmp_path / "book.typ", format="pdf", pdf_standards=STANDARDS)
    assert isinstance(plain, bytes)
    (tmp_path / "plain.pdf").write_bytes(plain)
    (tmp_path / "packed.pdf").write_bytes(compress_objects(plain))
    assert len(compress_objects(plain)) < 0.6 * len(plain)
    assert tag_tree(tmp_path / "packed.pdf") == tag_tree(tmp_path / "plain.pdf")


def test_another_pdf_is_not_packed() -> None:
    with pytest.raises(ValueError, match="plain table"):
        compress_objects(compress_objects(pdf_of(b"<</Type/Catalog>>")))


def test_the_book_is_small(real: Book) -> None:
    assert real.pdf.stat().st_size < 1_000_000
    with pikepdf.open(real.pdf) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_a_reference_tells_the_number_of_the_page_it_leads_to(real: Book) -> None:
    labels = {name: place.label for name, place in headings(real.pdf).items()}
    told = [(link.to, number) for link, number in _numbered(tag_tree(real.pdf)) if link.to]
    assert len(told) > 200
    assert [(name, labels[name]) for name, _ in told] == told


def _numbered(tree: Tag) -> Iterator[tuple[Tag, str]]:
    """Yield each link that the number of a page follows, and the number."""
    for tag in tree.walk():
        for place, link in enumerate(tag.children):
            if isinstance(link, Tag) and link.kind == "Link":
                after = takewhile(lambda it: isinstance(it, str), tag.children[place + 1 :])
                if number := re.match(r"\s*\(p\.\s(\w+)\)", "".join(map(str, after))):
                    yield link, number[1]


def test_a_note_without_words_is_no_mistake_of_ours(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text(page.read_text() + "\nA line.[^empty]\n\n[^empty]:\n")
    made = make(small, small / "build", "pdf")
    assert "Traceback" not in made.said
    assert made.pdf.is_file()
