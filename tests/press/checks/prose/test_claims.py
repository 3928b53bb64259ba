"""prose.claims: a claim of research needs its source in the same paragraph."""

from __future__ import annotations

import pytest

from press.checks.prose.claims import check, unused
from press.checks.prose.passages import Passage
from press.checks.prose.readability import Finding


def passage(
    text: str, cited: bool = False, running: bool = True, allowed: str = "", to: str = ""
) -> Passage:
    excused, led = (frozenset([word] if word else []) for word in (allowed, to))
    return Passage("page", 7, text, cited, running, excused, led)


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They go quiet, often because they are afraid.", "often because"),
        ("Usually because the day was long.", "Usually because"),
        ("Most people fight about money.", "Most people"),
        ("So do most couples.", "most couples"),
        ("Many couples live well with it.", "Many couples"),
        ("The reason is that they are tired.", "The reason is"),
        ("The real reason people leave is this.", "The real reason"),
        ("Couples usually wait too long.", "Couples usually"),
        ("People tend to come nearer.", "People tend to"),
        ("It ends so in most homes.", "in most homes"),
        ("Nine times out of ten it blows over.", "times out of ten"),
        ("Asking through a door seldom works.", "seldom works"),
        ("A shout is often a question.", "is often"),
        ("Silences are seldom calm.", "are seldom"),
        ("What your partner really wants is peace.", "partner really wants"),
        ("They secretly fear it.", "They secretly fear"),
        ("Often the one who asks is tired.", "Often the"),
        ("It was so. Often it is not.", "Often it"),
    ],
)
def test_how_often_and_why_are_told_with_their_words(text: str, words: str) -> None:
    (found,) = check([passage(text)])
    assert (found.docname, found.line) == ("page", 7)
    assert found.message.startswith(f"“{words}” says how often or why, and not who found it."), (
        found
    )
    assert f"`% allow {words.lower()}: why`" in found.message


@pytest.mark.parametrize(
    "excused",
    [
        passage("Most couples do.", cited=True),
        passage("Most couples do.", running=False),
        passage("Most couples do.", allowed="most couples"),
        passage("Most couples do. See the evidence.", to="evidence"),
        passage("Therapists say that most couples do."),
        passage("In trials, most couples get something from it."),
        passage("A counselor may say that most couples do."),
        passage("We guess that most couples do."),
        passage("In our own kitchens it seldom works."),
        passage("Often the one who asks is tired. That is common sense."),
    ],
)
def test_a_source_a_link_to_the_evidence_or_a_reader_named_will_do(excused: Passage) -> None:
    assert list(check([excused])) == []


def test_another_link_is_no_evidence() -> None:
    assert len(list(check([passage("Most couples do.", to="repair")]))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "If you tend to retreat, most of it is yours.",
        "They may be loud because they are scared.",
        "How often does it help?",
        "Look at it most evenings, and at what it is usually about.",
        "One more reason to stop.",
        "You can often hear them.",
        "Say it once too often.",
        "I really want to go this summer.",
        "How many people read it? Very many people did.",
        "Where there are too many people, find an errand.",
        "A great many people and a moderate link.",
    ],
)
def test_how_often_may_be_no_claim(text: str) -> None:
    assert list(check([passage(text)])) == []


def test_a_source_that_no_page_cites() -> None:
    assert list(unused({"c", "a", "b"}, {"b", "other"}, "sources")) == [
        Finding("sources", 1, f"No page cites `{key}`. Cite it, or take it out of references.bib.")
        for key in ("a", "c")
    ]
