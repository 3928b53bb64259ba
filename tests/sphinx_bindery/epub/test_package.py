"""epub.package: the same content gives the same EPUB, with one date and one order."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from sphinx_bindery.epub.package import pack
from sphinx_bindery.epub.publication import ManifestItem, MetaProperty, Publication

OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XHTML = "application/xhtml+xml"
PAGE = b'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body/></html>'


def publication(**given: Any) -> Publication:
    facts = {
        "identifier": "urn:x",
        "title": "A & B",
        "language": "de-AT",
        "right_to_left": False,
        "edition": datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC),
    }
    made = Publication(**{**facts, **given})
    made.items = [
        ManifestItem("page-a", "a.xhtml", XHTML, PAGE, ("svg",)),
        ManifestItem("nav", "nav.xhtml", XHTML, PAGE, ("nav",)),
        ManifestItem("cover", "cover.png", "image/png", b"png", ("cover-image",)),
        ManifestItem("ncx", "toc.ncx", "application/x-dtbncx+xml", b"<ncx/>"),
    ]
    made.spine = ["page-a"]
    return made


def opened(made: Publication) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(pack(made)))


def opf(made: Publication) -> Any:
    return etree.fromstring(opened(made).read("EPUB/content.opf"))


def values(made: Publication, path: str) -> list[str]:
    return [str(value) for value in opf(made).xpath(path, namespaces=OPF)]


def test_a_link_among_the_facts_is_one() -> None:
    made = publication(
        facts=[MetaProperty("link", "https://x.example/", {"rel": "a11y:certifierReport"})]
    )
    (link,) = opf(made).xpath("//o:metadata/o:link", namespaces=OPF)
    assert dict(link.attrib) == {"href": "https://x.example/", "rel": "a11y:certifierReport"}


def test_the_type_comes_first_and_is_not_packed() -> None:
    with opened(publication()) as book:
        infos = book.infolist()
        assert infos[0].filename == "mimetype"
        assert [info.compress_type for info in infos] == [
            zipfile.ZIP_STORED,
            *[zipfile.ZIP_DEFLATED] * (len(infos) - 1),
        ]
        names = [info.filename for info in infos[1:]]
        assert names == sorted(names)
        assert book.read("EPUB/a.xhtml") == PAGE, "pages stay as they are"


@pytest.mark.parametrize(
    ("edition", "date"),
    [
        (datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC), (2026, 3, 4, 5, 6, 8)),
        (datetime(1970, 1, 1, tzinfo=UTC), (1980, 1, 1, 0, 0, 0)),
        (datetime(2200, 1, 1, tzinfo=UTC), (2107, 12, 31, 23, 59, 58)),
    ],
)
def test_every_file_has_the_date_of_the_edition(edition: datetime, date: tuple[int, ...]) -> None:
    with opened(publication(edition=edition)) as book:
        assert {info.date_time for info in book.infolist()} == {date}
        assert {info.external_attr for info in book.infolist()} == {0o644 << 16}


def test_the_same_content_gives_the_same_bytes() -> None:
    assert pack(publication()) == pack(publication())


def test_the_package_says_its_language_and_direction() -> None:
    assert (opf(publication()).get(LANG), opf(publication()).get("dir")) == ("de-AT", None)
    assert opf(publication(right_to_left=True)).get("dir") == "rtl"
    ways = [
        values(publication(right_to_left=way), "//o:spine/@page-progression-direction")
        for way in (True, False)
    ]
    assert ways == [["rtl"], ["default"]]


def test_the_facts_stand_in_the_package() -> None:
    facts = [
        MetaProperty("creator", "C & D", {"id": "c1"}, True),
        MetaProperty("role", "aut", {"refines": "#c1"}),
    ]
    made = publication(facts=facts)
    assert values(made, "//d:title/text()") == ["A & B"]
    assert values(made, "//d:title/@id") == ["title"]
    assert values(made, "//d:language/text()") == ["de-AT"]
    assert values(made, "//d:identifier/text()") == ["urn:x"]
    assert values(made, "//d:creator[@id='c1']/text()") == ["C & D"]
    assert values(made, "//o:meta[@property='role' and @refines='#c1']/text()") == ["aut"]
    assert values(made, "//o:meta[@property='dcterms:modified']/text()") == ["2026-03-04T05:06:08Z"]


def test_the_manifest_has_every_file_with_what_it_is() -> None:
    made = publication()
    found = {
        item.get("id"): (item.get("href"), item.get("media-type"), item.get("properties"))
        for item in opf(made).xpath("//o:manifest/o:item", namespaces=OPF)
    }
    assert found == {
        "page-a": ("a.xhtml", XHTML, "svg"),
        "nav": ("nav.xhtml", XHTML, "nav"),
        "cover": ("cover.png", "image/png", "cover-image"),
        "ncx": ("toc.ncx", "application/x-dtbncx+xml", None),
    }
    assert values(made, "//o:spine/o:itemref/@idref") == ["page-a"]
    assert values(made, "//o:spine/o:itemref/@linear") in ([], ["yes"])


@pytest.mark.parametrize(("cover", "told"), [("cover", ["cover"]), ("", [])])
def test_older_e_readers_are_told_of_the_cover(cover: str, told: list[str]) -> None:
    assert values(publication(cover_id=cover), "//o:meta[@name='cover']/@content") == told
