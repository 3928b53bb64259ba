"""epub.front: the pages that no writer wrote; what is unset is left out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from sphinx_bindery.epub.front import Front, mark_href
from sphinx_bindery.epub.publication import ManifestItem
from sphinx_bindery.epub.stylesheets import Sheet
from sphinx_bindery.epub.xhtml import XHTML, Landmark, NavPoint, PageTemplate
from tests.trees import config

NS = {"h": XHTML, "e": "http://www.idpf.org/2007/ops"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
MARKS = [
    Landmark("bodymatter", "Start of the book", "a.xhtml"),
    Landmark("chapter", "C", "c.xhtml"),
    Landmark("part", "P", "p.xhtml"),
    Landmark("glossary", "Words", "g.xhtml"),
]


def front(folder: Path = Path(), **given: Any) -> Front:
    return Front(
        config=config(**given),
        folder=folder,
        cover=ManifestItem("cover-image", "cover.png", "image/png", b"png", ("cover-image",)),
        frame=PageTemplate("en"),
        edition=datetime(2026, 3, 4, tzinfo=UTC),
        entries=[NavPoint("A", "a.xhtml"), NavPoint("B", "b.xhtml")],
        landmarks=MARKS,
        pages=[("1", "a.xhtml#page-1")],
        summary="It is text.",
    )


def items(made: Front) -> dict[str, ManifestItem]:
    return {item.id: item for item in [*made.before(), *made.after()]}


def text(made: Front, name: str, path: str) -> Any:
    return etree.fromstring(items(made)[name].content).xpath(path, namespaces=NS)


def words(made: Front, name: str) -> list[str]:
    return ["".join(element.itertext()) for element in text(made, name, "//h:section/*")]


def test_files_come_first_and_then_the_pages_in_order() -> None:
    assert [(item.id, item.href) for item in front().before()] == [
        ("cover-image", "cover.png"),
        ("style", "book.css"),
        ("ncx", "toc.ncx"),
        ("cover-page", "cover.xhtml"),
        ("title-page", "title.xhtml"),
        ("imprint-page", "imprint.xhtml"),
        ("nav", "nav.xhtml"),
    ]
    made = items(front())
    assert (made["cover-image"].content, made["cover-image"].properties) == (
        b"png",
        ("cover-image",),
    )
    assert made["nav"].properties == ("nav",)
    assert {item.media_type for item in made.values()} == {
        *("image/png", "text/css", "application/x-dtbncx+xml", "application/xhtml+xml")
    }


def test_a_drawing_goes_in_as_a_mark(tmp_path: Path) -> None:
    (tmp_path / "cover.svg").write_text(f"<!DOCTYPE svg>{SVG}")
    made = front(tmp_path, book_cover="cover.svg")
    mark = items(made)["mark"]
    assert (mark.href, mark.media_type) == ("mark.svg", "image/svg+xml")
    assert b"DOCTYPE" not in mark.content
    assert text(made, "title-page", "//h:div[@class='mark']/h:img/@src") == ["mark.svg"]
    assert text(made, "title-page", "//h:div[@class='mark']/h:img/@alt") == [""]


@pytest.mark.parametrize(("cover", "href"), [("a/b.svg", "mark.svg"), ("a.png", ""), ("", "")])
def test_only_a_drawing_is_a_mark(cover: str, href: str) -> None:
    assert mark_href(config(book_cover=cover)) == href


@pytest.mark.parametrize(
    ("given", "alt"),
    [({}, "Cover: The Book"), ({"book_cover_alt": "Two curves"}, "Two curves")],
)
def test_the_cover_is_told_in_words(given: dict[str, Any], alt: str) -> None:
    made = front(**given)
    assert text(made, "cover-page", "//h:img/@alt") == [alt]
    assert text(made, "cover-page", "//h:img/@src") == ["cover.png"]
    assert text(made, "cover-page", "//h:section/@e:type") == ["cover"]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({}, ["The Book", "Somebody"]),
        ({"author": "unknown"}, ["The Book"]),
        ({"author": "Author name not set"}, ["The Book"]),
        ({"epub_author": "E"}, ["The Book", "E"]),
        (
            {"book_subtitle": "Sub", "book_publisher": "Press"},
            ["The Book", "Sub", "Somebody", "Press"],
        ),
    ],
)
def test_the_title_page(given: dict[str, Any], lines: list[str]) -> None:
    assert words(front(**given), "title-page") == lines


def test_the_lines_of_the_title_page_have_looks_of_their_own() -> None:
    made = front(book_subtitle="Sub", book_publisher="Press")
    looks = text(made, "title-page", "//h:p/@class")
    assert looks == ["subtitle", "author", "publisher"]
    types = [text(made, f"{name}-page", "//h:section/@e:type") for name in ("title", "imprint")]
    assert types == [["titlepage"], ["copyright-page"]]
    sections = [text(made, f"{name}-page", "//h:section/@class") for name in ("cover", "title")]
    assert sections == [["cover"], ["titlepage"]]
    assert text(made, "nav", "string(//h:h1)") == "Contents"


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({"author": "unknown"}, ["The Book", "March 4, 2026"]),
        (
            {
                "book_subtitle": "Sub",
                "copyright": "2026, S",
                "book_licence": "CC0",
                "release": "1.2",
                "html_baseurl": "https://b.example/",
            },
            [
                "The Book: Sub",
                "Somebody",
                "© 2026, S",
                "Licence: CC0",
                "Version 1.2, March 4, 2026",
                "https://b.example/",
            ],
        ),
    ],
)
def test_the_imprint(given: dict[str, Any], lines: list[str]) -> None:
    made = words(front(**given), "imprint-page")
    assert made[:-1] == ["Imprint", *lines]
    assert made[-1].startswith("urn:uuid:")


def test_the_imprint_has_what_is_said_of_the_epub_alone() -> None:
    made = front(copyright="2026, S", epub_copyright="2026, E", epub_identifier="978-3")
    assert words(made, "imprint-page")[-1] == "978-3"
    assert "© 2026, E" in words(made, "imprint-page")
    assert b'content="978-3"' in items(made)["ncx"].content


def test_a_day_is_written_in_the_language_of_the_epub() -> None:
    made = replace(front(language="en"), frame=PageTemplate("de"))
    assert "4. März 2026" in words(made, "imprint-page")


def test_a_book_s_own_stylesheets_come_behind_the_builder_s() -> None:
    sheets = (
        Sheet(ManifestItem("style-a", "style-a.css", "text/css", b"css"), {"media": "print"}),
    )
    made = replace(front(), frame=PageTemplate("en", sheets=sheets))
    assert items(made)["style-a"].content == b"css"
    links = text(made, "title-page", "//h:link")
    assert [dict(link.attrib) for link in links] == [
        {"rel": "stylesheet", "href": "book.css"},
        {"rel": "stylesheet", "href": "style-a.css", "media": "print"},
    ]


def test_addresses_are_links_and_a_licence_without_one_is_words() -> None:
    made = front(book_licence="CC0", book_licence_url="https://cc", html_baseurl="https://b/")
    assert text(made, "imprint-page", "//h:a/@href") == ["https://cc", "https://b/"]
    assert text(front(book_licence="CC0"), "imprint-page", "//h:a") == []


def test_the_colophon_is_there_only_where_it_says_something() -> None:
    assert list(front().after()) == []
    made = front(book_colophon="Set by hand.")
    assert [item.id for item in made.after()] == ["colophon-page"]
    assert words(made, "colophon-page") == ["Colophon", "Set by hand.", "It is text."]


def landmarks(made: Front) -> list[str]:
    found = text(made, "nav", "//h:nav[@e:type='landmarks']//h:a/@e:type")
    return [str(each) for each in found]


def test_a_single_line_of_contents_is_no_page_to_read() -> None:
    made = front()
    del made.entries[1:]
    assert not made.is_listed
    assert "toc" not in landmarks(made)
    made.entries[0].children.append(NavPoint("Below", "a.xhtml#b"))
    assert made.is_listed


def test_an_e_reader_is_offered_the_places_that_there_are() -> None:
    always = ["cover", "titlepage", "copyright-page", "toc", "bodymatter", "glossary"]
    assert landmarks(front()) == always
    assert landmarks(front(book_colophon="x")) == [*always, "colophon"]
    hrefs = text(front(), "nav", "//h:nav[@e:type='landmarks']//h:a/@href")
    assert hrefs[:4] == ["cover.xhtml", "title.xhtml", "imprint.xhtml", "nav.xhtml#toc"]
    assert text(front(), "nav", "//h:nav[@e:type='page-list']//h:a/text()") == ["1"]


def test_each_line_of_the_title_page_is_centred_by_itself() -> None:
    """Where a reading system aligns every paragraph, as foliate-js does, nothing is inherited."""
    sheet = (files("sphinx_bindery.epub") / "book.css").read_text(encoding="utf-8")
    centred = re.findall(r"([^{}]+)\{ text-align: center; \}", sheet)
    assert ".titlepage p" in {name.strip() for names in centred for name in names.split(",")}
