"""What machines read in the head of each page, and the pictures and icons that it names."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from tests.conftest import Book, make
from tests.reading import there

AWKWARD = 'Is <b>"this"</b> & that’s </script> a title?'


HIDDEN = ("reference/not-the-pattern", "reference/help")


def head(site: Path, docname: str) -> html.HtmlElement:
    return there(html.parse(site / f"{docname}.html").getroot().head)


def told(site: Path, docname: str) -> dict[str, str]:
    """The page's meta tags by name or property; none may stand twice."""
    tags: dict[str, str] = {}
    for tag in head(site, docname).xpath("meta[@name or @property][@content][not(@media)]"):
        name = tag.get("name") or tag.get("property")
        assert name not in tags, f"{docname}: {name} twice"
        tags[name] = tag.get("content")
    return tags


def data(site: Path, docname: str) -> dict[str, dict[str, Any]]:
    scripts = head(site, docname).xpath("script[@type='application/ld+json']/text()")
    things = [thing for script in scripts for thing in json.loads(script)["@graph"]]
    return {thing["@type"]: thing for thing in things}


def size(picture: bytes) -> tuple[int, ...]:
    assert picture.startswith(b"\x89PNG")
    return struct.unpack(">II", picture[16:24])


def test_every_page_is_described(published: Book) -> None:
    said = {name: told(published.html, name) for name in published.titles}
    open_ones = [tags for name, tags in said.items() if name not in HIDDEN]
    assert len({tags["description"] for tags in open_ones}) == len(open_ones)
    for name, tags in said.items():
        assert tags["og:description"] == tags["description"], name
        assert tags["twitter:card"] == "summary_large_image", name
        assert "documentation" not in there(head(published.html, name).findtext("title")), name


def test_addresses_are_whole(published: Book) -> None:
    site = "https://reach.example/book/"
    for name in published.titles:
        address = site if name == "index" else f"{site}{name}.html"
        assert head(published.html, name).xpath("link[@rel='canonical']/@href") == [address]
        assert told(published.html, name)["og:url"] == address


def test_every_page_has_its_picture(published: Book) -> None:
    pictures = set()
    for name in published.titles:
        path = told(published.html, name)["og:image"].removeprefix("https://reach.example/book/")
        picture = (published.html / path).read_bytes()
        assert size(picture) == (1200, 630), name
        assert len(picture) < 100_000, name
        pictures.add(picture)
    assert len(pictures) == len(published.titles) - len(HIDDEN) + 1  # which share one


def test_a_link_to_safety_tells_nothing_of_it(published: Book) -> None:
    """A chat shows it to whoever holds the phone."""
    for name in HIDDEN:
        tags = told(published.html, name)
        assert tags["description"] == tags["og:description"] == "A page of Reach and Retreat."
        assert tags["og:title"] == tags["og:image:alt"] == "Reach and Retreat"
        assert data(published.html, name)["Article"]["description"] == tags["description"]
        whole = etree.tostring(head(published.html, name), encoding="unicode")
        assert not re.search(r"\b(?:afraid|hurt|emergency|help lines?|die)\b", whole)


def test_linked_data(published: Book) -> None:
    book = data(published.html, "index")["Book"]
    assert book["name"] == "Reach and Retreat"
    assert book["url"] == "https://reach.example/book/"
    things = data(published.html, "answers/why-i-shut-down")
    assert things["Article"]["headline"] == "Why do I shut down when my partner is upset?"
    assert things["Article"]["isPartOf"]["@id"] == book["@id"]
    assert things["Article"]["timeRequired"].startswith("PT")
    way = [(step["position"], step["item"]) for step in things["BreadcrumbList"]["itemListElement"]]
    assert way == [
        (1, "https://reach.example/book/"),
        (2, "https://reach.example/book/answers/index.html"),
        (3, "https://reach.example/book/answers/why-i-shut-down.html"),
    ]
    for name in published.titles:
        assert "FAQPage" not in data(published.html, name)


def test_no_site_no_address(real: Book) -> None:
    for name in real.titles:
        tags = told(real.html, name)
        assert tags["description"]
        assert not {"og:url", "og:image"} & tags.keys(), name
        assert not head(real.html, name).xpath("link[@rel='canonical']"), name
        assert "BreadcrumbList" not in data(real.html, name)
    assert not (real.html / "sitemap.xml").exists()
    assert not (real.html / "previews").exists()


def test_what_is_no_page_is_not_to_be_found(published: Book) -> None:
    for name in ("search", "404"):
        assert told(published.html, name)["robots"] == "noindex"
        assert not head(published.html, name).xpath("link[@rel='canonical']")


def test_icons(real: Book) -> None:
    named = head(real.html, "essay/essay-loop").xpath("link[contains(@rel,'icon')]/@href")
    assert sorted(named) == ["../apple-touch-icon.png", "../favicon.ico", "../favicon.svg"]
    assert size((real.html / "apple-touch-icon.png").read_bytes()) == (180, 180)
    icon = (real.html / "favicon.ico").read_bytes()
    assert struct.unpack("<HHH", icon[:6]) == (0, 1, 3)
    for entry in range(3):
        width, _, _, _, _, _, length, offset = struct.unpack_from("<BBBBHHII", icon, 6 + 16 * entry)
        assert size(icon[offset : offset + length]) == (width, width)


