"""epub.xhtml: the frame of a page, the navigation document, the NCX."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from sphinx_bindery.epub.xhtml import (
    NCX,
    XHTML,
    E,
    Landmark,
    NavPoint,
    PageTemplate,
    contents,
    ncx,
    serialize,
)

NS = {"h": XHTML, "e": "http://www.idpf.org/2007/ops", "n": NCX}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ENTRIES = [
    NavPoint(
        "One & two", "one.xhtml", [NavPoint("Deep", "one.xhtml#d", [NavPoint("Deeper", "x#y")])]
    ),
    NavPoint("Three", "three.xhtml"),
]


def found(content: bytes, path: str) -> Any:
    return etree.fromstring(content).xpath(path, namespaces=NS)


def test_a_page_is_complete() -> None:
    page = PageTemplate("en-US").page("A & B", E.p("x"))
    assert page.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html>\n<html ")
    root = etree.fromstring(page)
    assert (root.get("lang"), root.get(LANG), root.get("dir")) == ("en-US", "en-US", None)
    assert found(page, "string(/h:html/h:head/h:title)") == "A & B"
    assert found(page, "string(//h:link[@rel='stylesheet']/@href)") == "book.css"
    assert found(page, "string(/h:html/h:body/h:p)") == "x"


def test_text_from_right_to_left_says_so() -> None:
    frame = PageTemplate.of_language("he_IL")
    assert frame == PageTemplate("he-IL", True)
    assert etree.fromstring(frame.page("x")).get("dir") == "rtl"


def test_code_in_such_a_text_goes_from_left_to_right() -> None:
    page = PageTemplate("he", True).page("x", E.pre("f(x)"), E.p("y"))
    assert found(page, "string(//h:pre/@dir)") == "ltr"
    assert not found(page, "string(//h:p/@dir)")
    assert not found(PageTemplate("en").page("x", E.pre("f(x)")), "string(//h:pre/@dir)")


def test_what_a_translator_wrote_is_put_into_the_frame() -> None:
    frame = PageTemplate("en")
    html = frame.wrap("A < B", '<p epub:type="x">é</p>')
    page = frame.finish(html)
    assert found(page, "string(//h:title)") == "A < B"
    assert found(page, "string(//h:p/@e:type)") == "x"
    assert "é".encode() in page
    assert found(page, "string(//h:link[@rel='stylesheet']/@href)") == "book.css"


@pytest.mark.parametrize("body", ["<p>", "a & b", "<br>", "</body>"])
def test_what_is_not_well_formed_is_refused(body: str) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        PageTemplate("en").wrap("x", body)


def nav(pages: list[tuple[str, str]] | None = None) -> bytes:
    marks = [Landmark("toc", "Contents & more", "nav.xhtml#toc")]
    return contents(PageTemplate("en"), "Contents", ENTRIES, marks, pages or [])


def test_the_contents_are_a_list_of_lists() -> None:
    toc = "//h:nav[@e:type='toc']"
    assert found(nav(), f"string({toc}/h:h1)") == "Contents"
    assert found(nav(), f"{toc}/@role") == ["doc-toc"]
    assert found(nav(), f"{toc}/@id") == ["toc"]
    assert found(nav(), f"{toc}/h:ol/h:li/h:a/@href") == ["one.xhtml", "three.xhtml"]
    assert found(nav(), f"{toc}/h:ol/h:li/h:ol/h:li/h:a/@href") == ["one.xhtml#d"]
    assert found(nav(), f"{toc}/h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a/text()") == ["Deeper"]
    assert len(found(nav(), f"{toc}//h:ol")) == 3, "a line without others has no list"


def test_landmarks_are_for_the_e_reader() -> None:
    marks = "//h:nav[@e:type='landmarks']"
    assert found(nav(), f"{marks}/@hidden") == ["hidden"]
    assert found(nav(), f"{marks}//h:a/@e:type") == ["toc"]
    assert found(nav(), f"{marks}//h:a/@href") == ["nav.xhtml#toc"]
    assert found(nav(), f"string({marks}//h:a)") == "Contents & more"


def test_a_list_of_pages_is_there_only_where_pages_are_known() -> None:
    assert found(nav(), "//h:nav[@e:type='page-list']") == []
    with_pages = nav([("ix", "a#page-ix"), ("1", "b#page-1")])
    pages = "//h:nav[@e:type='page-list']"
    assert found(with_pages, f"{pages}/@role") == ["doc-pagelist"]
    assert found(with_pages, f"{pages}/@hidden") == ["hidden"]
    assert found(with_pages, f"{pages}//h:a/text()") == ["ix", "1"]
    assert found(with_pages, f"{pages}//h:a/@href") == ["a#page-ix", "b#page-1"]


def test_the_ncx_counts_its_points_in_reading_order() -> None:
    tree = ncx("urn:x", "A & B", ENTRIES, [])
    points = found(tree, "//n:navPoint")
    assert [point.get("playOrder") for point in points] == ["1", "2", "3", "4"]
    assert [point.get("id") for point in points] == ["point-1", "point-2", "point-3", "point-4"]
    assert found(tree, "//n:navPoint/n:navLabel/n:text/text()") == [
        "One & two",
        "Deep",
        "Deeper",
        "Three",
    ]
    assert found(tree, "//n:navPoint/n:content/@src")[1] == "one.xhtml#d"
    assert len(found(tree, "/n:ncx/n:navMap/n:navPoint")) == 2
    assert found(tree, "string(//n:docTitle)") == "A & B"
    assert found(tree, "/n:ncx/@version") == ["2005-1"]


def head(tree: bytes) -> dict[str, str]:
    return {meta.get("name"): meta.get("content") for meta in found(tree, "//n:head/n:meta")}


@pytest.mark.parametrize(
    ("entries", "pages", "facts"),
    [
        (ENTRIES, [], ("3", "0", "0")),
        ([], [], ("1", "0", "0")),
        (ENTRIES[1:], [("ix", "a"), ("10", "b"), ("9", "c")], ("1", "3", "10")),
        (ENTRIES[1:], [("ix", "a")], ("1", "1", "0")),
    ],
)
def test_the_ncx_says_how_deep_it_is_and_how_many_pages_there_are(
    entries: list[NavPoint], pages: list[tuple[str, str]], facts: tuple[str, ...]
) -> None:
    assert head(ncx("urn:x", "T", entries, pages)) == {
        "dtb:uid": "urn:x",
        "dtb:depth": facts[0],
        "dtb:totalPageCount": facts[1],
        "dtb:maxPageNumber": facts[2],
    }


def test_pages_of_the_ncx_go_on_counting_and_know_their_kind() -> None:
    tree = ncx("urn:x", "T", ENTRIES[1:], [("ix", "a#page-ix"), ("12", "b#page-12")])
    facts = [dict(target.attrib) for target in found(tree, "//n:pageTarget")]
    assert facts == [
        {"id": "point-2", "playOrder": "2", "type": "front"},
        {"id": "point-3", "playOrder": "3", "type": "normal", "value": "12"},
    ]
    assert found(tree, "//n:pageTarget/n:navLabel/n:text/text()") == ["ix", "12"]
    assert found(tree, "//n:pageTarget/n:content/@src") == ["a#page-ix", "b#page-12"]
    assert found(ncx("urn:x", "T", ENTRIES, []), "//n:pageList") == []


def test_a_tree_without_a_doctype_has_none() -> None:
    assert serialize(E.p("é")).startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<p ")


def test_a_line_without_a_place_names_those_below_it() -> None:
    entries = [NavPoint("Part", "", [NavPoint("A", "a.xhtml"), NavPoint("B", "b.xhtml")])]
    made = contents(PageTemplate("en"), "Contents", entries, [], [])
    assert found(made, "//h:nav[1]/h:ol/h:li/h:span/text()") == ["Part"]
    points = found(ncx("urn:x", "T", entries, []), "//n:navPoint")
    assert [(each.get("playOrder"), each[1].get("src")) for each in points] == [
        ("1", "a.xhtml"),
        ("1", "a.xhtml"),
        ("2", "b.xhtml"),
    ]
    assert len({each.get("id") for each in points}) == 3
