"""Each page as Markdown: the words of the page, nothing of its making, and links that lead."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from markdown_it import MarkdownIt

from tests.conftest import Book
from tests.reading import read_html, words, words_in_html

SITE, ANY = "https://reach.example/book/", "https://any.example/"
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MAKING = re.compile(
    r":{3,}|\{[a-z:-]+\}`|^\(\w[\w-]*\)=|^```\{|\]\(#|<a id|\bpending_xref\b", re.MULTILINE
)


def _twins(site: Path) -> dict[str, str]:
    paths = sorted(site.rglob("*.md"))
    return {path.relative_to(site).with_suffix("").as_posix(): path.read_text() for path in paths}


def _pages(site: Path) -> dict[str, html.HtmlElement]:
    pages = (path for path in site.rglob("*.html"))
    return {
        path.relative_to(site).with_suffix("").as_posix(): html.parse(path).getroot()
        for path in pages
    }


def _rendered(text: str) -> html.HtmlElement:
    return html.fromstring(f"<div>{MARKDOWN.render(text)}</div>")


def _without_safety(text: str) -> str:
    return text[text.index("# ") :]


def _letters(told: list[str]) -> str:
    """Return words without the marks of items, tasks, notes and formulas, and without space."""
    return re.sub(r"[-☐☑¶$^]|\[\w+\]", "", "".join(told))


def test_every_page_has_one_and_names_it(book: Book) -> None:
    pages, twins = _pages(book.html), _twins(book.html)
    assert twins.keys() == set(book.titles)
    for name in book.titles:
        (link,) = pages[name].xpath('//link[@rel="alternate"][@type="text/markdown"]')
        assert urljoin(f"{name}.html", link.get("href")) == f"{name}.md".removeprefix("./")
    for name in pages.keys() - twins.keys():
        assert not pages[name].xpath('//link[@type="text/markdown"]'), name


def test_it_says_what_the_page_says(book: Book) -> None:
    for name, text in _twins(book.html).items():
        told = words(_rendered(_without_safety(text)).text_content())
        assert _letters(told) == _letters(words_in_html(book.html, name)), name


def test_it_holds_nothing_of_how_it_was_made(real: Book) -> None:
    for name, text in _twins(real.html).items():
        assert not MAKING.search(text), name


def test_drawings_are_told_by_their_words(book: Book) -> None:
    for name, text in _twins(book.html).items():
        pictures = [str(each.get("alt")) for each in _rendered(text).iter("img")]
        assert pictures == read_html(book.html, name).images, name


def test_it_begins_with_safety_and_where_help_is(real: Book, published: Book) -> None:
    for name, text in _twins(published.html).items():
        first = text.split("\n\n")[0]
        assert "If you are afraid of your partner" in first, name
        assert f"]({SITE}reference/help.html)" in first, name
    first = _twins(real.html)["answers/same-fight"].split("\n\n")[0]
    assert "](../reference/help.html)" in first


@pytest.mark.parametrize(("made", "top"), [("real", ""), ("published", SITE)])
def test_its_links_lead(made: str, top: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(made).html
    anchors = {name: {*tree.xpath("//@id")} for name, tree in _pages(site).items()}
    for name, text in _twins(site).items():
        tree = _rendered(text)
        for address in [*tree.xpath("//a/@href"), *tree.xpath("//img/@src")]:
            assert urlsplit(address).scheme or not top, f"{name}: {address}"
            whole = address if top else urljoin(f"{ANY}{name}.md", address)
            if whole.startswith(top or ANY):
                path, _, anchor = unquote(whole.removeprefix(top or ANY)).partition("#")
                path = path or "index.html"
                assert (site / path).is_file(), f"{name}: {address}"
                known = anchors.get(path.removesuffix(".html"), set())
                assert not anchor or anchor in known, f"{name}: {address}"


def test_the_map_and_the_feed_know_nothing_of_them(published: Book) -> None:
    for file in ("sitemap.xml", "feed.xml"):
        assert not re.search(r"\.md\b", (published.html / file).read_text())


@pytest.mark.parametrize(("made", "top"), [("real", ""), ("published", SITE)])
def test_the_list_names_each_once(made: str, top: str, request: pytest.FixtureRequest) -> None:
    book = request.getfixturevalue(made)
    text = (book.html / "llms.txt").read_text()
    first, second, third = [block.tag for block in _rendered(text)][:3]
    assert (first, second, third) == ("h1", "blockquote", "p")
    assert text.index("If you are afraid of your partner") < text.index("\n## ")
    listed = re.findall(r"^- \[.+?\]\((.+?)\): \S", text, re.MULTILINE)
    assert sorted(listed) == sorted(f"{top}{name}.md" for name in book.titles)
