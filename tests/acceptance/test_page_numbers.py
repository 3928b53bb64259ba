"""The EPUB's list of pages names the pages of the PDF: the same words stand on both."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf

from sphinx_bindery.page_starts import saved_starts
from tests.acceptance.test_epub import NS, Edition
from tests.books import sphinx_build
from tests.conftest import Book, make
from tests.reading import _text
from tests.tagtree import _marked_text

BREAK = "//h:span[@e:type='pagebreak']"


def _letters(text: str) -> str:
    """Return the letters alone: lines are broken elsewhere, and words hyphenated."""
    return re.sub(r"\W", "", text)


def _printed(pdf: Path) -> dict[str, str]:
    """The letters on each page of a PDF, by the number that is printed there."""
    with pikepdf.open(pdf) as book:
        return {
            str(p.label): _letters("".join(marked.text for marked in _marked_text(p).values()))
            for p in book.pages
        }


def test_a_mark_stands_with_the_words_that_are_on_that_page(real: Book) -> None:
    printed = _printed(real.pdf)
    edition = Edition(real.epub)
    checked = 0
    for page in edition.pages.values():
        for mark in page.xpath(BREAK, namespaces=NS):
            number = mark.get("title")
            above = mark.getparent()
            block = mark.getnext() if above.tag.endswith(("section", "div")) else above
            words = _letters(_text(block))[:18]
            assert words in printed[number], f"page {number}: {words}"
            checked += 1
    assert checked > 150


def test_the_lists_name_each_mark_once_and_in_order(real: Book) -> None:
    edition = Edition(real.epub)
    lists = edition.tree("nav.xhtml").xpath("//h:nav[@e:type='page-list']//h:a", namespaces=NS)
    numbers = [int(line.text) for line in lists]
    assert numbers == sorted(set(numbers))
    printed = [int(number) for number in _printed(real.pdf) if number.isdigit()]
    assert len(set(printed) - set(numbers)) < len(printed) / 10  # blank, or one long list
    marks = [
        f"{name}#{mark.get('id')}"
        for name in edition.order
        for mark in edition.pages[name].xpath(BREAK, namespaces=NS)
    ]
    assert [line.get("href") for line in lists] == marks
    targets = edition.tree("toc.ncx").xpath("//n:pageTarget", namespaces=NS)
    assert [int(target.get("value")) for target in targets] == numbers


def test_the_metadata_names_the_source_of_the_numbers(real: Book, tiny: Book) -> None:
    with_numbers, without = Edition(real.epub), Edition(tiny.epub)
    (source,) = with_numbers.facts("pageBreakSource")
    assert source.startswith("Reach and Retreat, PDF, edition of ")
    assert {"pageNavigation", "pageBreakMarkers"} <= set(with_numbers.features)
    assert without.facts("pageBreakSource") == []
    assert not {"pageNavigation", "pageBreakMarkers"} & set(without.features)


def test_the_epub_alone_is_the_same_as_with_the_others(small: Path) -> None:
    conf = small / "conf.py"
    conf.write_text(conf.read_text() + "\nepub_page_numbers = True\n")
    alone = make(small, small / "alone", "epub")
    together = make(small, small / "together", "html", "epub", "pdf")
    assert alone.epub.read_bytes() == together.epub.read_bytes()
    assert Edition(alone.epub).facts("pageBreakSource")
    assert not (small / "alone/pdf").exists()
    assert [line.split()[0] for line in alone.said.splitlines()] == ["epub"]


def test_numbers_without_a_pdf_are_told(small: Path) -> None:
    conf = small / "conf.py"
    conf.write_text(conf.read_text() + "\nepub_page_numbers = True\n")
    made = sphinx_build(small / "source", small / "out", "epub", "-c", str(small))
    assert "`epub_page_numbers` needs the PDF: build it first" in made.said, made


def test_a_pdf_that_cannot_be_made_is_told_and_leaves_no_numbers(small: Path) -> None:
    conf = small / "conf.py"
    right = conf.read_text() + "\nepub_page_numbers = True\n"
    conf.write_text(right)
    made = make(small, small / "build", "epub")
    doctrees = small / "build/.work/doctrees"
    assert saved_starts(doctrees)
    old = made.epub.read_bytes()
    conf.write_text(f'{right}book_cover = "gone.svg"\n')
    failed = make(small, small / "build", "epub")
    assert failed.status == 1
    (told,) = failed.said.splitlines()
    assert told.startswith("pdf: The cover drawing gone.svg is not there.")
    assert failed.epub.read_bytes() == old
    conf.write_text(right)
    for name in ("index.md", "page.md"):
        (small / "source" / name).write_text("")
    assert make(small, small / "build", "pdf").status == 1
    assert saved_starts(doctrees) == []
