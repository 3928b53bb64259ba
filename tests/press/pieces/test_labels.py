"""labels: what the facts name is the label of another page, as it is called today."""

from __future__ import annotations

from press.pieces.labels import check_labels
from press.pieces.withheld import withheld, withhold
from tests.trees import app, env, piece
from tests.warned import Warned


def test_a_label_that_no_page_has_is_told_at_its_fact(warned: list[Warned]) -> None:
    pieces = {
        "b": piece(related=("why-answers", "there")),
        "a": piece(next="qq"),
    }
    book = env(pieces=pieces, labels={"why-answer": "x", "there": "y"})
    check_labels(app(book), book)
    assert [(told.place, told.words) for told in warned] == [
        ("a:2", "`next` names `qq`, but no page has that label. Write the label of a page."),
        (
            "b:2",
            "`related` names `why-answers`, but no page has that label. Did you mean `why-answer`?",
        ),
    ]


def test_a_page_does_not_lead_to_itself(warned: list[Warned]) -> None:
    book = env(pieces={"a": piece(next="a-label")}, labels={"a-label": "a"})
    check_labels(app(book), book)
    (told,) = warned
    assert told.words == "`next` names this page itself. Write the label of another."


def test_a_label_of_a_page_that_is_withheld_is_not_missing(warned: list[Warned]) -> None:
    book = env(pieces={"a": piece(next="Gone")})
    withhold(book, "other")
    withheld(book)["other"].add("gone")
    check_labels(app(book), book)
    assert not warned


def test_a_label_that_a_page_had_before_is_told_with_the_one_of_today(warned: list[Warned]) -> None:
    book = env(pieces={"a": piece(next="old")}, labels={"new": "b/new"})
    book.book_moved = {"answers/old": "b/new"}
    check_labels(app(book), book)
    (told,) = warned
    assert told.words == "`next` names `old`, which is `new` now. Write that."
