"""prose.readability: how hard a page is to read."""

from __future__ import annotations

import pytest

from press.checks.prose.passages import Passage
from press.checks.prose.readability import check, grade_of


def passage(text: str, running: bool = True, line: int = 7) -> Passage:
    return Passage("page", line, text, False, running, frozenset())


def told(*passages: Passage) -> list[tuple[int, str]]:
    return [(finding.line, finding.message) for finding in check(passages)]


def sentence(words: int) -> str:
    return "We " + "go " * (words - 2) + "on. "


def test_a_page_without_a_word_has_no_grade() -> None:
    assert grade_of(["… – ?"]) == grade_of([]) == 0


@pytest.mark.parametrize(("words", "is_told"), [(35, False), (36, True)])
def test_a_sentence_has_at_most_35_words(words: int, is_told: bool) -> None:
    long = passage(sentence(words), line=9)
    others = passage(sentence(3) * 9, line=1)
    found = told(others, long)
    assert [line for line, _ in found] == ([9] if is_told else []), found
    if is_told:
        assert found[0][1] == (
            "This sentence has 36 words: “We go go go go go …” Make it two (35 at most)."
        )


@pytest.mark.parametrize(
    ("words", "said"),
    [(17, ""), (18, "Sentences have 18.0 words on average. Shorten some (17).")],
)
def test_sentences_have_at_most_17_words_on_average(words: int, said: str) -> None:
    assert [message for _, message in told(passage(sentence(words) * 3))] == (
        [said] if said else []
    )


def test_a_page_of_hard_words_is_told_at_its_top() -> None:
    hard = "Interdependence necessitates communication. " * 3
    ((line, message),) = told(passage(hard))
    assert line == 1
    assert message.startswith("The reading grade is ")
    assert message.endswith(". Use shorter words and sentences (8).")


def test_only_running_text_counts() -> None:
    assert told(passage(sentence(40), running=False)) == []
    assert told() == []


def test_the_grade_grows_with_the_words() -> None:
    easy, hard = grade_of(["We go. ", "We see."]), grade_of(["Communication necessitates it."])
    assert easy < 3 < 8 < hard
