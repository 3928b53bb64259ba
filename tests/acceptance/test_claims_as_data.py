"""`claims.json`: each number of the book with its sentence, its source and who was studied."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html

from tests.conftest import Book
from tests.reading import words

SITE = "https://reach.example/book/"


@pytest.fixture(scope="module")
def told(published: Book) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((published.html / "claims.json").read_text())
    return data


def test_each_claim_says_all(told: dict[str, Any]) -> None:
    assert len(told["claims"]) > 100
    for claim in told["claims"]:
        empty = [key for key, value in claim.items() if value in ("", None, {})]
        assert not empty, claim
        assert claim["written"] in claim["sentence"]
        assert claim["design"] in told["designs"]
        assert claim["source"]["key"].startswith(tuple("abcdefghijklmnopqrstuvwxyz"))
    assert told["safety"][1]["address"] == f"{SITE}reference/help.html"


def test_each_sentence_stands_where_it_says(told: dict[str, Any], published: Book) -> None:
    """The sources in brackets, the notes and the space are left out of both."""
    texts: dict[Path, str] = {}
    for claim in told["claims"]:
        path, _, anchor = unquote(claim["page"]["address"]).removeprefix(SITE).partition("#")
        place = published.html / path
        tree = html.parse(place).getroot()
        if place not in texts:
            for extra in tree.xpath('//*[@role="doc-noteref"]'):
                extra.drop_tree()
            texts[place] = "".join(words(tree.get_element_by_id("content").text_content()))
        assert not anchor or tree.xpath("//*[@id=$name]", name=anchor), claim["page"]
        start = "".join(claim["sentence"].split())[:25]
        assert start in texts[place], claim["sentence"]


def test_the_numbers_of_the_page_of_evidence(told: dict[str, Any]) -> None:
    found = {(claim["source"]["key"], claim["number"]) for claim in told["claims"]}
    assert {
        ("schrodt2014meta", 0.36),
        ("papp2009demand", 116),
        ("holley2010exploring", 63),
        ("leo2020replication", 59),
        ("bradbury2020interventions", 60),
        ("doherty2021how", 2.68),
        ("sardinha2022global", 27),
    } <= found
    assert not any(claim["written"] == "twenty" for claim in told["claims"])
