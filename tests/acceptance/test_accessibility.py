"""The EPUB's accessibility summary is counted, and is the same on the page of the book."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from sphinx_bindery.accessibility import Seen, summary
from tests.acceptance.test_epub import NS, Edition
from tests.conftest import ROOTS, Book, make


class Config:
    epub_accessibility = ""
    epub_conformance = epub_contact = ""
    epub_page_numbers = False


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (Seen(), "It has no pictures."),
        (Seen(pictures=1), "It has one picture, which is described in words."),
        (Seen(pictures=3), "It has 3 pictures, and each is described in words."),
        (Seen(3, 1), "Of its pictures, 2 of 3 are described in words."),
        (Seen(formulas=1), "Formulas are MathML or text"),
    ],
)
def test_the_summary_follows_from_the_counts(seen: Seen, said: str) -> None:
    assert said in summary(Config(), seen)  # type: ignore[arg-type]


def test_a_summary_in_conf_py_has_the_say() -> None:
    config = Config()
    config.epub_accessibility = "Said by a person."
    assert summary(config, Seen(3, 1)) == "Said by a person."  # type: ignore[arg-type]


def test_what_is_for_the_web_only_is_not_counted(small: Path) -> None:
    shutil.copy(ROOTS / "test-book/source/drawing.svg", small / "source")
    index, page = small / "source/index.md", small / "source/page.md"
    index.write_text(index.read_text() + "\n```{accessibility}\n```\n")
    page.write_text(page.read_text() + "\n::::{web-only}\n![A line](drawing.svg)\n::::\n")
    book = make(small, small / "build")
    assert book.status == 0
    (said,) = Edition(book.epub).facts("schema:accessibilitySummary")
    assert "It has no pictures." in said
    web = html.parse(book.html / "index.html").getroot()
    assert said in [str(p.text_content()) for p in web.iter("p")]


def test_the_summary_is_on_the_page_in_each_book(real: Book) -> None:
    edition = Edition(real.epub)
    (said,) = edition.facts("schema:accessibilitySummary")
    assert "pictures, and each is described in words" in said
    page = edition.pages["page-about-accessibility.xhtml"]
    assert said in page.xpath("//h:p/text()", namespaces=NS)
    web = html.parse(real.html / "about/accessibility.html").getroot()
    assert said in [str(p.text_content()) for p in web.iter("p")]
    colophon = edition.pages["colophon.xhtml"]
    assert said in colophon.xpath("//h:p/text()", namespaces=NS)
