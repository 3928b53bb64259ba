"""newsletter: a form where there is an address that takes it, and a feed everywhere."""

from __future__ import annotations

from html import escape
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from press.components.newsletter import (
    AddForm,
    FillNewsletter,
    check_address,
    feed_link,
    newsletter,
    newsletter_form,
    visit_feed_link,
    visit_form,
)
from tests.conftest import Read
from tests.trees import app, applied, config, document, env, shown
from tests.warned import Warned

EMAIL, SITE = "https://news.example/join", "https://book.example/"


def filled(builder: str, **settings: Any) -> Any:
    node = newsletter("")
    node.source, node.line = "page.md", 5
    tree = document(node, env=env(config=config(**settings)))
    for transform in (FillNewsletter, AddForm):
        applied(transform, tree, builder)
    return tree


def test_the_directive_marks_the_place(read: Read) -> None:
    (node,) = read("```{newsletter}\n```\n").doctree().findall(newsletter)
    assert (shown(node), node.line) == ("newsletter.newsletter()", 12)


@pytest.mark.parametrize(
    ("settings", "web", "paper"),
    [
        (
            {},
            'paragraph("By feed reader: " "{feed}" ".") feed_link()',
            'paragraph("By feed reader: " "{feed}" ".")',
        ),
        (
            {"html_baseurl": SITE},
            'paragraph("By feed reader: " reference("https://book.example/feed.xml") ".")',
            'paragraph("By feed reader: " reference("https://book.example/feed.xml") ".")',
        ),
        (
            {"book_newsletter": EMAIL},
            'newsletter_form() paragraph("By email: " reference("{email}")) '
            'paragraph("By feed reader: " "{feed}" ".") feed_link()',
            'paragraph("By email: " reference("{email}")) '
            'paragraph("By feed reader: " "{feed}" ".")',
        ),
        (
            {"book_newsletter": EMAIL, "html_baseurl": SITE},
            'newsletter_form() paragraph("By email: " reference("{email}")) '
            'paragraph("By feed reader: " reference("https://book.example/feed.xml") ".")',
            'paragraph("By email: " reference("{email}")) '
            'paragraph("By feed reader: " reference("https://book.example/feed.xml") ".")',
        ),
    ],
)
def test_what_it_says_follows_from_the_addresses(
    settings: dict[str, str], web: str, paper: str
) -> None:
    words = {"feed": "feed.xml, at the top of the book’s website", "email": EMAIL}
    assert shown(filled("html", **settings)[0].children) == web.format(**words)
    for builder in ("epub", "typst"):
        assert shown(filled(builder, **settings)[0].children) == paper.format(**words)


def test_the_links_lead_there_and_the_lines_have_their_place() -> None:
    node = filled("epub", book_newsletter=EMAIL, html_baseurl=SITE)[0]
    assert [link["refuri"] for link in node.findall(nodes.reference)] == [EMAIL, f"{SITE}feed.xml"]
    assert [(line.source, line.line) for line in node] == [("page.md", 5)] * 2


def test_the_form_posts_where_it_is_told() -> None:
    assert filled("html", book_newsletter=EMAIL)[0][0]["action"] == EMAIL


def translator(here: str = "about/news.html") -> Any:
    builder = SimpleNamespace(current_docname="x", get_target_uri=lambda name: here)
    return SimpleNamespace(body=[], attval=lambda x: escape(x), encode=escape, builder=builder)


def test_the_form_names_its_host_and_escapes_its_address() -> None:
    written = translator()
    with pytest.raises(nodes.SkipNode):
        visit_form(written, newsletter_form(action='https://news.example:8/a?b="c"&d'))
    form = "".join(written.body)
    assert 'method="post" action="https://news.example:8/a?b=&#34;c&#34;&amp;d"' in form
    assert "sends your address to news.example:8, which" in form
    assert 'data-only="web"' in form


@pytest.mark.parametrize(
    ("here", "way"), [("about/news.html", "../feed.xml"), ("news.html", "feed.xml")]
)
def test_the_feed_is_found_from_any_page(here: str, way: str) -> None:
    written = translator(here)
    with pytest.raises(nodes.SkipNode):
        visit_feed_link(written, feed_link())
    assert written.body == [f'<p data-only="web"><a href="{way}">Open the feed</a></p>\n']


@pytest.mark.parametrize(
    ("address", "is_right"),
    [
        ("https://news.example", True),
        ("https://news.example/join?list=a;b", True),
        ("https://news.example/join#x", True),
        ("https://news.example:8080/join", True),
        ("", True),
        ("http://news.example/join", False),
        ("HTTPS://news.example/join", False),
        ("news.example/join", False),
        ("https://news.example/jo in", False),
        ("https://news.example/a;b", False),
        ("https://news.example/a,b", False),
        ("https:///join", False),
        ("mailto:a@news.example", False),
    ],
)
def test_an_address_that_takes_the_form(address: str, is_right: bool, warned: list[Warned]) -> None:
    settings = config(book_newsletter=address)
    check_address(app(env()), settings)
    assert settings.book_newsletter == (address if is_right else "")
    assert [told.kind for told in warned] == ([] if is_right else ["book.newsletter"])
