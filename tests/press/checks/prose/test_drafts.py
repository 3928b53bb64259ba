"""drafts: what a writer left for later, or wrote twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.checks.prose.drafts import OF_TEMPLATES, check, gaps, same_titles
from press.checks.prose.passages import Passage


def passage(text: str, docname: str = "a", **more: object) -> Passage:
    facts = {"is_cited": False, "is_running": True, "allowed": frozenset[str](), **more}
    return Passage(docname, 3, text, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("TODO: more.", "“TODO” is for you"),
        ("Lorem ipsum dolor.", "“Lorem ipsum” is for you"),
        ("More??? Yes.", "“???” is for you"),
        ("See the the door.", "“the the” has one word twice"),
        ("The the door.", "“The the” has one word twice"),
        ("It is so [CITATION NEEDED].", "“CITATION NEEDED” is for you"),
        ("(to be written)", "“(to be written)” is for you"),
        ("@@@ look this up", "“@@@” is for you"),
    ],
)
def test_what_is_left_of_a_draft_is_told(text: str, told: str) -> None:
    (finding,) = check([passage(text)])
    assert finding.message.startswith(told), finding
    assert (finding.docname, finding.line) == ("a", 3)


@pytest.mark.parametrize("text", ["1. The first step", "“The words, as a person would say them.”"])
def test_a_line_of_a_template_is_a_gap(text: str) -> None:
    (gap,) = gaps([passage(text)])
    assert "is of the template. Write your own" in gap.message
    assert gap.is_gap
    assert not list(check([passage(text)]))


@pytest.mark.parametrize(
    "text",
    [
        "What he had had.",
        "I know that that is so.",
        "No, no.",
        "A to-do list.",
        "No no.",
        "Walla Walla.",
        "Al al-Said.",
    ],
)
def test_what_is_meant_is_let_be(text: str) -> None:
    assert list(check([passage(text)])) == []


def test_a_word_twice_can_be_allowed() -> None:
    assert list(check([passage("It is is.", allowed=frozenset(["is is"]))])) == []


def test_two_pages_of_one_title_are_told_at_the_later() -> None:
    titles = [passage("Why?", name, is_running=False) for name in ("z", "a")]
    (finding,) = same_titles([[title] for title in titles])
    assert finding.docname == "a"
    assert finding.message.startswith("z.md has this title, too")


def test_pages_that_begin_with_text_have_no_title_to_compare() -> None:
    assert list(same_titles([[passage("Why?")], [passage("Why?", "b")], []])) == []


def test_templates_have_what_is_told_of_them() -> None:
    folder = Path(__file__).parents[4] / "press/cli/new"
    templates = "".join(path.read_text() for path in folder.glob("*.md"))
    assert [words for words in OF_TEMPLATES if words not in templates] == []
