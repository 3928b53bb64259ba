"""web.notfound: the links of the page for lost addresses are right from anywhere."""

from __future__ import annotations

from typing import Any

import pytest

from press.web.notfound import begin_links_at_root
from tests.trees import app, config, env


def context(page: str, base: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "pathto": lambda place, resource=False: "#" if place == page else f"{place}.html",
        "css_tag": lambda css: f'<link href="_static/{css}">',
        "js_tag": lambda js: f'<script src="_static/{js}">',
    }
    book = app(env(config=config(html_baseurl=base)))
    begin_links_at_root(book, page, "", told, None)
    return told


@pytest.mark.parametrize(
    ("base", "root"),
    [("https://b.example/", "/"), ("https://b.example/book/", "/book/"), ("", "/")],
)
def test_they_begin_at_the_root_of_the_site(base: str, root: str) -> None:
    told = context("404", base)
    assert told["pathto"]("a/b", resource=True) == f"{root}a/b.html"
    assert told["pathto"]("404") == root
    assert told["css_tag"]("x.css") == f'<link href="{root}_static/x.css">'
    assert told["js_tag"]("x.js") == f'<script src="{root}_static/x.js">'


def test_other_pages_keep_theirs() -> None:
    told = context("page", "https://b.example/book/")
    assert told["pathto"]("a") == "a.html"
    assert told["css_tag"]("x.css") == '<link href="_static/x.css">'
