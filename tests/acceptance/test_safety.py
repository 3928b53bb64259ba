"""Nobody is left alone by a page: what stands where it says to wait, to come back, or to tell.

The source is read, since the words are the same in all three books. A page is found by what it
says and not by its name, so that the next one is held to the same.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "source"


def _paragraphs(path: Path) -> list[str]:
    """Return the paragraphs of a page, each as one line."""
    text = path.read_text(encoding="utf-8").replace("’", "'")
    return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text)]


PAGES = {
    path.relative_to(SOURCE).with_suffix("").as_posix(): _paragraphs(path)
    for path in sorted(SOURCE.rglob("*.md"))
}

# How the book says that somebody comes back at a time.
RETURNS = [
    r"(?<!nothing )comes? back(?: at\b| then\b| when\b|, )",  # a step, a summary, a printed sheet
    r"(?<!time you )go in\b(?:,| and| anyway| when)",  # to walk in
    r"\bgo(?:es)? to the(?:m| other)\b",  # whoever named the time
    r"keep the (?:time|hour)\b|a time that you will keep",
    r"name (?:tomorrow|one other time|one new time)",
    r"I'll be (?:back|home|in) (?:at|by)\b|I'm coming back",  # lines to say
    r"come out of the bedroom, when",
]
# How it says to wait, to send nothing, or to get through the night.
WAITS = [
    *RETURNS,
    r"(?:send|say) nothing (?:until|into)|there is a time, send nothing|nothing until then",
    r"none until|won't write (?:again )?till|the last until|stop writing till",
    r"(?:nobody|neither)(?: of you| of us)? (?:follows|writes|texts)",
    r"let (?:them have it|the time be quiet|it be until|it rest)|leave each other be",
    r"leave (?:it|that question|the subject)[\w ]* (?:until|till|for now)",
    r"(?<!we )(?<!We )go to bed\b|say nine tomorrow|at two in the morning|until then you are off",
    r"mostly at night|feels very low|\| three in the morning|by yourself for a while",
    r"for one of you, alone",
]
# What stands there then, in one paragraph: the words, and the way to somebody who answers.
DYING = r"wants? to die|wanting to die|thinking of dying"
LINE = r"\]\(#(?:help|help-now|not-the-pattern)\)"
FREE = (
    r"\bbinds?\b|\bbound\b|\bobliges\b|\bnot promised\b|"
    r"\b(?:nobody|neither of you) has to\b|\byou (?:don't have to|needn't|need not)\b"
)
DANGER = r"shout|yell|loud|drunk|drink|fear|frighten|scare|into (?:a room|danger)"
FREED = rf"(?:{FREE}).{{,120}}(?:{DANGER})|(?:{DANGER}).{{,120}}(?:{FREE})"  # in one breath

WHERE = [
    ("waits", WAITS, [DYING, LINE]),
    ("comes back", [*RETURNS, r"time for coming back"], [FREED]),
    ("tells what was hidden", [r"tell all of it"], [r"hurt you", r"\(#not-the-pattern\)"]),
    ("sends the one who frightens away", [r"Don't go back to explain"], [r"ending your", LINE]),
]
CASES = [
    pytest.param(page, needed, id=f"{page} {what}")
    for what, said, needed in WHERE
    for page, text in PAGES.items()
    if re.search("|".join(said), "\n".join(text), re.IGNORECASE)
]


@pytest.mark.parametrize(("page", "needed"), CASES)
def test_where_a_page_says_so_this_stands_on_it(page: str, needed: list[str]) -> None:
    assert any(
        all(re.search(words, paragraph, re.IGNORECASE) for words in needed)
        for paragraph in PAGES[page]
    ), f"no paragraph of {page} has all of {needed}"


@pytest.mark.parametrize("pattern", WAITS)
def test_each_way_of_saying_so_is_one_of_the_book(pattern: str) -> None:
    """A pattern that finds nothing guards nothing."""
    said = "\n".join(paragraph for text in PAGES.values() for paragraph in text)
    assert re.search(pattern, said, re.IGNORECASE)


# Nobody should drive angry or drunk; anybody may drive away from danger.
CAR = r"driv(?:es?|ing) off|don't drive\b(?! there angry or drunk)|drive only|leave the car"


def test_the_way_out_by_car_is_never_promised_away() -> None:
    sentences = [
        sentence
        for text in PAGES.values()
        for paragraph in text
        for sentence in re.split(r"(?<=[.:]) ", paragraph)
        if re.search(CAR, sentence, re.IGNORECASE)
    ]
    assert len(sentences) >= 4
    assert [sentence for sentence in sentences if not re.search("safe", sentence)] == []


# Lines that somebody who controls could quote: each with why.
QUOTABLE = [
    (r"go in anyway|go anyway", "whoever named a time need not walk in"),
    (r"to their face", "nor say it within reach"),
    (r"even if the sentence gets a bad answer", "a bad answer can be a threat"),
    (r"and be there\b|I want you there", "it orders somebody to come"),
    (r"how long, where\b|how long, where you will be", "nobody owes an address"),
    (r"where each of (?:us|you) goes|will say where", "nor says where they go"),
    (r"treat it as overwhelm", "a punishing silence may be followed by remorse"),
    (r"(?:holds|keeps|has) the keys", "an agreement gives up no keys"),
    (r"able to get an answer", "nobody is owed an answer"),
    (r"you pick who", "one of the two could choose for both"),
    (r"takes two to agree", "nobody needs leave to stay away"),
    (r"every half hour", "nobody is to report"),
    (r"rather not shout|being nice about it", "a threat can be polite"),
    (r"for you to sit down|get you to turn over", "it orders a body about"),
    (r"come and get you|\. tell me what happened", "it sounds like a threat"),
    (r"want my answers|you, not me", "it gives an order, or sets a price on supper"),
    (r"nobody can hear us", "it takes somebody out of hearing"),
    (r"only did it because|made me do it", "what was done has no excuse"),
]


@pytest.mark.parametrize(("words", "why"), QUOTABLE)
def test_no_line_helps_one_to_hold_the_other(words: str, why: str) -> None:
    said = [page for page, text in PAGES.items() if re.search(words, "\n".join(text), re.I)]
    assert said == [], why


# Danger that is no fear, such as being ruled, and how far from the top it may stand, in words.
# A page with moves to make: set out as such, or named in a chapter.
DOES = r"\{(?:words|prompt|sides|self-check)\}|\*ask softly\*|you may put it out once more"
RULED = (
    r"money|papers|medicine|children|decide|punish|\brul(?:es?|ed)\b|runs your|pay for|say no|"
    r"kept from|threat|watched|reads your|controlled|hurt"
)
SAFETY = r"\]\(#(?:help|help-now|not-the-pattern)\)"
EARLY = 250
MOVES = [page for page, text in PAGES.items() if re.search(DOES, "\n".join(text))]


@pytest.mark.parametrize("page", MOVES)
def test_a_page_with_moves_names_early_what_is_danger_without_fear(page: str) -> None:
    read = 0
    for paragraph in PAGES[page][2:]:
        if re.search(RULED, paragraph, re.IGNORECASE) and re.search(SAFETY, paragraph):
            break
        read += len(paragraph.split())
    assert read <= EARLY


# What has somebody write or print, and what stands there then: it can be found, and what to do.
WRITES = r"\{prompt\}|own paper|\{sheets\}|write what you would have said|write down what cannot"
FOUND = r"\b(?:be|get|gets) found\b|\bfound and\b|opens the drawer|reads? your papers|turn up later"
THEN = (
    r"\bt(?:ear|orn?|hrow)\b|for the trash|in your (?:head|mind)|don't (?:print|write)|"
    r"leave (?:it|off)|without writing"
)


@pytest.mark.parametrize(
    "page",
    [page for page, text in PAGES.items() if re.search(WRITES, "\n".join(text))],
)
def test_a_page_that_has_you_write_says_that_it_can_be_found(page: str) -> None:
    assert any(
        re.search(FOUND, paragraph, re.IGNORECASE) and re.search(THEN, paragraph, re.IGNORECASE)
        for paragraph in PAGES[page]
    )


# A pause that has no longest length is a silence.
PAUSES = r"\{term\}`time-out`|name one (?:new|other|more) time|^time-out$|a time for coming back"
OUTER = (
    r"longest|\bat (?:the )?(?:latest|most)\b|tomorrow|next (?:day|morning)|that day or|"
    r"one (?:new|other|more|of) time|same day"
)


@pytest.mark.parametrize(
    "page",
    [page for page, text in PAGES.items() if re.search(PAUSES, "\n".join(text), re.IGNORECASE)],
)
def test_a_pause_has_an_end_that_is_not_moved_for_ever(page: str) -> None:
    assert re.search(OUTER, "\n".join(PAGES[page]), re.IGNORECASE)


@pytest.mark.parametrize("offer", [r"```\{formats\}", r"```\{sheets\}"])
def test_files_are_offered_after_a_word_on_who_may_find_them(offer: str) -> None:
    pages = [page for page, text in PAGES.items() if re.search(offer, "\n".join(text))]
    assert pages
    for page in pages:
        (at, *_) = [at for at, text in enumerate(PAGES[page]) if re.search(offer, text)]
        assert any(re.search(r"\bfound\b", text) for text in PAGES[page][at - 3 : at])


def test_how_to_be_rid_of_a_copy_is_told_for_each_kind_of_device() -> None:
    text = "\n".join(PAGES["about/privacy"])
    rid = text[text.index("(rid)=") : text.index("## What do you keep")]
    for device in (
        "computer",
        "iPhone",
        "Android",
        "Kindle",
        "Kobo",
        "trash",
        "account",
        "backups",
    ):
        assert device in rid
    assert "(#help)" in rid, "to empty a trash can be dangerous, and somebody can be asked"
    assert "(#rid)" in "\n".join(PAGES["about/take-it-with-you"])


@pytest.mark.parametrize("part", ["essay", "answers", "guides", "reference"])
def test_each_part_begins_with_the_way_to_the_page_on_safety(part: str) -> None:
    assert any("(#not-the-pattern)" in paragraph for paragraph in PAGES[f"{part}/index"])


@pytest.mark.parametrize(
    ("page", "begins", "ends"),
    [
        ("reference/help", "(help-now)=", "(help-australia)="),
        ("reference/not-the-pattern", "(not-the-pattern)=", "## Who can I talk to?"),
    ],
)
def test_what_the_line_leads_to_has_somebody_to_call(page: str, begins: str, ends: str) -> None:
    text = "\n".join(PAGES[page])
    there = text[text.index(begins) : text.index(ends)]
    assert [to for to in (988, 116123, 131114, 1737, 14416) if f"(tel:{to})" not in there] == []


# Lines that were wrong: page, a word of the line, what it says now, what it may not say again.
MENDED = [
    ("help", "ShelterSafe:", "Women and their children", "Anyone"),
    ("not-the-pattern", "sheltersafe.ca", "Women and their children", "Anyone"),
    ("help", "Hilfetelefon", "(tel:116016)", "08000"),
    ("help", "Shine:", "different hours", "Day and night"),
    ("not-the-pattern", "Shine.", "(tel:0508744633)", "(tel:0508744633), day and night"),
    ("help", "Are You OK:", "From 9 in the morning to 11 at night", "Day and night"),
    ("help", "Need to talk?:", "(tel:1737)", "no line here"),
    ("help", "Tele-MANAS:", "Free, day and night", "only in a public list"),
    ("help", "National Commission", "Women over 18", ": Women."),
    ("help", "Men's Referral Service:", "Day and night", "11 at night"),
    ("not-the-pattern", "In New Zealand there is Shine", "(tel:0508744633)", "we have no line"),
    ("help", "Freephone for men:", "at hours that vary", "Day and night"),
    ("help", "The Network/La Red:", "LGBT+ people", "Anyone"),
    ("help", "(tel:0800428428)", "December 2024", "text"),
    ("help", "(tel:08000333333)", "Lagos State, and no other", "Anyone"),
    ("not-the-pattern", "(tel:08000333333)", "in Lagos State only", "text 31531"),
    ("help", "SOS violence conjugale", "police of Montreal", "Mostly women"),
]


@pytest.mark.parametrize(("page", "line", "says", "said"), MENDED)
def test_a_help_line_is_for_whom_and_when_its_own_page_says(
    page: str, line: str, says: str, said: str
) -> None:
    (found, *_) = [text for text in PAGES[f"reference/{page}"] if line in text]
    assert says in found
    assert said not in found


COUNTRIES = (
    "Australia Canada eu India Ireland Jamaica Kenya Malaysia new-zealand Nigeria Philippines"
)
COUNTRIES += " Singapore south-africa uk us anywhere"


def test_from_the_top_of_the_help_page_one_jumps_to_each_country() -> None:
    text = "\n\n".join(PAGES["reference/help"])
    top = text[: text.index("(help-now)=")]
    there = re.findall(r"\((help-[a-z-]+)\)=", text)
    assert there == ["help-now", *(f"help-{name.lower()}" for name in COUNTRIES.split())]
    assert [label for label in there if f"(#{label})" not in top] == []
