"""The feed of the pieces, the catalog of the files, the map of the site."""

from __future__ import annotations

import re
from pathlib import Path

import feedparser
import pytest
from lxml import etree, html
from lxml.html.builder import E

from tests.conftest import TOP, Book, make
from tests.reading import there

ATOM = {"a": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/terms/"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def check_atom(feed: etree._Element) -> None:
    """The rules of RFC 4287 that the W3C's validator checks."""

    def all_of(path: str, node: etree._Element = feed) -> list[etree._Element]:
        return list(node.xpath(path, namespaces=ATOM))

    for element in [feed, *all_of("a:entry")]:
        for name in ("id", "title", "updated"):
            (found,) = all_of(f"a:{name}", element)
            assert found.text
            assert found.text.strip(), f"{name} is empty"
        assert len(all_of("a:link[@rel='alternate' and @type='text/html']", element)) <= 1
        assert len(all_of("a:link[@rel='self']", element)) <= 1
    assert all_of("a:author/a:name")
    ids = all_of("//a:id/text()")
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in map(str, ids))
    changes = [str(text) for text in all_of("a:entry/a:updated/text()")]
    assert len(changes) == len(set(changes)), "readers sort by it"
    for text in all_of("//a:updated/text() | //a:published/text()"):
        assert MOMENT.fullmatch(str(text))


def read(path: Path) -> etree._Element:
    return etree.parse(path).getroot()


def texts(node: etree._Element, path: str) -> list[str]:
    return [str(found) for found in node.xpath(path, namespaces=ATOM)]


@pytest.fixture(params=["published", "real", "tiny"])
def site(request: pytest.FixtureRequest) -> Book:
    """With an address, without one, and with awkward names."""
    made: Book = request.getfixturevalue(request.param)
    return made


def test_the_feed_is_valid(site: Book) -> None:
    feed = read(site.html / "feed.xml")
    check_atom(feed)
    ids = texts(feed, "//a:id/text()")
    assert len(ids) == len(set(ids))
    parsed = feedparser.parse((site.html / "feed.xml").read_bytes())
    assert not parsed.bozo
    assert len(parsed.entries) == len(ids) - 1


def test_the_feed_has_the_whole_text(published: Book) -> None:
    feed = read(published.html / "feed.xml")
    assert len(texts(feed, "a:entry/a:id")) > 25
    assert texts(feed, "a:link[@rel='self']/@href") == ["https://reach.example/book/feed.xml"]
    drawings = 0
    for entry in feed.findall("a:entry", ATOM):
        (address,) = texts(entry, "a:link/@href")
        page = html.parse(
            published.html / address.removeprefix("https://reach.example/book/")
        ).getroot()
        article = there(page.find(".//article"))
        for extra in article.xpath(".//*[@data-only] | .//h1 | .//script | .//style"):
            extra.drop_tree()
        for drawing in article.xpath(".//*[local-name()='svg']"):
            drawings += 1
            drawing.getparent().replace(drawing, E.span(f"[{drawing.get('aria-label')}]"))
        content = html.fromstring(f"<div>{entry.findtext('a:content', namespaces=ATOM)}</div>")
        assert content.text_content().split() == article.text_content().split(), address
        assert len(content.text_content().split()) > 150
        links = [str(link) for link in content.xpath("//@href | //@src")]
        assert [link for link in links if not re.match("https?://|mailto:|tel:", link)] == [], (
            address
        )
        assert not content.xpath(".//*[local-name()='svg' or local-name()='path']"), address
    assert drawings > 0, "none was there to be told in words"


def test_the_feed_keeps_what_a_build_did_not_touch(small: Path) -> None:
    page = small / "source/page.md"
    guide = "kind: essay\n  topics: [reaching]"
    page.write_text(page.read_text().replace("kind: reference", guide))
    make(small, small / "build", "html")
    book = make(small, small / "build", "html")
    assert "Text." in (book.html / "feed.xml").read_text()


def test_a_page_whose_label_is_not_plain(small: Path) -> None:
    text = (small / "source/page.md").read_text()
    awkward = text.replace("kind: reference", "kind: essay").replace("(page)=", "(schön)=")
    (small / "source/wie-schoen-ist.md").write_text(awkward)
    index = small / "source/index.md"
    index.write_text(index.read_text().replace("\npage\n", "\npage\nwie-schoen-ist\n"))
    with (small / "conf.py").open("a") as conf:
        conf.write('\nhtml_baseurl = "https://book.example/"\n')
    book = make(small, small / "build", "html")
    assert (book.status, "Traceback" in book.said) == (0, False)
    (entry,) = read(book.html / "feed.xml").findall("a:entry", ATOM)
    name = "wie-schoen-ist"
    assert texts(entry, "a:link/@href") == [f"https://book.example/{name}.html"]
    head = there(html.parse(book.html / "wie-schoen-ist.html").getroot().head)
    (picture,) = head.xpath("meta[@property='og:image']/@content")
    assert picture == f"https://book.example/previews/{name}.png"
    assert f'"image":"{picture}"' in head.xpath("string(script[@type='application/ld+json'])")
    assert (book.html / "previews/wie-schoen-ist.png").is_file()


