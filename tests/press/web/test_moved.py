"""web.moved: a small page leads on from where a page lay before."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from press.web.moved import PLAIN, TEMPLATE, pages_to_write, tell_address
from tests.trees import app, config, env


def book(**settings: Any) -> Any:
    made = env({"index": ["new"]}, titles={"new": "New"}, config=config(**settings))
    made.book_moved = {"b/old": "new", "a/old": "new"}
    return app(made)


@pytest.mark.parametrize(("has_one", "template"), [(True, TEMPLATE), (False, PLAIN)])
def test_each_old_address_has_a_page(tmp_path: Path, has_one: bool, template: str) -> None:
    if has_one:
        (tmp_path / TEMPLATE).touch()
    made = book()
    made.builder = SimpleNamespace(theme=SimpleNamespace(get_theme_dirs=lambda: [tmp_path]))
    told = {"title": "", "book_moved_to": "new", "book_moved_title": "New"}
    assert list(pages_to_write(made)) == [("a/old", told, template), ("b/old", told, template)]


@pytest.mark.parametrize(
    ("site", "template", "address"),
    [
        ("https://b.example/", TEMPLATE, "https://b.example/new.html"),
        ("", TEMPLATE, None),
        ("", PLAIN, None),
        ("https://b.example/", "page.html", "as it was"),
    ],
)
def test_its_address_is_that_of_today(site: str, template: str, address: str | None) -> None:
    context = {"pageurl": "as it was", "book_moved_to": "new"}
    tell_address(book(html_baseurl=site), "a/old", template, context, None)
    assert context["pageurl"] == address
