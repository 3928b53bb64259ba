"""The books speak their language: whatever they say by themselves comes from a catalog.

A book in Greek letters is made in a language of our own: each message of every catalog is itself
in ‹brackets›. A word in Latin letters that stands in none is one that nobody can translate.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import sphinx
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from lxml import etree, html

from tests.application import TOP, page, write_book
from tests.books import command, make
from tests.conftest import ROOTS, Book, Shelf
from tests.tagtree import bookmarks, printed_text, tag_tree
from tests.validators import epub_messages

LANGUAGE = "eo"
CATALOGS = {
    "sphinx": Path(sphinx.__file__).parent / "locale/sphinx.pot",
    "sphinx_bindery": TOP / "sphinx_bindery/locale/sphinx_bindery.pot",
    "press": TOP / "press/locale/press.pot",
}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
# Not ours to translate, each with a reason.
NAMES = {
    *("EPUB", "PDF", "KB", "MB", "Kobo", "SHA", "Markdown"),  # names, units of measure
    *("lim",),  # which mathematicians write alike
    *("januaro",),  # the month is Babel's
    *("toward", "away", "neither", "mixed"),  # by which the script finds its words
}
# Addresses, files, sums; and what pybtex writes, which lists sources and has no catalog.
NO_WORDS = re.compile(
    r"(?:https?:|urn:|tel:)\S+|[0-9a-f]{64}|"
    r"(?:[a-z-]+/)*[\w-]+(?:\.kepub)?\.(?:epub|pdf|xml|html|md)\b|"
    r"\bIn\s?(?=Α)|(?<=,)\s?editor\b|(?<=\d)\s?edition\b|\bpages\s?(?=\d)"
)


def bracketed(catalog: Path) -> bytes:
    """Return a translation in which each message is itself, in brackets."""
    made = Catalog(locale="en", charset="utf-8")
    for message in read_po(BytesIO(catalog.read_bytes())):
        if isinstance(message.id, str) and message.id:
            made.add(message.id, f"‹{message.id}›")
        elif message.id:
            made.add(message.id, tuple(f"‹{words}›" for words in message.id))
    file = BytesIO()
    write_po(file, made)
    return file.getvalue()


def make_book(root: Path) -> Book:
    shutil.copytree(ROOTS / "test-language", root)
    for domain, catalog in CATALOGS.items():
        path = root / "locale" / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bracketed(catalog))
    # In a process of its own: Sphinx keeps some words in the language of the first book.
    return command(root, root / "build", "html", "epub", "pdf")


@pytest.fixture(scope="module")
def book(shelf: Shelf) -> Book:
    return shelf.once("language", make_book)


def outside(text: str) -> set[str]:
    """Return the words in Latin letters that stand in no brackets, and are no names."""
    text = NO_WORDS.sub(" ", text)
    inner = re.compile("‹[^‹›]*›")
    while inner.search(text):
        text = inner.sub(" ", text)
    return set(re.findall(r"[A-Za-z]{2,}", text)) - NAMES


SAID = ("title", "alt", "alttext", "aria-label", "placeholder", "abbr", "content")
DATA = re.compile(r"data-(?!(?:only|component|content_root|theme)\b)")  # what scripts say
SILENT = ("robots", "viewport", "referrer", "color-scheme", "theme-color", "twitter:card")
# Of Markdown: addresses of links, fences, tags, formulas.
FORMAL = re.compile(r"(?<=\])\([^)]*\)|^```.*?$|<[^>]*>|\$\$.*?\$\$|\$[^$]*\$", re.M | re.S)
GRAPH = ("og:type", "og:locale", "og:image", "og:image:type", "og:url")


def said_in(page: html.HtmlElement) -> Iterator[str]:
    """Yield what a page shows, what it is called, and what its scripts say."""
    for element in page.iter(etree.Element):
        if element.tag not in ("script", "style"):
            yield element.text or ""
        yield element.tail or ""
        name = element.get("name") or element.get("property") or element.get("http-equiv") or ""
        is_said = element.tag != "meta" or name not in (
            *SILENT,
            *GRAPH,
            "Content-Security-Policy",
            "refresh",
        )
        for key, value in element.attrib.items():
            if (key in SAID or DATA.match(key)) and is_said:
                yield value


def website(book: Book) -> Iterator[tuple[str, str]]:
    for path in sorted(book.html.rglob("*.html")):
        yield path.name, "\n".join(said_in(html.parse(path).getroot()))
    for name in ("feed.xml", "opds.xml"):
        if not (book.html / name).exists():
            continue
        tree = etree.parse(book.html / name)
        said = tree.iter("{*}title", "{*}summary", "{*}subtitle", "{*}rights")
        yield name, "\n".join(it.text or "" for it in said)
        for content in tree.iter("{*}content"):
            yield name, "\n".join(said_in(html.fromstring(content.text or "")))
    for path in (book.html / "llms.txt", *book.html.rglob("*.md")):
        yield path.name, FORMAL.sub(" ", path.read_text("utf-8"))
    script = (book.html / "search-index.js").read_text("utf-8")
    pages = json.loads(script[len("const INDEX = ") : -2])["pages"]
    yield "search-index.js", "\n".join(word for page in pages for word in page[1:4])
    home = (book.html / "index.html").read_text("utf-8")
    yield "linked data", "\n".join(re.findall(r'"(?:headline|name|description)":("[^"]*")', home))


def epub(book: Book) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(book.epub) as packed:
        for name in packed.namelist():
            if name.endswith(".xhtml"):
                yield name, "\n".join(said_in(html.fromstring(packed.read(name))))
            elif name.endswith(".ncx"):
                tree = etree.fromstring(packed.read(name))
                yield name, "\n".join(text for it in tree.iter("{*}text") for text in it.itertext())
            elif name.endswith(".opf"):
                tree = etree.fromstring(packed.read(name))
                for fact in tree.iter("{*}title", "{*}description", "{*}rights", "{*}meta"):
                    kind = fact.get("property", "")
                    if not kind or kind in ("schema:accessibilitySummary", "pageBreakSource"):
                        yield f"{name} {kind}", fact.text or ""


def pdf(book: Book) -> Iterator[tuple[str, str]]:
    with pikepdf.open(book.pdf) as opened:
        for number, page in enumerate(opened.pages):
            # Of small capitals, the reader of these tests knows the first letters alone.
            yield f"page {number}", re.sub("‹(?:On|Tw)(?=Τ)", "", printed_text(page))
        yield (
            "facts",
            str(opened.docinfo.get("/Title", "")) + str(opened.docinfo.get("/Subject", "")),
        )
    yield "alternatives", "\n".join(tag.alt for tag in tag_tree(book.pdf).walk())
    yield "bookmarks", "\n".join(title for title, _ in bookmarks(book.pdf))
    for path in book.pdf.parent.glob("worksheets/*.pdf"):
        with pikepdf.open(path) as opened:
            yield path.name, "".join(map(printed_text, opened.pages))


def test_the_book_in_brackets_is_made_without_a_word_to_the_writer(book: Book) -> None:
    assert book.status == 0, book.said


def test_its_epub_is_valid_and_so_is_that_for_a_kobo(book: Book) -> None:
    for path in (book.epub, book.epub.with_suffix(".kepub.epub")):
        assert epub_messages(path) == [], path.name


@pytest.mark.parametrize("books", [website, epub, pdf])
def test_no_word_of_the_frame_stands_outside_a_catalog(book: Book, books: Any) -> None:
    found = {name: outside(text) for name, text in books(book)}
    assert {name: words for name, words in found.items() if words} == {}


GERMAN = {  # what is written, and how it is said in German
    "A small book": "Ein kleines Buch",
    "What it is": "Was es ist",
    "A page of nothing.": "Eine Seite mit nichts.",
    "Words, *marked*.": "Wörter, *betont*.",
    "A circle": "Ein Kreis",
    "Round.": "Rund.",
    "ten minutes": "zehn Minuten",
    "a pen": "einen Stift",
    "Draw it": "Zeichnen Sie ihn",
    "1. Take the pen": r"1\. Nehmen Sie den Stift",  # else Markdown takes it for a list
    "Draw.": "Zeichnen Sie.",
    "2. Lay it down": r"2\. Legen Sie ihn hin",
    "When": "Wenn",
    "Yes.": "Ja.",
}
WRITTEN = {
    "index.md": page(
        "Words, *marked*.\n\n```{toctree}\n:caption: What it is\n:hidden:\n\ndraw\n```\n\n"
        "```{figure} x.svg\n:alt: A circle\n\nRound.\n```\n\n:::{library}\n:::",
        kind="front",
        summary="A page of nothing.",
        title="A small book",
    ),
    "draw.md": page(
        "## 1. Take the pen\n\nDraw.\n\n## 2. Lay it down\n\n:::{words} When\n- Yes.\n:::",
        kind="guide",
        more="  chapter: page\n  time: ten minutes\n  needs: a pen\n",
        summary="A page of nothing.",
        label="draw",
        title="Draw it",
    ),
    "x.svg": DRAWING,
}


def test_a_book_is_translated_by_its_catalogs(tmp_path: Path) -> None:
    """`make gettext` gathers beside a builder of ours; what is translated is in all three books."""
    root = write_book(tmp_path / "book", WRITTEN, 'locale_dirs = ["../locale"]')
    (root / "source/page.md").unlink()
    english = make(root, root / "build", "html", "gettext")
    gathered = {
        message.id: message
        for path in (root / "build/gettext").glob("*.pot")
        for message in read_po(BytesIO(path.read_bytes()))
    }
    assert GERMAN.keys() - gathered.keys() == set()
    assert ("../../source/draw.md", 4) in gathered["A page of nothing."].locations
    assert "A page of nothing." in (english.html / "draw.html").read_text("utf-8")

    for name in ("index", "draw"):
        path = root / "locale/de/LC_MESSAGES" / f"{name}.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        said = Catalog(locale="de", charset="utf-8")
        for words, german in GERMAN.items():
            said.add(words, german)
        with path.open("wb") as file:
            write_po(file, said)
    with (root / "conf.py").open("a") as conf:
        conf.write('language = "de"\n')
    book = make(root, root / "build", "html", "epub", "pdf")
    assert (book.status, book.findings) == (0, [])
    told = [re.sub(r"[*\\]", "", german) for german in GERMAN.values()]
    for made in (website, epub, pdf):
        text = "\n".join(text for _, text in made(book))
        shown = re.sub(r"\W", "", text)
        missing = {words for words in told if re.sub(r"\W", "", words) not in shown}
        # The website's menu has no captions.
        assert missing == ({"Was es ist"} if made is website else set()), made
        assert "page of nothing" not in text


def test_the_scripts_have_no_words_of_their_own() -> None:
    """What they say stands in the page: in their sources is no sentence, and no lone word."""
    for path in (TOP / "_static").glob("*.js"):
        code = re.sub(r"/\*.*?\*/|//.*$", "", path.read_text("utf-8"), flags=re.S | re.M)
        said = re.findall(r"[\"`]([A-Z][a-z]+(?:[ :.][^\"`]*)?)[\"`]", code)
        assert [words for words in said if words not in ("Shift",)] == [], path.name
