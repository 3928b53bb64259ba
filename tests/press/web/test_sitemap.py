"""web.sitemap: the map of the site, where its address is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from press.web.sitemap import make_sitemap, write_sitemap
from tests.trees import app, config, env, piece

BASE = "https://b.example/"


def site(outdir: Path = Path(), base: str = BASE, builder: str = "html") -> Any:
    pieces = {"a": piece(reviewed=date(2026, 3, 4))}
    book = env({"index": ["b", "a"]}, pieces, builder=builder, config=config(html_baseurl=base))
    return app(book, outdir=outdir)


def test_it_names_every_page_in_order_and_when_it_was_reviewed() -> None:
    root = etree.fromstring(make_sitemap(site()))
    found = [[str(e.text) for e in url] for url in root]
    assert found == [
        ["https://b.example/"],
        ["https://b.example/b.html"],
        ["https://b.example/a.html", "2026-03-04"],
    ]
    assert [str(e.tag).partition("}")[2] for e in root[2]] == ["loc", "lastmod"]


def test_robots_are_led_to_it(tmp_path: Path) -> None:
    write_sitemap(site(tmp_path), None)
    assert (tmp_path / "robots.txt").read_text() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://b.example/sitemap.xml\n"
    )
    assert (tmp_path / "sitemap.xml").read_bytes() == make_sitemap(site())


def test_without_an_address_there_is_none_any_more(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("old")
    write_sitemap(site(tmp_path, base=""), None)
    assert (tmp_path / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert not (tmp_path / "sitemap.xml").exists()


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_gets_it(
    builder: str, error: Exception | None, tmp_path: Path
) -> None:
    write_sitemap(site(tmp_path, builder=builder), error)
    assert list(tmp_path.iterdir()) == []
