"""The library: every piece by kind and by topic, and a filter where there are scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.browsing import needs_browser, opened
from tests.conftest import Book, make


def library(book: Book, page: str = "library") -> html.HtmlElement:
    return html.parse(book.html / f"{page}.html").getroot()


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_piece_tells_what_it_is(real: Book) -> None:
    pieces = library(real).xpath("//li[contains(@class, 'piece')][p[@class='piece-kind']]")
    assert len(pieces) >= 40
    told = {words(piece.find("p")): [words(p) for p in piece.findall("p")] for piece in pieces}
    _, facts, says = told["Why do I shut down when my partner is upset?"]
    assert facts == "Answer · 4 minutes to read · Retreating, Arguments, Pauses"
    assert says.startswith("Perhaps because")
    for title, (_, facts, says) in told.items():
        assert " to read" in facts, title
        assert says.endswith((".", "?", "!", "…")), title


def test_its_links_lead_to_where_the_pieces_are_listed(real: Book) -> None:
    tree = library(real)
    links = tree.xpath("//nav[@data-only='web']//a[starts-with(@href, '#')]")
    assert len(links) > 10
    for link in links:
        section = tree.get_element_by_id(link.get("href")[1:])
        listed = section.xpath("./ul/li")
        assert len(listed) == int(link.find("small").text), words(link)
        assert words(section.xpath("./h2 | ./h3")[0]) == link.text.strip()


def test_a_topic_with_one_piece_and_one_with_none(small: Path) -> None:
    page, index = small / "source/page.md", small / "source/index.md"
    facts = "kind: reference\n  topics: [reaching]"
    page.write_text(page.read_text().replace("kind: reference", facts))
    index.write_text(index.read_text() + "\n```{library}\n```\n")
    with (small / "conf.py").open("a") as conf:
        conf.write("\nbook_topics = {'reaching': 'Reaching <&>', 'none': 'Nothing'}\n")
    book = make(small, small / "build")
    assert book.status == 0
    assert book.findings == []
    tree = library(book, "index")
    (link,) = tree.xpath("//nav[@class='library']//a[contains(@href, 'topic')]")
    assert words(link) == "Reaching <&> 1 in all"  # the last words are said alone
    assert "Nothing" not in words(tree)
    assert (
        words(tree.xpath("//p[@class='piece-kind']")[0])
        == "Reference · 1 minute to read · Reaching <&>"
    )


def test_topics_in_another_script_are_not_one(small: Path) -> None:
    page, index = small / "source/page.md", small / "source/index.md"
    text = page.read_text()
    page.write_text(text.replace("reference", "reference\n  topics: [爱, c]", 1))
    index.write_text(index.read_text().replace("page\n```", "page\nother\n```") + LIBRARY)
    other = text.replace("reference", "reference\n  topics: [钱, c+]", 1)
    (small / "source/other.md").write_text(other.replace("(page)=", "(other)="))
    with (small / "conf.py").open("a") as conf:
        conf.write("\nbook_topics = {'爱': 'Love', '钱': 'Money', 'c': 'C', 'c+': 'C plus'}\n")
    book = make(small, small / "build")
    assert book.status == 0
    tree = library(book, "index")
    links = tree.xpath("//nav[@class='library']//a[contains(@href, 'topic')]")
    names = {words(link): link.get("href")[1:] for link in links}
    assert len(set(names.values())) == len(names) == 4
    for name in names.values():
        (piece,) = tree.xpath(f"//li[contains(concat(@class, ' '), ' {name} ')]")
        (section,) = tree.xpath("//section[@id=$name]", name=name)
        assert words(piece.find(".//a")) in words(section)


LIBRARY = "\n```{library}\n```\n"


def test_a_book_without_pieces(small: Path) -> None:
    index = small / "source/index.md"
    index.write_text(index.read_text() + "\n```{library}\n```\n")
    page = small / "source/page.md"
    page.write_text(page.read_text().replace("kind: reference", "kind: about"))
    book = make(small, small / "build")
    assert book.status == 0
    assert not library(book, "index").xpath("//nav[@class='library']")


@pytest.fixture
def page(real: Book, browser: Browser) -> Iterator[Page]:
    with opened(browser, real.html, "library.html") as page:
        yield page


def shown(page: Page) -> int:
    return page.locator("li.piece:visible").count()


def choose(page: Page, name: str) -> None:
    page.locator("nav.library").get_by_role("link", name=name).click()


@needs_browser
def test_the_filter(page: Page) -> None:
    told = page.locator(".library-count[role=status]")
    everything = shown(page)
    assert told.inner_text() == ""
    choose(page, "Guides")
    guides = shown(page)
    assert told.inner_text() == f"{guides} of {everything} pieces. Show all"
    assert page.locator("main h2:visible").all_inner_texts() == ["Guides"]
    choose(page, "Coming back")
    assert 0 < shown(page) < guides
    assert page.locator("nav.library a[aria-current]").count() == 2
    choose(page, "Guides")
    assert page.locator("nav.library a[aria-current]").count() == 1
    choose(page, "Worksheets")
    choose(page, "Therapy")
    assert page.locator("nav.library a[aria-current]").count() == 2, "one kind and one topic"
    assert told.inner_text().startswith("0 of "), "none is told, too"
    page.get_by_role("link", name="Show all").press("Enter")
    assert shown(page) == everything
    assert page.locator("#topics").is_visible()
    stored = page.evaluate("[localStorage.length, sessionStorage.length]")
    assert stored == [0, 0]


@needs_browser
def test_a_link_to_a_filter_can_be_sent(page: Page) -> None:
    choose(page, "Guides")
    choose(page, "Coming back")
    here, count = page.url, shown(page)
    page.goto("about:blank")
    page.goto(here)
    assert shown(page) == count
    for odd in ("#no-such-thing", "#50%"):
        page.goto("about:blank")
        page.goto(here.split("#")[0] + odd)
        assert shown(page) > count
        choose(page, "Guides")
        assert page.locator(".library-count").inner_text().endswith("Show all")
