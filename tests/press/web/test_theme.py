"""web/theme: what stands around each page, from the templates alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

import press.web

THEME = Path(press.web.__file__).parent / "theme"
GIVEN = {
    "_": str,
    "pathto": lambda name, *_: f"{name}.html",
    "css_tag": str,
    "js_tag": str,
    "book_way": lambda label: f"{label}.html",
}


def rendered(name: str = "page.html", **given: Any) -> Any:
    theme = Environment(loader=FileSystemLoader(THEME))
    return html.document_fromstring(theme.get_template(name).render({**GIVEN, **given}))


@pytest.mark.parametrize("name", ["page.html", "404.html", "search.html", "moved.html"])
def test_no_site_learns_where_its_reader_came_from(name: str) -> None:
    (policy,) = rendered(name).xpath("//meta[@name='referrer']/@content")
    assert policy == "no-referrer"


@pytest.mark.parametrize(
    ("given", "is_there"),
    [
        ({}, False),
        ({"book_sections": [("A", "a")]}, True),
        ({"book_is_chapter": True}, True),
        ({"book_sections": [("A", "a")], "book_bare": True}, False),
    ],
)
def test_a_page_with_parts_tells_them(given: dict[str, Any], is_there: bool) -> None:
    page = rendered(**given)
    assert bool(page.xpath("//button[@popovertarget='contents']")) == is_there
    assert bool(page.xpath("//*[@id='contents']")) == is_there


def test_where_a_page_lay_leads_on_at_once() -> None:
    page = rendered("moved.html", book_moved_to="new", book_moved_title="New")
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == "0; url=new.html"
    assert [link.text for link in page.xpath("//main//a[@href='new.html']")] == ["New"]
    assert page.xpath("//script") == []
