"""web.moved: a small page leads on from where a page lay before."""

from __future__ import annotations

from typing import Any

import pytest

from press.web.moved import TEMPLATE, pages_to_write, tell_address
from tests.trees import app, config, env


def book(**settings: Any) -> Any:
    made = env({"index": ["new"]}, titles={"new": "New"}, config=config(**settings))
    made.book_moved = {"b/old": "new", "a/old": "new"}
    return app(made)


def test_each_old_address_has_a_page() -> None:
    told = {"title": "", "book_moved_to": "new", "book_moved_title": "New"}
    assert list(pages_to_write(book())) == [("a/old", told, TEMPLATE), ("b/old", told, TEMPLATE)]


@pytest.mark.parametrize(
    ("site", "template", "address"),
    [
        ("https://b.example/", TEMPLATE, "https://b.example/new.html"),
        ("", TEMPLATE, None),
        ("https://b.example/", "page.html", "as it was"),
    ],
)
def test_its_address_is_that_of_today(site: str, template: str, address: str | None) -> None:
    context = {"pageurl": "as it was", "book_moved_to": "new"}
    tell_address(book(html_baseurl=site), "a/old", template, context, None)
    assert context["pageurl"] == address
