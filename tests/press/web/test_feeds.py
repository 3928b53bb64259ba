"""web.feeds: a feed of the pieces, a catalog of the files."""

from __future__ import annotations

import struct
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from press.web import feeds
from press.web.feeds import links, make_catalog, make_feed, write_feeds
from tests.trees import app, config, env, piece

NS = {"a": "http://www.w3.org/2005/Atom", "d": "http://purl.org/dc/terms/"}
BASE = "https://b.example/"
PAGE = "<html><body><article>{}</article></body></html>"
PIECES = {
    "old": piece("essay", published=date(2026, 1, 1), topics=("sleep",)),
    "deep/new": piece("guide", published=date(2026, 2, 2), reviewed=date(2026, 3, 5)),
    "twin": piece("answer", published=date(2026, 1, 1)),
    "sheet": piece("worksheet"),
}


@pytest.fixture(autouse=True)
def _one_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "edition", lambda app: datetime(2026, 4, 5, tzinfo=UTC))


def site(
    tmp_path: Path,
    pages: dict[str, str] | None = None,
    pieces: Any = None,
    builder: str = "html",
    **settings: Any,
) -> Any:
    pieces = PIECES if pieces is None else pieces
    out = tmp_path / "out"
    for name in {**dict.fromkeys(pieces, ""), **(pages or {})}:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.html").write_text(PAGE.format((pages or {}).get(name, "<p>x</p>")), "utf-8")
    order = list(pieces)
    settings = {"book_topics": {"sleep": "About sleep"}, **settings}
    book = env({"index": order}, pieces, config=config(**settings), builder=builder)
    made = app(book, outdir=out, confdir=tmp_path)
    made.builder.get_output_path = lambda name: out / f"{name}.html"
    return made


def found(feed: bytes, path: str) -> list[str]:
    nodes: Any = etree.fromstring(feed).xpath(path, namespaces=NS)
    return [str(node) for node in nodes]


def test_the_newest_piece_comes_first_and_others_in_reading_order(tmp_path: Path) -> None:
    feed = make_feed(site(tmp_path))
    assert found(feed, "//a:entry/a:title/text()") == ["The deep/new", "The old", "The twin"]


def test_only_so_many_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "NEWEST", 1)
    assert found(make_feed(site(tmp_path)), "//a:entry/a:title/text()") == ["The deep/new"]


def test_an_entry_says_what_the_piece_says_of_itself(tmp_path: Path) -> None:
    feed = make_feed(site(tmp_path, html_baseurl=BASE))
    entry = "//a:entry[a:title='The old']"
    assert found(feed, f"{entry}/a:link/@href") == ["https://b.example/old.html"]
    assert found(feed, f"{entry}/a:summary/text()") == ["It says so. It says more."]
    assert found(feed, f"{entry}/a:category/@term") == ["sleep"]
    assert found(feed, f"{entry}/a:category/@label") == ["About sleep"]
    assert found(feed, f"{entry}/a:content/@type") == ["html"]
    assert found(feed, f"{entry}/a:content/text()") == ["<p>x</p>"]


def test_no_two_entries_have_one_moment_and_each_keeps_its_day(tmp_path: Path) -> None:
    first, second = make_feed(site(tmp_path)), make_feed(site(tmp_path))
    assert first == second
    published = found(first, "//a:entry/a:published/text()")
    assert [moment[:10] for moment in published] == ["2026-02-02", "2026-01-01", "2026-01-01"]
    assert len(set(published)) == 3
    updated = found(first, "//a:entry/a:updated/text()")
    assert [moment[:10] for moment in updated] == ["2026-03-05", "2026-03-04", "2026-03-04"]
    assert [a[10:] for a in published] == [b[10:] for b in updated]


def test_the_names_of_entries_stay_and_are_their_own(tmp_path: Path) -> None:
    names = found(make_feed(site(tmp_path)), "//a:entry/a:id/text()")
    assert len(set(names)) == 3
    assert all(name.startswith("urn:uuid:") for name in names)
    assert found(make_feed(site(tmp_path, project="Other")), "//a:entry/a:id/text()") != names


