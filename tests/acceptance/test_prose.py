"""The checks of the prose: what they find, what they leave alone, what a comment excuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.checks.prose import claims, phrases, readability, repetition, spelling
from press.checks.prose.passages import Passage
from tests.application import page
from tests.conftest import make


def passage(text: str, docname: str = "a", allowed: str = "", cited: bool = False) -> Passage:
    return Passage(docname, 7, text, cited, True, frozenset([allowed] if allowed else []))


LONG = "word " * 36 + "end."
HARD = "Considerable interdependence necessitates extraordinarily sophisticated communication. " * 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LONG, "This sentence has 37 words"),
        ("The one who goes and the one who stays are both in it. " * 3, ""),
        (HARD, "The reading grade is"),
        (("Word " + "word " * 19 + "end. ") * 4, "Sentences have 21.0 words on average"),
    ],
)
def test_readability(text: str, told: str) -> None:
    found = [finding.message for finding in readability.check([passage(text)])]
    assert any(told in message for message in found) if told else not found, found


@pytest.mark.parametrize(
    "claim",
    [
        "It was so in 116 couples.",
        "Sixty-three couples were watched.",
        "About 27% of women said so.",
        "The correlation was .36 in all.",
        "Research shows that this is so.",
        "Studies have found it.",
        "In one study it was otherwise.",
        "Researchers watched them talk.",
    ],
)
def test_a_claim_needs_its_source(claim: str) -> None:
    assert len(list(claims.check([passage(claim)]))) == 1
    assert not list(claims.check([passage(claim, cited=True)]))


@pytest.mark.parametrize(
    "words", ["It was 7:12.", "Ninety people came to the counter.", "Step 3 of 7.", "Call 116 016."]
)
def test_a_number_may_be_only_a_number(words: str) -> None:
    assert not list(claims.check([passage(words)]))


def test_an_excuse_is_taken() -> None:
    claim = passage("In one study of us two, it was Tuesday.", allowed="in one study")
    assert not list(claims.check([claim]))
    assert not list(phrases.check([passage("A needy plant.", allowed="needy")]))


def test_a_source_that_nobody_cites() -> None:
    (finding,) = claims.unused(["one", "two"], ["two"], "references")
    assert "No page cites `one`" in finding.message


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("You are needy.", "blames"),
        ("A narcissist would.", "diagnoses"),
        ("Ask your husband.", "gender"),
        ("This journey of yours.", "machine"),
        ("It isn’t just the dishes.", "machine"),
        ("It’s not the dishes, it’s the tone.", "machine"),
        ("This always works.", "promise"),
    ],
)
def test_phrases(text: str, why: str) -> None:
    (finding,) = phrases.check([passage(text)])
    assert why in finding.message


def test_em_dashes_are_rare() -> None:
    few = passage("word " * 220 + "— word")
    many = passage("word — word " * 20)
    assert not list(phrases.check([few]))
    assert "em dashes" in next(phrases.check([many])).message


def test_repetition() -> None:
    first = passage("the pans are in the sink and the child is asleep", "a")
    second = passage("and so the pans are in the sink and they talk", "b")
    (finding,) = repetition.check([[first], [second]])
    assert finding.docname == "b"
    assert "“the pans are in the sink and”" in finding.message
    assert not list(repetition.check([[first], [passage("six words in the sink and", "b")]]))
    assert not list(repetition.check([[first], [passage(first.text, "b", "repetition")]]))


def test_the_safety_line_may_be_the_same() -> None:
    line = "if you are afraid of your partner, read this page first"
    assert not list(repetition.check([[passage(line, "a")], [passage(line, "b")]]))


def test_spelling(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("Fine.\n\nThe pattren goes on, says Wile.\n")
    (tmp_path / "words.txt").write_text("wile\n")
    (finding,) = spelling.check(tmp_path)
    assert (finding.docname, finding.line) == ("page", 3)
    assert "“pattren” may be “pattern" in finding.message


def test_the_check_tells_where(small: Path) -> None:
    text = "% allow needy: it is a plant\n\nA needy plant.\n\nA toxic plant.\n\nIn one study, so."
    (small / "source/page.md").write_text(page(text))
    checked = make(small, small / "build", "--check")
    assert "source/page.md:16: “toxic”: it sounds like a machine" in checked.said
    assert "source/page.md:18: “In one study” has no source" in checked.said
    assert "needy" not in checked.said
    assert "toxic" not in make(small, small / "build", "html").said
