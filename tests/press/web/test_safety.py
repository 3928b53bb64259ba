"""web.safety: the pages about danger and help, and what a link to one tells."""

from __future__ import annotations

from typing import Any

from press.web.safety import check_safety, nothing, safety, safety_pages
from tests.trees import app, config, env, piece
from tests.warned import Warned

PIECES = {"danger": piece(summary="Stop. Call *somebody*."), "help": piece(summary="Lines. More.")}


def site(*named: str) -> Any:
    settings = config(book_safety=list(named))
    labels = {name: name for name in PIECES} | {"genindex": "genindex"}
    made = app(env({"index": [*PIECES]}, PIECES, labels=labels, config=settings))
    made.builder.get_relative_uri = lambda here, there: f"{there}.html"
    return made


def test_of_the_first_all_is_told_and_of_others_a_sentence() -> None:
    assert list(safety(site("danger", "help"), "index")) == [
        "[The danger](danger.html): Stop. Call \\*somebody\\*.",
        "[The help](help.html): Lines.",
    ]


def test_what_is_no_page_is_left_out() -> None:
    assert safety_pages(site("genindex", "gone", "help")) == ["help"]


def test_a_page_that_is_not_there_is_told_with_the_nearest(warned: list[Warned]) -> None:
    made = site("help", "dangr")
    check_safety(made, made.env)
    (told,) = warned
    assert "`dangr`, but no page has that label. Did you mean `danger`?" in told.words


def test_a_link_to_one_tells_nothing() -> None:
    assert nothing(site("danger")) == "A page of The Book."
