"""prose.claims: a claim of research needs its source in the same paragraph."""

from __future__ import annotations

import pytest

from press.checks.prose.claims import check, unused
from press.checks.prose.passages import Passage
from press.checks.prose.readability import Finding


def passage(text: str, cited: bool = False, running: bool = True, allowed: str = "") -> Passage:
    return Passage("page", 7, text, cited, running, frozenset([allowed] if allowed else []))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("It was so in 116 couples.", "116 couples"),
        ("Of 1,160 newlywed US couples most did.", "1,160 newlywed US couples"),
        ("In 12 studies it was so.", "12 studies"),
        ("Sixty-three couples were watched.", "Sixty-three couples"),
        ("two hundred and ten participants did", "two hundred and ten participants"),
        ("a hundred trials", "a hundred trials"),
        ("About 27% of them.", "27%"),
        ("About 27.5 % of them.", "27.5 %"),
        ("About 27 percent of them.", "27 percent"),
        ("The correlation was .36 in all.", ".36"),
        ("It was −.36 in all.", "−.36"),
        ("It was 0.36 in all.", "0.36"),
        ("Research shows that.", "Research shows"),
        ("the evidence has suggested it", "evidence has suggested"),
        ("Studies have found it.", "Studies have found"),
        ("Researchers watched them.", "Researchers watched"),
        ("In one study it was so.", "In one study"),
        ("in the experiment", "in the experiment"),
    ],
)
def test_a_claim_is_told_with_its_words(text: str, claim: str) -> None:
    (found,) = check([passage(text)])
    assert (found.docname, found.line) == ("page", 7)
    assert found.message.startswith(f"“{claim}” has no source in its paragraph."), found
    assert f"`% allow {claim.lower()}: why`" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "It was 7:12.36 or so.",
        "At 10:36 they talked.",
        "Step 3 of 7.",
        "Call 116 016.",
        "Forty people came.",
        "Version 1.36 is out.",
        "It is 5.3 of them.",
        "Searching shows it.",
        "In a look at the week.",
    ],
)
def test_a_number_may_be_only_a_number(text: str) -> None:
    assert list(check([passage(text)])) == []


@pytest.mark.parametrize(
    "excused",
    [
        passage("In 116 couples.", cited=True),
        passage("In 116 couples.", running=False),
        passage("In 116 Couples.", allowed="116 couples"),
    ],
)
def test_a_claim_with_a_source_or_an_excuse_is_fine(excused: Passage) -> None:
    assert list(check([excused])) == []


def test_an_excuse_is_for_its_own_words_only() -> None:
    assert len(list(check([passage("27% of 116 couples.", allowed="116 couples")]))) == 1


def test_a_paragraph_is_told_once_and_the_next_one_too() -> None:
    text = "Research shows 27% of 116 couples."
    assert len(list(check([passage(text), passage("No."), passage(text)]))) == 2


def test_a_source_that_no_page_cites() -> None:
    assert list(unused({"c", "a", "b"}, {"b", "other"}, "sources")) == [
        Finding("sources", 1, f"No page cites `{key}`. Cite it, or take it out of references.bib.")
        for key in ("a", "c")
    ]
