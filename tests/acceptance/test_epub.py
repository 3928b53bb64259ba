"""The EPUB is an edition that e-readers open: valid, linked both ways, true to its metadata."""

from __future__ import annotations

import posixpath
import zipfile
from functools import cache, cached_property
from pathlib import Path

import pytest
from lxml import etree

from sphinx_bindery.bookbuilder.index import INDEX
from sphinx_bindery.epub.filenames import file_names
from tests.conftest import Book, make
from tests.validators import epub_messages

NS = {
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}


class Edition:
    """An EPUB, opened."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as book:
            self.names = book.namelist()
            self.first = book.infolist()[0]
            self.files = {name: book.read(name) for name in self.names}

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[f"EPUB/{name}"])

    @cached_property
    def package(self) -> etree._Element:
        return self.tree("content.opf")

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        names = [name.removeprefix("EPUB/") for name in self.names if name.endswith(".xhtml")]
        return {name: self.tree(name) for name in names}

    @property
    def order(self) -> list[str]:
        """The files of the spine."""
        files = {i.get("id"): i.get("href") for i in self.package.xpath("//o:item", namespaces=NS)}
        ids = self.package.xpath("//o:itemref/@idref", namespaces=NS)
        return [files[name] for name in ids]

    @property
    def features(self) -> list[str]:
        return self.facts("schema:accessibilityFeature")

    def facts(self, name: str) -> list[str]:
        found = self.package.xpath(f"//o:meta[@property='{name}']/text()", namespaces=NS)
        return [str(text) for text in found]


@cache
def _opened(path: Path) -> Edition:
    return Edition(path)


@pytest.fixture
def edition(book: Book) -> Edition:
    return _opened(book.epub)


def test_epubcheck_has_nothing_to_say(book: Book) -> None:
    assert epub_messages(book.epub) == []


def test_the_container(edition: Edition) -> None:
    assert edition.first.filename == "mimetype"
    assert edition.first.compress_type == zipfile.ZIP_STORED


def test_every_page_has_a_language_and_no_script(edition: Edition) -> None:
    for name, page in edition.pages.items():
        assert page.get("lang") == "en-US", name
        assert page.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-US", name
        assert not page.xpath("//h:script | //h:style | //*[@style]", namespaces=NS), name
    assert edition.package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-US"


def test_front_matter_comes_first_and_landmarks_lead_to_it(edition: Edition) -> None:
    order = edition.order
    assert order[:4] == ["cover.xhtml", "title.xhtml", "imprint.xhtml", "nav.xhtml"]
    kinds = edition.tree("nav.xhtml").xpath("//h:nav[@e:type='landmarks']//@e:type", namespaces=NS)
    expected = {"landmarks", "cover", "titlepage", "copyright-page", "toc", "introduction"}
    expected |= {"bodymatter", "glossary", "bibliography"}
    assert expected - set(kinds) <= {"bibliography", "introduction"}
    assert len(kinds) == len(set(kinds))


def test_the_spine_is_the_reading_order(book: Book) -> None:
    edition = Edition(book.epub)
    names = file_names(sorted({*book.titles, INDEX}))
    pages = [names[docname] for docname in book.printed]
    rest = edition.order[4:]
    assert rest == [*pages, "colophon.xhtml"] if "colophon.xhtml" in rest else pages
    assert edition.package.xpath("//o:spine/@toc", namespaces=NS) == ["ncx"]


def test_the_contents_name_every_page_and_their_sections(book: Book) -> None:
    """… as deep as `epub_tocdepth` says: two levels in the book, three in the tiny one."""
    edition = Edition(book.epub)
    nav = edition.tree("nav.xhtml").xpath("//h:nav[@e:type='toc']", namespaces=NS)[0]
    lines = nav.xpath(".//h:a/@href", namespaces=NS)
    assert [line for line in lines if "#" not in line] == edition.order[4 : 4 + len(book.printed)]
    deepest = max(len(line.xpath("ancestor::h:ol", namespaces=NS)) for line in nav.iter("{*}a"))
    assert deepest == (3 if any("#" in line for line in lines) else 2)
    points = edition.tree("toc.ncx").xpath("//n:navPoint/n:content/@src", namespaces=NS)
    assert points == lines


def test_the_identifier_is_one(edition: Edition) -> None:
    (identifier,) = edition.package.xpath("//dc:identifier/text()", namespaces=NS)
    assert identifier.startswith("urn:uuid:5c619688-bb3f-57a7-a6ab-7f4632812f9")
    uid = edition.tree("toc.ncx").xpath("//n:meta[@name='dtb:uid']/@content", namespaces=NS)
    assert uid == [identifier]


def test_every_link_and_picture_leads_to_something(edition: Edition) -> None:
    ids = {name: set(page.xpath("//@id")) for name, page in edition.pages.items()}
    count = 0
    for name, page in edition.pages.items():
        for href in page.xpath("//h:a/@href | //h:img/@src", namespaces=NS):
            if href.startswith(("http:", "https:", "mailto:", "tel:")):
                continue
            file, _, anchor = href.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(name), file or name))
            assert f"EPUB/{file}" in edition.names, f"{name}: {href}"
            assert not anchor or anchor in ids[file], f"{name}: {href}"
            count += 1
    assert count > 50


def test_only_what_is_used_is_packed(edition: Edition) -> None:
    manifest = set(edition.package.xpath("//o:item/@href", namespaces=NS))
    used = {"toc.ncx", "nav.xhtml", *edition.pages}
    for page in edition.pages.values():
        used |= set(page.xpath("//h:img/@src | //h:link/@href", namespaces=NS))
        has_formulas = bool(page.xpath("//*[local-name()='math']"))
        assert bool(page.xpath("//h:link[@href='math.css']", namespaces=NS)) == has_formulas
    assert manifest == used
    packed = {name.removeprefix("EPUB/") for name in edition.names if name.startswith("EPUB/")}
    assert packed == manifest | {"content.opf"}


def test_notes_pop_up_and_lead_back(edition: Edition) -> None:
    seen = 0
    for page in edition.pages.values():
        for note in page.xpath("//h:aside[@e:type='footnote']", namespaces=NS):
            back = note.xpath("./h:p[1]/*[1][self::h:a[@role='doc-backlink']]", namespaces=NS)
            assert back, etree.tostring(note)
            references = page.xpath(
                "//h:a[@e:type='noteref'][@href=$to]", to="#" + note.get("id"), namespaces=NS
            )
            assert {"#" + a.get("id") for a in references} >= {back[0].get("href")}
            seen += 1
    assert seen


def test_accessibility_is_computed(edition: Edition) -> None:
    assert "alternativeText" in edition.features
    assert edition.facts("schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert "unlocked" in edition.features
    assert "META-INF/encryption.xml" not in edition.names
    marks_pages = bool(edition.facts("pageBreakSource"))
    assert ("pageNavigation" in edition.features) == marks_pages


def test_one_image_without_words_takes_the_claim_away(small: Path) -> None:
    (small / "source/drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = small / "source/page.md"
    page.write_text(page.read_text() + "\n![](drawing.svg)\n\n![words](drawing.svg)\n")
    edition = Edition(make(small, small / "build", "epub").epub)
    assert "alternativeText" not in edition.features
    assert edition.facts("schema:accessModeSufficient") == ["textual,visual"]


def test_components_lie_open(tiny: Book) -> None:
    page = Edition(tiny.epub).pages["page-reference-design.xhtml"]
    assert not page.xpath("//h:input | //h:details | //h:label", namespaces=NS)
    (link,) = page.xpath("//h:p[@class='block-title rubric']/h:a[.='A card']", namespaces=NS)
    assert link.get("href") == "page-answers-why-answer.xhtml#why-answer"


def test_both_sides_have_anchors(tiny: Book) -> None:
    page = Edition(tiny.epub).pages["page-answers-why-answer.xhtml"]
    assert page.xpath("//h:div[contains(@class, 'side ')]/@id", namespaces=NS) == [
        "reach",
        "retreat",
    ]


def test_ampersands_and_brackets_are_words(tiny: Book) -> None:
    package = Edition(tiny.epub).package
    creators = package.xpath("//dc:creator/text()", namespaces=NS)
    titles = package.xpath("//dc:title/text()", namespaces=NS)
    assert creators == ["Nobody & Sons"]
    assert titles == ["A Tiny Book", "With One of <Everything>"]


def test_the_old_epub_stays_when_the_new_one_fails(small: Path) -> None:
    old = make(small, small / "build", "epub")
    before = old.epub.read_bytes()
    conf = small / "conf.py"
    conf.write_text(conf.read_text() + '\nbook_cover = "gone.svg"\n')
    new = make(small, small / "build", "epub")
    assert new.status == 1
    assert old.epub.read_bytes() == before
    assert list(old.epub.parent.iterdir()) == [old.epub]
    assert "Traceback" not in new.said
    assert "gone.svg" in new.said
