"""web.linked_data: what a page says of itself to machines, as JSON-LD."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from press.web import linked_data
from press.web.linked_data import script
from tests.trees import app, config, env, piece

BASE = "https://b.example/"


@pytest.fixture(autouse=True)
def _one_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked_data, "edition", lambda app: datetime(2026, 4, 5, tzinfo=UTC))


def site(kind: str = "essay", **settings: Any) -> Any:
    pieces = {"a": piece(kind, topics=("sleep",))}
    settings = {"book_topics": {"sleep": "About sleep"}, **settings}
    return app(env({"index": ["p"], "p": ["a"]}, pieces, config=config(**settings)))


def things(made: Any, docname: str, *above: str) -> list[dict[str, Any]]:
    text = script(made, docname, [docname, *above] if above else [])
    if not text:
        return []
    start, end = '<script type="application/ld+json">', "</script>"
    assert text.startswith(start) and text.endswith(end)  # noqa: PT018
    inner = text.removeprefix(start).removesuffix(end)
    assert not set("<>&") & set(inner), "nothing in it may end the script"
    data = json.loads(inner)
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def test_the_first_page_is_the_book() -> None:
    (book,) = things(site(html_baseurl=BASE, book_date="2026-01-02", book_subjects=["x"]), "index")
    assert book["@id"].startswith("urn:uuid:")
    del book["@id"]
    assert book == {
        "@type": "Book",
        "name": "The Book",
        "url": BASE,
        "image": f"{BASE}previews/index.png",
        "author": {"@type": "Organization", "name": "Somebody"},
        "inLanguage": "en",
        "datePublished": "2026-01-02",
        "dateModified": "2026-04-05",
        "about": ["x"],
        "bookFormat": "https://schema.org/EBook",
        "isAccessibleForFree": True,
    }


def test_what_is_not_known_is_left_out() -> None:
    (book,) = things(site(), "index")
    assert not {"url", "image", "about", "license", "datePublished"} & set(book)


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("essay", ["Article"]),
        ("answer", ["Article"]),
        ("guide", ["Article"]),
        ("worksheet", ["Article"]),
        ("reference", ["Article"]),
        ("about", []),
        ("part", []),
        ("front", []),
    ],
)
def test_a_piece_that_is_read_is_an_article(kind: str, types: list[str]) -> None:
    assert [thing["@type"] for thing in things(site(kind), "a")] == types
    with_way = things(site(kind, html_baseurl=BASE), "a")
    assert [thing["@type"] for thing in with_way] == [*types, "BreadcrumbList"]


def test_an_article_says_what_it_is_part_of() -> None:
    made = site(html_baseurl=BASE, project="A & </script>")
    made.env.metadata["a"] = {"wordcount": {"words": 660}}
    article = things(made, "a")[0]
    assert article["headline"] == "The a"
    assert article["url"] == f"{BASE}a.html"
    assert (article["datePublished"], article["dateModified"]) == ("2026-01-02", "2026-03-04")
    assert article["timeRequired"] == "PT3M"
    assert article["keywords"] == ["About sleep"]
    assert article["isPartOf"]["name"] == "A & </script>"
    assert article["description"] == "It says so. It says more."


def way(docname: str, *above: str) -> list[tuple[int, str, str]]:
    steps = things(site(html_baseurl=BASE), docname, *above)[-1]["itemListElement"]
    return [(step["position"], step["name"], step["item"]) for step in steps]


def test_the_way_begins_at_the_first_page() -> None:
    assert way("a", "p") == [
        (1, "The Book", BASE),
        (2, "The p", f"{BASE}p.html"),
        (3, "The a", f"{BASE}a.html"),
    ]


def test_a_page_in_no_toctree_is_right_below_the_first() -> None:
    assert [name for _, name, _ in way("a")] == ["The Book", "The a"]


def test_the_words_of_other_languages_stay_readable() -> None:
    text = script(site(project="Nähe"), "index", [])
    assert "Nähe" in text
    assert "\n" not in text
