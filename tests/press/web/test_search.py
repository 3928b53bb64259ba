"""web.search: what is shown beside a title; and no word that no page has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from press.web.search import drop_empty_terms, write_pieces
from tests.trees import app, env, piece


def book(outdir: Path, builder: str = "html") -> Any:
    pieces = {
        "b": piece("answer", summary="“Yes.” No & so."),
        "a": piece("front", summary="It is. So."),
    }
    return app(env(pieces=pieces, builder=builder), outdir=outdir)


def test_each_piece_says_its_kind_and_how_it_begins(tmp_path: Path) -> None:
    write_pieces(book(tmp_path), None)
    text = (tmp_path / "search-pieces.js").read_text("utf-8")
    assert text == 'const PIECES = {"a":["","It is."],"b":["Question","“Yes.” No & so."]};\n'


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("essay", "Essay"),
        ("guide", "Guide"),
        ("worksheet", "Worksheet"),
        ("reference", "Reference"),
        ("about", "About the book"),
        ("part", "Part"),
        ("front", ""),
    ],
)
def test_the_names_of_the_kinds(kind: str, name: str, tmp_path: Path) -> None:
    write_pieces(app(env(pieces={"a": piece(kind)}), outdir=tmp_path), None)
    text = (tmp_path / "search-pieces.js").read_text()
    assert json.loads(text.partition("= ")[2].rstrip(";\n"))["a"][0] == name


INDEX = {
    "terms": {"loop": 0, "gone": [], "two": [0, 1], "first": 0},
    "titleterms": {"lost": [], "title": 1},
    "docnames": [],
}


def test_words_that_no_page_has_go(tmp_path: Path) -> None:
    (tmp_path / "searchindex.js").write_text(f"Search.setIndex({json.dumps(INDEX)})")
    drop_empty_terms(book(tmp_path), None)
    assert (tmp_path / "searchindex.js").read_text() == (
        'Search.setIndex({"docnames":[],"terms":{"first":0,"loop":0,"two":[0,1]},'
        '"titleterms":{"title":1}})'
    )


def test_a_website_without_an_index_needs_none(tmp_path: Path) -> None:
    drop_empty_terms(book(tmp_path), None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("builder", "error"), [("html", ValueError()), ("epub", None)])
def test_only_a_whole_website_is_finished(
    builder: str, error: Exception | None, tmp_path: Path
) -> None:
    index = tmp_path / "searchindex.js"
    index.write_text("untouched")
    write_pieces(book(tmp_path, builder), error)
    drop_empty_terms(book(tmp_path, builder), error)
    assert [path.name for path in tmp_path.iterdir()] == ["searchindex.js"]
    assert index.read_text() == "untouched"
