"""A new kind of piece is a row of the table, a template, and its prose: the three books follow."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree, html

from press.cli import new
from press.cli.new import new_piece
from press.pieces.kinds import KINDS, Kind
from tests.conftest import ROOTS, Book, make
from tests.reading import read_epub, read_html, read_pdf

STORY = Kind(
    name="story",
    folder="stories",
    in_search="Told story",
    in_library="Short story",
    section="Stories",
    in_preview="A story",
    requires=("next",),
    is_read=True,
    is_article=True,
)
TEMPLATE = """\
---
piece:
  kind: story
  summary: ""
  next: ""
  published: $day
  reviewed: $day
---

($label)=
# $title

% Invented people.
"""
PAGE = "stories/the-kettle"


@dataclass
class Told:
    """The tiny book with a story: what was said of it as it was begun, and when it was written."""

    begun: Book
    written: Book


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("kinds")
    root = Path(shutil.copytree(ROOTS / "test-book", folder / "book"))
    (folder / "story.md").write_text(TEMPLATE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(KINDS, "story", STORY)
        patch.setattr(new, "TEMPLATES", folder)
        page = new_piece(root, "story", "The kettle", today="2026-02-03").page
        begun = make(root, root / "build", "read")
        text = page.read_text().replace('summary: ""', "summary: It boiled. Nobody came.")
        page.write_text(text.replace('next: ""', "next: how-guide") + "\nThe lid rattled.\n")
        yield Told(begun, make(root, root / "build"))


@pytest.fixture
def book(told: Told) -> Book:
    return told.written


def test_the_writer_is_told_what_the_new_page_wants(told: Told) -> None:
    page = f"source/{PAGE}.md"
    assert [line for line in told.begun.findings if page in line] == [
        f"{page}:4: `summary` is empty. Answer the title in one or two sentences. (A gap.)",
        f"{page}:5: `next` is empty. Name the page to read or do next. (A gap.)",
        f"{page}:11: Nothing stands below “The kettle”. Write it, or take the heading out."
        " (A gap.)",
    ]
    assert [line for line in told.written.findings if page in line] == []


def test_all_three_books_tell_it_word_for_word(book: Book) -> None:
    web = read_html(book.html, PAGE).words
    assert " ".join(web).startswith("The kettle It boiled. Nobody came. The lid rattled.")
    assert read_epub(book.epub, list(book.printed))[PAGE].words == web
    assert read_pdf(book.pdf, book.printed)[PAGE].words == web


def test_the_library_lists_it_by_its_kind(book: Book) -> None:
    page = html.parse(book.html / "reference/newsletter.html").getroot()
    section = page.get_element_by_id("kind-story")
    assert section.findtext("h2") == "Stories"
    facts = section.xpath("string(.//p[@class='piece-kind'])")
    assert facts == "Short story · 1 minute to read"
    assert page.xpath("//nav[@class='library']//a[@href='#kind-story']")


def test_the_search_says_what_it_is(book: Book) -> None:
    script = (book.html / "search-index.js").read_text()
    index = json.loads(script.removeprefix("const INDEX = ").removesuffix(";\n"))
    (shown,) = [page for page in index["pages"] if page[0] == f"{PAGE}.html"]
    assert shown[1:4] == ["Told story", "The kettle", "It boiled."]


def test_the_feed_has_it_whole(book: Book) -> None:
    newest = etree.parse(book.html / "feed.xml").find(".//{*}entry")
    assert newest is not None
    assert newest.findtext("{*}title") == "The kettle"
    assert "The lid rattled." in (newest.findtext("{*}content") or "")


def test_a_link_to_it_is_shown_as_an_article_with_its_picture(book: Book) -> None:
    page = html.parse(book.html / f"{PAGE}.html").getroot()
    said = {str(meta.get("property")): meta.get("content") for meta in page.iter("meta")}
    assert said["og:type"] == "article"
    assert said["og:image:alt"] == "A story / The kettle / A Tiny Book"
    assert (book.html / f"previews/{PAGE}.png").exists()
    (data,) = page.xpath("//script[@type='application/ld+json']/text()")
    assert json.loads(data)["@graph"][0]["@type"] == "Article"


def test_its_pages_have_a_class_to_be_dressed_by(book: Book) -> None:
    page = html.parse(book.html / f"{PAGE}.html").getroot()
    assert page.xpath("//body/@class") == ["story"]
