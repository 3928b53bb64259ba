"""shapes: an answer's headings ask, a guide's steps are counted."""

from __future__ import annotations

from typing import Any

import pytest

from press.checks.shapes import check_shape
from tests.trees import app, document, env, p, piece, section, shown
from tests.warned import Warned


def checked(kind: str | None, *titles: str) -> Any:
    """Check a page of this kind with sections of these titles; return its outermost section."""
    book = env(pieces={"page": piece(kind)} if kind else {}, docname="page")
    inner = [section(title, p("x")) for title in titles]
    for number, part in enumerate(inner, 2):
        part[0].line, part[0].source = number, "page.md"
    page = section("The page", *inner)
    page[0].line, page[0].source = 1, "page.md"
    check_shape(app(book), document(page, env=book))
    return page


@pytest.mark.parametrize(
    ("title", "is_told"),
    [("Why is it so?", False), ("Why is it so? ", False), ("It is so", True), ("Why? So", True)],
)
def test_the_headings_of_an_answer_are_questions(
    title: str, is_told: bool, warned: list[Warned]
) -> None:
    checked("answer", "First?", title)
    assert [(told.place, told.kind) for told in warned] == (
        [("page.md:3", "piece.shape")] if is_told else []
    )
    assert all(told.words.startswith(f"“{title}” is not a question.") for told in warned)


def test_the_title_of_the_page_itself_need_not_ask(warned: list[Warned]) -> None:
    checked("answer")
    assert not warned


@pytest.mark.parametrize("kind", ["essay", "reference", "part", None])
def test_other_pages_have_headings_as_they_like(kind: str | None, warned: list[Warned]) -> None:
    page = checked(kind, "It is so", "3. Step")
    assert not warned
    assert shown(page[2][0]) == 'title("3. Step")'


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (["1. One", "2. Two"], []),
        (["1. One", "Between", "2. Two"], []),
        (["1. One"], ["page.md:1"]),
        ([], ["page.md:1"]),
        (["One", "Two"], ["page.md:1"]),
        (["2. One", "3. Two"], ["page.md:2", "page.md:3"]),
        (["1. One", "3. Two", "3. Three"], ["page.md:3"]),
        (["1. One", "2."], ["page.md:3"]),
        (["1.One", "2.Two"], ["page.md:1"]),
    ],
)
def test_the_steps_of_a_guide_are_counted(
    titles: list[str], told: list[str], warned: list[Warned]
) -> None:
    checked("guide", *titles)
    assert [each.place for each in warned] == told, warned


def test_a_wrong_number_is_told_with_the_right_one(warned: list[Warned]) -> None:
    checked("guide", "1. One", "4. Two", "3. ")
    assert [each.words for each in warned] == [
        "Step 4 stands where step 2 is due. Write `2.`",
        "Step 3 has no title. Write `## 3. What to do`.",
    ]


def test_a_guide_without_steps_is_told_how_to_write_them(warned: list[Warned]) -> None:
    checked("guide")
    assert "`## 1. Say when`" in warned[0].words


def test_the_number_of_a_step_is_set_apart() -> None:
    page = checked("guide", "1. Say when", "2.  Go on")
    assert [shown(part[0]) for part in page[1:]] == [
        'title(inline.step-number("1.") " Say when")',
        'title(inline.step-number("2.") " Go on")',
    ]
    assert [part["classes"] for part in page[1:]] == [["step"], ["step"]]
