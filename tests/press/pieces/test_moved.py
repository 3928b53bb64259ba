"""moved: where pages lay before, and what leads there still."""

from __future__ import annotations

from typing import Any

import pytest
from docutils import nodes

from press.pieces.moved import label_now, moved_pages, note_moves
from press.pieces.withheld import withhold
from tests.application import page as whole
from tests.conftest import ROOTS, Read
from tests.trees import app, env, piece
from tests.warned import Warned

INDEX = (ROOTS / "test-small/source/index.md").read_text()


def noted(moves: dict[str, tuple[str, ...]], **more: Any) -> Any:
    """Return an environment in which each page names where it lay before."""
    book = env(pieces={name: piece(moved=moved) for name, moved in moves.items()}, **more)
    note_moves(app(book), book)
    return book


def test_a_page_is_known_by_where_it_lay(warned: list[Warned]) -> None:
    book = noted({"b/new": ("a/old", "older")}, labels={"section": "b/new", "new": "b/new"})
    assert moved_pages(book) == {"a/old": "b/new", "older": "b/new"}
    assert [label_now(book, name) for name in ("a/old", "old", "older")] == ["new"] * 3
    assert [label_now(book, name) for name in ("b/old", "new", "other")] == [""] * 3
    assert not warned
    note_moves(app(book), book)
    assert not warned, "a build that reads nothing notes them again"


def test_a_page_without_a_label_of_its_name_is_known_by_its_first() -> None:
    book = noted({"b/index": ("gone",)}, labels={"questions": "b/index", "other": "b/index"})
    assert label_now(book, "gone") == "questions"
    assert label_now(noted({"b/index": ("gone",)}), "gone") == "b/index"


def test_an_address_that_a_page_has_is_told(warned: list[Warned]) -> None:
    book = noted({"new": ("Other",)}, titles={"other": "Other"})
    assert moved_pages(book) == {}
    (told,) = warned
    assert (told.place, told.words) == (
        "new:2",
        "`moved` names `Other`, and a page lies there: source/other.md. Take one of the two away.",
    )


def test_an_address_of_a_page_that_is_withheld_is_taken_too(warned: list[Warned]) -> None:
    book = env(pieces={"new": piece(moved=("help",))})
    withhold(book, "help")
    note_moves(app(book), book)
    assert moved_pages(book) == {}
    assert len(warned) == 1


def test_an_address_that_two_claim_is_told_and_leads_to_the_first(warned: list[Warned]) -> None:
    book = noted({"a": ("old",), "b": ("OLD",)})
    assert moved_pages(book) == {"old": "a"}
    (told,) = warned
    assert (told.place, told.words) == (
        "b:2",
        "`moved` names `OLD`, and so does source/a.md. Take it out of one of the two.",
    )


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("[x](#old)", "`old` is `new` now."),
        ("[](#old)", "`old` is `new` now."),
        ("[x](old.md)", "`old.md` is `new` now."),
        ("[x](old.html#part)", "`old.html#part` is `new` now."),
        ("{ref}`old`", "`old` is `new` now."),
        ("{ref}`words <old>`", "`old` is `new` now."),
        ("{doc}`old`", "`old` is `/new` now."),
        ("{doc}`/a/older`", "`/a/older` is `/new` now."),
        ("[x](a/older.md)", "`a/older.md` is `new` now."),
    ],
)
def test_a_link_to_an_old_name_leads_on_and_is_told_once(read: Read, link: str, told: str) -> None:
    new = whole("Text.", label="new", title="New", more="  moved: [old, a/older]\n")
    index = INDEX.replace("page\n", "page\nnew\n")
    book = read({"page.md": whole(f"See {link}."), "new.md": new, "index.md": index}, "html")
    (reference,) = book.resolved().findall(nodes.reference)
    assert str(reference["refuri"]).partition("#")[0] == "new.html"
    assert book.told == [f"source/page.md:12: {told} Write that."]


def test_the_page_after_is_led_to_and_told_at_its_fact(read: Read) -> None:
    new = whole("Text.", label="new", title="New", more="  moved: [old]\n")
    index = INDEX.replace("page\n", "page\nnew\n")
    page = whole("Text.", more="  related: [old]\n")
    book = read({"page.md": page, "new.md": new, "index.md": index}, "html")
    (reference,) = book.resolved().findall(nodes.reference)
    assert str(reference["refuri"]).partition("#")[0] == "new.html"
    assert book.told == ["source/page.md:7: `related` names `old`, which is `new` now. Write that."]


@pytest.mark.parametrize(
    ("moved", "told"),
    [
        ("old", "`moved` is a list. Write it in brackets: `moved: [one, two]`."),
        (
            "[/old]",
            "`moved` names `/old`. Write the path from `source/` without its ending, as "
            "`answers/old-name`.",
        ),
        (
            "[search]",
            "`moved` names `search`, which a system, or the website, has for itself. Take it out.",
        ),
        ("[old, old]", "`moved` names `old` twice. Take one out."),
    ],
)
def test_what_is_no_address_is_told(read: Read, moved: str, told: str) -> None:
    book = read({"page.md": whole("Text.", more=f"  moved: {moved}\n")})
    assert book.told_of("page.md") == [f"7: {told}"]