def test_the_feed_says_what_it_is(tmp_path: Path) -> None:
    feed = make_feed(
        site(tmp_path, html_baseurl=BASE, book_subtitle="Sub", book_licence="CC0", language="de")
    )
    assert found(feed, "/a:feed/a:title/text()") == ["The Book"]
    assert found(feed, "/a:feed/a:subtitle/text()") == ["Sub"]
    assert found(feed, "/a:feed/a:rights/text()") == ["CC0"]
    assert found(feed, "/a:feed/a:author/a:name/text()") == ["Somebody"]
    assert found(feed, "/a:feed/@xml:lang") == ["de"]
    assert found(feed, "/a:feed/a:link/@rel") == ["self", "alternate"]
    assert found(feed, "/a:feed/a:link/@href") == [f"{BASE}feed.xml", BASE]
    assert found(feed, "/a:feed/a:updated/text()") == [
        max(found(feed, "//a:entry/a:updated/text()"))
    ]


def test_without_an_address_links_are_relative_and_what_is_unset_is_left_out(
    tmp_path: Path,
) -> None:
    feed = make_feed(site(tmp_path))
    assert found(feed, "/a:feed/a:link/@href") == ["index.html"]
    assert found(feed, "//a:entry/a:link/@href")[0] == "deep/new.html"
    assert found(feed, "/a:feed/a:subtitle | /a:feed/a:rights") == []


def test_a_feed_without_pieces_has_the_date_of_the_edition(tmp_path: Path) -> None:
    feed = make_feed(site(tmp_path, pieces={}))
    assert found(feed, "/a:feed/a:updated/text()") == ["2026-04-05T00:00:00Z"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<h1>Title</h1><p>x</p>", "<p>x</p>"),
        ('<p data-only="web">x</p><p>y</p>', "<p>y</p>"),
        ("<script>x</script><style>y</style><p>z</p>", "<p>z</p>"),
        ('<div class="a"><section id="b"><p><span>z</span></p></section></div>', "<p>z</p>"),
        ('<p class="a" id="b" style="c" lang="de">x</p>', '<p lang="de">x</p>'),
        ('<a href="../x.html#y">z</a>', '<a href="https://b.example/x.html#y">z</a>'),
        ('<img src="i.png" alt="a">', '<img src="https://b.example/deep/i.png" alt="a">'),
        ('<a href="https://c.example">z</a>', '<a href="https://c.example">z</a>'),
        (
            '<p>a <svg role="img" aria-label="A hill"><text>no</text></svg> b</p>',
            "<p>a [A hill] b</p>",
        ),
        ("<p>a <svg><path/></svg>b</p>", "<p>a b</p>"),
        ('<td colspan="2" scope="x">y</td>', None),
    ],
)
def test_the_text_stands_anywhere(source: str, said: str | None, tmp_path: Path) -> None:
    if said is None:
        source = f"<table><tr>{source}</tr></table>"
        said = '<table><tr><td colspan="2" scope="x">y</td></tr></table>'
    feed = make_feed(site(tmp_path, {"deep/new": source}, html_baseurl=BASE))
    assert found(feed, "//a:entry[1]/a:content/text()") == [said]


def test_a_page_without_an_article_is_taken_whole(tmp_path: Path) -> None:
    made = site(tmp_path, html_baseurl=BASE)
    (tmp_path / "out/deep/new.html").write_text("<html><body><p>all</p></body></html>")
    assert found(make_feed(made), "//a:entry[1]/a:content/text()") == ["<p>all</p>"]


# The files


def with_files(tmp_path: Path, **settings: Any) -> Any:
    for name in ("epub/book.epub", "pdf/book.pdf"):
        (tmp_path / "made" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "made" / name).write_bytes(b"four")
    given = {"book_build_dir": str(tmp_path / "made"), "book_slug": "book"}
    return site(tmp_path, **{**given, **settings})


