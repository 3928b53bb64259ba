"""web.site: addresses that other sites can follow, or none."""

from __future__ import annotations

import pytest

from press.web.urls import address_in, address_of
from tests.trees import app, config, env


@pytest.mark.parametrize(
    ("base", "page", "file"),
    [
        ("https://b.example/", "https://b.example/a/b.html", "https://b.example/x.xml"),
        ("", "", ""),
    ],
)
def test_an_address_is_whole_or_not_there(base: str, page: str, file: str) -> None:
    site = app(env(config=config(html_baseurl=base)))
    assert address_of(site, "a/b") == page
    assert address_in(site, "x.xml") == file
    assert address_of(site, "index") == base, "the first page is the site itself"