def test_the_manifest_names_what_is_there(real: Book) -> None:
    manifest = json.loads((real.html / "site.webmanifest").read_text())
    assert manifest["name"] == "Reach and Retreat"
    assert (real.html / manifest["start_url"]).exists()
    for icon in manifest["icons"]:
        wide, _, high = icon["sizes"].partition("x")
        assert size((real.html / icon["src"]).read_bytes()) == (int(wide), int(high))
    assert not list(real.html.rglob("*service*worker*"))


def test_signs_in_a_title_break_nothing(small: Path) -> None:
    page = small / "source/page.md"
    text = page.read_text()
    title = next(line for line in text.splitlines() if line.startswith("# "))
    awkward = AWKWARD.replace("<", "\\<")
    page.write_text(text.replace(title, f"# {awkward}"))
    _set(small, 'html_baseurl = "https://book.example/"')
    book = make(small, small / "build", "html")
    assert book.status == 0
    assert book.findings == []
    tags = told(book.html, "page")
    assert tags["og:title"].replace("“", '"').replace("”", '"') == AWKWARD
    names = [step["name"] for step in data(book.html, "page")["BreadcrumbList"]["itemListElement"]]
    assert names[-1] == tags["og:title"]


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("book.example", "Write the whole address, as in https://book.example/, or leave it out."),
        ("//book.example/x", "as in https://book.example/, or leave it out."),
        ("ftp://book.example/", "as in https://book.example/, or leave it out."),
    ],
)
def test_an_address_without_its_scheme(small: Path, address: str, advice: str) -> None:
    _set(small, f'html_baseurl = "{address}"')
    book = make(small, small / "build", "html")
    assert [line for line in book.said.splitlines() if "html_baseurl" in line] == [
        f"conf.py:1: `html_baseurl` is '{address}'. Write the whole address, "
        "as in https://book.example/, or leave it out."
    ]
    assert advice in book.said
    assert not head(book.html, "index").xpath("link[@rel='canonical']")
    assert not (book.html / "sitemap.xml").exists()


@pytest.mark.parametrize("fact", ["book_cover", "book_icon"])
def test_a_drawing_that_is_missing(small: Path, fact: str) -> None:
    _set(small, f'html_baseurl = "https://book.example/"\n{fact} = "gone.svg"')
    book = make(small, small / "build", "html")
    lines = [line for line in book.said.splitlines() if "gone.svg" in line]
    assert len(lines) == 1
    assert f"`{fact}` names gone.svg, and no such file is there. Write the path" in lines[0]
    assert "Traceback" not in book.said
    assert (book.html / "previews/index.png").exists()
    assert not (book.html / "favicon.ico").exists()


@pytest.mark.parametrize("fact", ["book_cover", "book_icon"])
def test_a_drawing_that_is_none(small: Path, fact: str) -> None:
    (small / "none.svg").write_text("<p>no drawing")
    _set(small, f'html_baseurl = "https://book.example/"\n{fact} = "none.svg"')
    book = make(small, small / "build", "html")
    assert len([line for line in book.said.splitlines() if "none.svg cannot be drawn" in line]) == 1
    assert "Traceback" not in book.said
    assert (book.html / "previews/index.png").exists()


def test_pictures_are_drawn_when_they_change(small: Path) -> None:
    _set(small, 'html_baseurl = "https://book.example/"')
    first = make(small, small / "build", "html")
    kept = first.build / ".work/doctrees/previews"
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    page = small / "source/page.md"
    page.write_text(page.read_text().replace("\n# ", "\n# Newly called "))
    make(small, small / "build", "html")
    after = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert len(before) == len(after)
    assert len(before.items() & after.items()) == len(before) - 1


def test_pictures_of_pages_that_are_gone_go(small: Path) -> None:
    _set(small, 'html_baseurl = "https://book.example/"')
    book = make(small, small / "build", "html")
    assert (book.html / "previews/page.png").exists()
    (small / "source/page.md").unlink()
    make(small, small / "build", "html")
    assert not (book.html / "previews/page.png").exists()
    _set(small, 'html_baseurl = ""')
    make(small, small / "build", "html")
    assert not list(book.html.rglob("previews/*.png"))


def test_a_page_without_facts_has_no_date_made_up(small: Path) -> None:
    page = small / "source/page.md"
    page.write_text("(page)=\n# Page\n\nText.\n")
    _set(small, 'html_baseurl = "https://book.example/"')
    book = make(small, small / "build", "html")
    assert "This page has no facts" in book.said
    assert told(book.html, "page")["og:type"] == "website"
    assert "Article" not in data(book.html, "page")
    assert (
        "<loc>https://book.example/page.html</loc>\n  </url>"
        in (book.html / "sitemap.xml").read_text()
    )


def _set(root: Path, lines: str) -> None:
    conf = root / "conf.py"
    conf.write_text(f"{conf.read_text()}\n{lines}\n")