def test_the_catalog_offers_each_file(tmp_path: Path) -> None:
    catalog = make_catalog(with_files(tmp_path, html_baseurl=BASE))
    link = "//a:entry/a:link[contains(@rel, 'acquisition')]"
    assert found(catalog, f"{link}/@href") == [f"{BASE}book.epub", f"{BASE}book.pdf"]
    assert found(catalog, f"{link}/@type") == ["application/epub+zip", "application/pdf"]
    assert found(catalog, f"{link}/@length") == ["4", "4"]
    assert set(found(catalog, f"{link}/@rel")) == {"http://opds-spec.org/acquisition/open-access"}
    assert found(catalog, "/a:feed/a:link/@rel") == ["self", "start"]
    assert set(found(catalog, "/a:feed/a:link/@href")) == {f"{BASE}opds.xml"}


def test_the_catalog_says_what_is_known_of_the_book(tmp_path: Path) -> None:
    known = {
        "book_date": "2026-01-02",
        "book_licence": "CC0",
        "book_subjects": ["love"],
        "book_description": "About.",
        "language": "de",
    }
    catalog = make_catalog(with_files(tmp_path, **known))
    assert found(catalog, "//d:issued/text()") == ["2026-01-02"]
    assert found(catalog, "//d:language/text()") == ["de"]
    assert found(catalog, "//a:entry/a:rights/text()") == ["CC0"]
    assert found(catalog, "//a:entry/a:category/@term") == ["love"]
    assert found(catalog, "//a:entry/a:summary/text()") == ["About."]
    assert found(catalog, "//a:updated/text()") == ["2026-04-05T00:00:00Z"] * 2
    assert found(catalog, "//a:entry/a:id/text()") == found(catalog, "//d:identifier/text()")


def test_the_catalog_leaves_out_what_is_not_known(tmp_path: Path) -> None:
    catalog = make_catalog(with_files(tmp_path))
    assert found(catalog, "//d:issued | //a:rights | //a:category") == []
    assert found(catalog, "//a:entry/a:summary/text()") == ["The Book"]
    assert found(catalog, "//a:entry/a:link/@href") == [
        *("cover.png", "cover-small.png"),
        *("book.epub", "book.pdf"),
    ]


def test_the_catalog_shows_the_cover_large_and_small(tmp_path: Path) -> None:
    made = with_files(tmp_path, html_baseurl=BASE)
    catalog = make_catalog(made)
    image = "http://opds-spec.org/image"
    write_feeds(made, None)
    sizes = []
    for rel in (image, f"{image}/thumbnail"):
        assert found(catalog, f"//a:entry/a:link[@rel='{rel}']/@type") == ["image/png"]
        (address,) = found(catalog, f"//a:entry/a:link[@rel='{rel}']/@href")
        picture = (tmp_path / "out" / address.removeprefix(BASE)).read_bytes()
        assert picture.startswith(b"\x89PNG")
        sizes.append(struct.unpack(">II", picture[16:24]))
    assert sizes == [(1600, 2400), (240, 360)]
    write_feeds(site(tmp_path), None)
    assert not list((tmp_path / "out").glob("*.png"))


def test_the_first_page_alone_tells_of_the_catalog(tmp_path: Path) -> None:
    made = with_files(tmp_path)
    assert [path for _, path in links(made, "index")] == ["feed.xml", "opds.xml"]
    assert [path for _, path in links(made, "old")] == ["feed.xml"]
    assert [path for _, path in links(site(tmp_path), "index")] == ["feed.xml"]
    (feed, _), (catalog, _) = links(made, "index")
    assert 'type="application/atom+xml" title="New pieces"' in feed
    assert 'type="application/atom+xml;profile=opds-catalog;kind=acquisition"' in catalog


def test_both_are_written_and_a_catalog_of_nothing_goes(tmp_path: Path) -> None:
    made = with_files(tmp_path)
    write_feeds(made, None)
    assert (tmp_path / "out/feed.xml").read_bytes() == make_feed(made)
    assert (tmp_path / "out/opds.xml").read_bytes() == make_catalog(made)
    write_feeds(site(tmp_path), None)
    assert not (tmp_path / "out/opds.xml").exists()


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_gets_them(
    builder: str, error: Exception | None, tmp_path: Path
) -> None:
    write_feeds(site(tmp_path, builder=builder), error)
    assert not (tmp_path / "out/feed.xml").exists()
