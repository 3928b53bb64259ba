"""web.llms: the list of the Markdown pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from press.web.llms import index, write_index
from tests.trees import app, config, env, piece

INDEX = """\
# The \\[Book\\]

> What it is.

[The danger](danger.html): Stop. Call.

By Somebody. CC BY-SA 4.0.

## Begin here

- [The index](index.md)
- [The danger](danger.md): Stop.
- [The b](b.md)

## The part

- [The part](part.md)
- [The a](a.md): It says so.
"""


def site(outdir: Path = Path(), base: str = "", builder: str = "html") -> Any:
    settings = config(
        project="The [Book]",
        html_baseurl=base,
        book_safety=["danger"],
        book_description="What it is.",
        book_licence="CC BY-SA 4.0",
    )
    pieces = {"danger": piece(summary="Stop. Call."), "a": piece()}
    toctrees = {"index": ["danger", "part", "b"], "part": ["a"]}
    labels = {"danger": "danger"}
    book = env(toctrees, pieces, labels=labels, builder=builder, config=settings)
    made = app(book, outdir=outdir, srcdir=outdir)
    made.builder.get_relative_uri = lambda here, there: f"{there}.html"
    return made


def test_it_lists_every_page_by_its_part() -> None:
    assert index(site()) == INDEX


def test_where_the_site_is_known_its_links_are_whole() -> None:
    text = index(site(base="https://b.example/"))
    assert "- [The a](https://b.example/a.md): It says so." in text
    assert "[The danger](https://b.example/danger.html): Stop. Call." in text


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_gets_it(
    builder: str, error: Exception | None, tmp_path: Path
) -> None:
    write_index(site(tmp_path, builder=builder), error)
    assert list(tmp_path.iterdir()) == []


def test_it_lies_at_the_top(tmp_path: Path) -> None:
    write_index(site(tmp_path), None)
    assert (tmp_path / "llms.txt").read_text(encoding="utf-8") == INDEX


def test_a_book_with_studies_leads_to_its_numbers(tmp_path: Path) -> None:
    (tmp_path / "studies.yaml").write_text("studies:\n")
    assert "\n\n[claims.json](https://b.example/claims.json): each number" in index(
        site(tmp_path, base="https://b.example/")
    )
