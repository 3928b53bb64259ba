"""markup: what a component has on the website alone."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from lxml import html

from press.components.markup import TEMPLATES, markup, markup_around

GIVEN = {
    "address": "https://a.example/",
    "action": "https://b.example/",
    "host": "b.example",
    "sum": "ab",
}


def test_what_a_template_is_given_is_escaped() -> None:
    written = markup("newsletter", action='https://a.example/?x="y"&z=<b>', host="a.example")
    assert 'action="https://a.example/?x=&#34;y&#34;&amp;z=&lt;b&gt;"' in written


def test_what_it_is_not_given_is_missed() -> None:
    with pytest.raises(UndefinedError, match="'host' is undefined"):
        markup("newsletter", action="https://a.example/")


def test_what_a_program_fills_in_nobody_sees() -> None:
    form = html.fragment_fromstring(markup("newsletter", **GIVEN))
    (trap,) = form.xpath(".//input[@name='website']")
    assert "hidden" in trap.attrib
    assert trap.get("tabindex") == "-1"


def test_the_content_stands_where_the_template_says() -> None:
    before, after = markup_around("quick_exit")
    assert before.endswith('data-only="web">\n')
    assert after.startswith("<p>Pressing Shift")


@pytest.mark.parametrize("name", TEMPLATES.list_templates(extensions=["html"]))
def test_what_the_website_alone_says_is_marked_so(name: str) -> None:
    """Then the three books can be compared word for word."""
    written = markup(name.removesuffix(".html"), content="", kinds=[], topics=[], **GIVEN)
    tree = html.fragment_fromstring(written, create_parent="div")
    said = "".join(map(str, tree.xpath(".//text()[not(ancestor::*[@data-only='web'])]")))
    assert tree.text_content().strip()
    assert not said.strip()
