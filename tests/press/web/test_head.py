"""web.head: what stands in the head of a page for machines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from press.web.head import add_head, meta
from tests.trees import app, config, env, piece

BASE = "https://b.example/"


@pytest.mark.parametrize(
    ("name", "content", "tag"),
    [
        ("description", 'a "b" & <c>', "a &quot;b&quot; &amp; &lt;c&gt;"),
        ("robots", "noindex", "noindex"),
        ("twitter:card", "summary", "summary"),
    ],
)
def test_a_tag_has_a_name_and_its_content_escaped(name: str, content: str, tag: str) -> None:
    assert meta(name, content) == f'<meta name="{name}" content="{tag}">'


@pytest.mark.parametrize("name", ["og:title", "article:published_time"])
def test_the_names_of_open_graph_are_properties(name: str) -> None:
    assert meta(name, "x") == f'<meta property="{name}" content="x">'


def test_what_says_nothing_is_no_tag() -> None:
    assert meta("description", "") == ""


def head(page: str, given: str = "", **settings: Any) -> tuple[list[str], dict[str, Any]]:
    """Return the tags of a page and what the templates are told."""
    pieces = {"a": piece("essay"), "b": piece("about")}
    settings = {"book_date": "2026-01-02", **settings}
    book = app(env({"index": ["a", "b", "c"]}, pieces, config=config(**settings)))
    book.builder.relations, book.srcdir = {}, Path("/nowhere")
    context: dict[str, Any] = {
        "book_branch": [],
        "metatags": given,
        "pageurl": "Sphinx's",
        "pathto": lambda path, resource: f"up/{path}" if resource else "no",
    }
    add_head(book, page, "", context, None)
    return context["metatags"].split("\n"), context


def content(tags: list[str], name: str) -> str | None:
    for tag in tags:
        if f'"{name}" content="' in tag:
            return tag.partition('content="')[2].removesuffix('">')
    return None


@pytest.mark.parametrize(
    ("page", "type_", "title"),
    [("index", "book", "The Book"), ("a", "article", "The a"), ("b", "website", "The b")],
)
def test_a_page_says_what_it_is(page: str, type_: str, title: str) -> None:
    tags, _ = head(page)
    assert content(tags, "og:type") == type_
    assert content(tags, "og:title") == title
    assert content(tags, "og:site_name") == "The Book"
    assert content(tags, "robots") is None


def test_only_an_article_has_its_dates() -> None:
    tags, _ = head("a")
    assert content(tags, "article:published_time") == "2026-01-02"
    assert content(tags, "article:modified_time") == "2026-03-04"
    assert content(head("b")[0], "article:published_time") is None


@pytest.mark.parametrize(
    ("page", "given", "says"),
    [
        ("a", "", "It says so. It says more."),
        ("c", "", "About it all"),
        ("a", '<meta name="description" content="Mine">', "Mine"),
    ],
)
def test_it_is_described_once(page: str, given: str, says: str) -> None:
    tags, _ = head(page, given, book_description="About\n it  all")
    assert content(tags, "description") == says
    assert "\n".join(tags).count('name="description"') == 1
    assert content(tags, "og:description") != "Mine"


@pytest.mark.parametrize(
    ("base", "url", "card", "image"),
    [
        ("", None, "summary", None),
        (BASE, f"{BASE}a.html", "summary_large_image", f"{BASE}previews/a.png"),
    ],
)
def test_addresses_are_given_only_where_the_site_is_known(
    base: str, url: str | None, card: str, image: str | None
) -> None:
    tags, _ = head("a", html_baseurl=base)
    assert content(tags, "og:url") == url
    assert content(tags, "twitter:card") == card
    assert content(tags, "og:image") == image
    assert content(tags, "og:image:width") == ("1200" if base else None)
    assert content(tags, "og:image:height") == ("630" if base else None)
    assert content(tags, "og:image:type") == ("image/png" if base else None)
    assert content(tags, "og:image:alt") == ("From the essay / The a / The Book" if base else None)


@pytest.mark.parametrize(
    ("page", "base", "address"),
    [
        ("index", BASE, BASE),
        ("index", "", "Sphinx's"),
        ("a", BASE, "Sphinx's"),
        ("search", BASE, None),
    ],
)
def test_the_address_of_the_first_page_is_the_sites(
    page: str, base: str, address: str | None
) -> None:
    assert head(page, html_baseurl=base)[1]["pageurl"] == address


def test_a_page_that_is_not_to_be_found_says_so() -> None:
    tags, _ = head("search")
    assert content(tags, "robots") == "noindex"
    assert content(tags, "og:title") is None
    assert not any("ld+json" in tag for tag in tags)


def test_every_page_has_its_colours_icons_and_feeds() -> None:
    for page in ("a", "search"):
        text = "\n".join(head(page, book_icon="icon.svg")[0])
        assert '(prefers-color-scheme: light)" content="#FBF8F3">' in text
        assert '(prefers-color-scheme: dark)" content="#191714">' in text
        for name in ("site.webmanifest", "favicon.svg", "feed.xml"):
            assert f'href="up/{name}">' in text
    assert any("ld+json" in tag for tag in head("a")[0])


def test_the_themes_second_viewport_goes_and_other_tags_stay() -> None:
    given = '<meta name="x">\n  <meta content="width" name="viewport" />\n<meta name="y">'
    text = "\n".join(head("a", given)[0])
    assert text.startswith('<meta name="x">\n<meta name="y">\n<meta name="theme-color"')
    assert "viewport" not in text


def test_the_language_is_written_as_open_graph_wants_it() -> None:
    assert content(head("a", language="pt-BR")[0], "og:locale") == "pt_BR"


def test_a_page_to_which_nobody_gave_tags_gets_ours() -> None:
    book = app(env(config=config()))
    context: dict[str, Any] = {"pathto": lambda path, resource: path}
    add_head(book, "search", "", context, None)
    assert context["metatags"].endswith('<meta name="robots" content="noindex">\n')