def test_signs_in_titles_and_names(tiny: Book) -> None:
    feed = read(tiny.html / "feed.xml")
    assert texts(feed, "a:subtitle/text()") == ["With One of <Everything>"]
    assert texts(feed, "a:author/a:name/text()") == ["Nobody & Sons"]
    catalog = read(tiny.html / "opds.xml")
    assert texts(catalog, "a:entry/a:author/a:name/text()") == ["Nobody & Sons"]


AWKWARD = 'Is <b>"this"</b> & ]]> a title?'


def test_signs_in_a_title_stay_what_they_are(small: Path) -> None:
    page = small / "source/page.md"
    text = page.read_text().replace("kind: reference", "kind: essay")
    page.write_text(text.replace("# Page", "# " + AWKWARD.replace("<", "\\<")))
    with (small / "conf.py").open("a") as conf:
        conf.write(f"\nproject = {AWKWARD!r}\nbook_slug = 'awkward'\nsmartquotes = False\n")
    book = make(small, small / "build")
    assert book.status == 0
    feed, catalog = read(book.html / "feed.xml"), read(book.html / "opds.xml")
    assert texts(feed, "a:title/text()") == texts(feed, "a:entry/a:title/text()") == [AWKWARD]
    assert texts(catalog, "a:entry/a:title/text()") == [AWKWARD]


def test_a_piece_without_a_date_is_no_news(small: Path) -> None:
    page = small / "source/page.md"
    text = page.read_text().replace("kind: reference", "kind: essay")
    page.write_text(text.replace("  published: 2026-01-01\n", ""))
    book = make(small, small / "build", "html")
    (line,) = [line for line in book.said.splitlines() if "published" in line]
    assert line.startswith("source/page.md:2: `published` is missing. Add")
    feed = read(book.html / "feed.xml")
    check_atom(feed)
    assert texts(feed, "a:entry/a:id/text()") == []


def test_the_catalog_leads_to_the_files(tiny: Book) -> None:
    catalog = read(tiny.html / "opds.xml")
    check_atom(catalog)
    rel = "http://opds-spec.org/acquisition/open-access"
    links = catalog.xpath(f"a:entry/a:link[@rel='{rel}']", namespaces=ATOM)
    assert [link.get("type") for link in links] == ["application/epub+zip", "application/pdf"]
    for link, made in zip(links, (tiny.epub, tiny.pdf), strict=True):
        assert link.get("href") == f"https://book.example/{made.name}"
        assert (tiny.html / made.name).read_bytes() == made.read_bytes()
        assert int(link.get("length")) == made.stat().st_size
    for rel in ("self", "start"):
        assert texts(catalog, f"a:link[@rel='{rel}']/@href") == ["https://book.example/opds.xml"]
    assert texts(catalog, "a:entry/dc:language/text()") == ["en-US"]
    home = html.parse(tiny.html / "index.html").getroot()
    (link,) = home.xpath("//head/link[contains(@type, 'opds-catalog')]/@href")
    assert link == "opds.xml"


def test_no_files_no_catalog(small: Path) -> None:
    book = make(small, small / "build", "html")
    assert not (book.html / "opds.xml").exists()
    assert "opds" not in (book.html / "index.html").read_text()


def test_the_map_lists_the_pages_and_nothing_else(published: Book) -> None:
    tree = read(published.html / "sitemap.xml")
    listed = [str(text) for text in tree.xpath("//s:loc/text()", namespaces=MAP)]
    site = "https://reach.example/book/"
    assert listed == [
        site if name == "index" else f"{site}{name}.html" for name in published.titles
    ]
    robots = (published.html / "robots.txt").read_text()
    assert f"Sitemap: {site}sitemap.xml" in robots


def test_the_map_keeps_what_a_build_did_not_touch(small: Path) -> None:
    conf = small / "conf.py"
    conf.write_text(conf.read_text() + '\nhtml_baseurl = "https://book.example"\n')
    first = make(small, small / "build", "html")
    before = (first.html / "sitemap.xml").read_bytes()
    page = small / "source/page.md"
    page.write_text(page.read_text() + "\nMore.\n")
    make(small, small / "build", "html")
    assert (first.html / "sitemap.xml").read_bytes() == before
    assert before.count(b"<loc>") == 2


def test_no_site_no_map(real: Book) -> None:
    assert real.root == TOP
    assert "Sitemap" not in (real.html / "robots.txt").read_text()
