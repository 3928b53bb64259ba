"""prose.repetition: seven words in a row stand on one page only."""

from __future__ import annotations

import pytest

from press.checks.prose.passages import Passage
from press.checks.prose.repetition import check


def passage(text: str, page: str, line: int = 7, running: bool = True, *allowed: str) -> Passage:
    return Passage(page, line, text, False, running, frozenset(allowed))


SEVEN = "the one who goes and does so"


def found(*pages: list[Passage]) -> list[tuple[str, int, str]]:
    return [(each.docname, each.line, each.message) for each in check(pages)]


def test_seven_words_on_two_pages_are_told_of_the_later() -> None:
    ((page, line, message),) = found(
        [passage(f"Here {SEVEN} again.", "a", 3)], [passage(f"Also {SEVEN} often.", "b", 5)]
    )
    assert (page, line) == ("b", 5)
    assert message == (
        f"“{SEVEN}” stands in a.md, line 3, too. Say it once and link, or say it otherwise."
    )


@pytest.mark.parametrize(
    "second",
    [
        passage("Also the one who goes and does not.", "b"),  # six
        passage("Not one who goes and does so.", "b"),  # six at the end of both
        passage("Also the one who goes AND DOES so.".replace("one", "1"), "b"),
        passage(f"{SEVEN}.", "b", 7, False),
        passage(f"{SEVEN}.", "b", 7, True, "repetition"),
        passage(f"If you are afraid of your partner {SEVEN}.", "b"),
    ],
)
def test_what_is_no_repetition(second: Passage) -> None:
    assert found([passage(f"{SEVEN}.", "a")], [second]) == []


@pytest.mark.parametrize(
    "second", [SEVEN.upper(), f"{SEVEN[:11]}, {SEVEN[12:]}", f"“{SEVEN}”", f"{SEVEN}, too"]
)
def test_case_and_marks_do_not_count(second: str) -> None:
    assert len(found([passage(f"{SEVEN}.", "a")], [passage(second, "b")])) == 1


def test_words_run_on_over_the_end_of_a_sentence() -> None:
    assert (
        len(
            found(
                [passage("One two. Three four five six seven.", "a")],
                [passage("One two three four five six seven.", "b")],
            )
        )
        == 1
    )


def test_a_page_may_repeat_itself() -> None:
    assert found([passage(SEVEN, "a"), passage(SEVEN, "a", 9)]) == []


def test_each_earlier_page_is_told_once() -> None:
    other = "and now seven more words that stay here"
    first, second = [passage(SEVEN, "a")], [passage(other, "b")]
    third = [passage(SEVEN, "c", 1), passage(SEVEN, "c", 2), passage(other, "c", 3)]
    assert [(page, line) for page, line, _ in found(first, second, third)] == [("c", 1), ("c", 3)]


def test_the_first_page_that_has_the_words_is_named() -> None:
    pages = [[passage(SEVEN, name)] for name in "abc"]
    assert ["stands in a.md" in message for *_, message in found(*pages)] == [True, True]
