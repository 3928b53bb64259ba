"""pieces.studies: who was studied, read with the line of each slip; and numbers in a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.pieces.lists import Mistake
from press.pieces.studies import numbers_in, read_studies, studies

ENTRY = """\
studies:
  # of a kind
  a2001:
    studied: 74 couples
    design: pooled
    strength: a moderate link
    cannot_say: which came first
    numbers: [74, .36, 0.5]
"""


def test_each_source_has_its_facts_and_its_line() -> None:
    found = read_studies(ENTRY)
    assert (found.mistakes, found.lines["a2001"]) == ([], 3)
    study = found.known["a2001"]
    assert (study.studied, study.design, study.numbers) == ("74 couples", "pooled", (74, 0.36, 0.5))


@pytest.mark.parametrize(
    ("old", "new", "line", "advice"),
    [
        (
            "studies:",
            "study:",
            1,
            "Begin with `studies:`, and below it each source",
        ),
        ("    design: pooled\n", "", 3, "`a2001` has no `design`. Add it: a source has `studied`"),
        ("pooled", "poled", 3, "`design: poled` is none. It is one of: experiment, followed, once"),
        ("strength", "strenght", 3, "`strenght` is no fact of a source. Did you mean `strength`?"),
        ("[74, .36, 0.5]", "[1e999]", 3, "`1e999` is no number. Write it in digits, half as 0.5."),
        ("[74, .36, 0.5]", "[many]", 3, "`many` is no number. Write it in digits, half as 0.5."),
        ("[74, .36, 0.5]", "74", 3, "Write it in brackets: `numbers: [74, .36]`."),
        ("74 couples", "in all: 74", 4, "This is not YAML: mapping values are not allowed"),
        ("    strength", "    studied: x\n    strength", 6, "twice. Take one of the two out."),
        ("[74, .36, 0.5]", "[nan]", 3, "`nan` is no number."),
        ("a moderate link", '""', 3, "`strength` of `a2001` is empty."),
        ("    design", "\tdesign", 5, "Indent with blanks, and with no tab."),
        ("0.5]", "0.5", 8, "Close the bracket"),
        ("a moderate link", '"a link', 6, "Close the quotation mark."),
        (ENTRY, "", 1, "Begin with `studies:`"),
        (ENTRY, "- a", 1, "Begin with `studies:`"),
    ],
)
def test_a_slip_is_told_with_its_line(old: str, new: str, line: int, advice: str) -> None:
    told = read_studies(ENTRY.replace(old, new, 1)).mistakes
    assert any(slip.line == line and advice in slip.advice for slip in told), told


def test_a_source_without_facts() -> None:
    assert read_studies("studies:\n  a2001:\n").mistakes == [
        Mistake(
            2,
            "`a2001` needs lines below it: `studied`, `design`, `strength`, `cannot_say`, "
            "`numbers`.",
        )
    ]


def test_a_book_without_the_file(tmp_path: Path) -> None:
    assert not studies(tmp_path).is_there


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("74 studies and 14,255 people, 2 million", [74, 14255, 2e6]),
        ("it was .36, then 0.42, 2.68 years.", [0.36, 0.42, 2.68]),
        ("60–80%, 11 percent, 60 to 80", [60, 80, 11, 60, 80]),
        ("Fifty-nine couples; seventy-nine; nineteen.", [59, 79, 19]),
        ("four countries, three short calls, an eight-hour program", [4, 3, 8]),
        ("about half of them; half the couples", [0.5, 0.5]),
        ("In 1980 and the 1970s, at 10:36, at half past two, one of two, all three.", []),
        ("A2001 and v1.2", []),
    ],
)
def test_numbers(text: str, numbers: list[float]) -> None:
    assert [value for _, value in numbers_in(text)] == numbers


def test_numbers_as_they_are_written() -> None:
    text = "About 27% of 14,255, sixty percent, 2 million."
    assert [written for written, _ in numbers_in(text)] == [
        "27%",
        "14,255",
        "sixty percent",
        "2 million",
    ]


def test_all_that_is_missing_is_one_line() -> None:
    (told,) = read_studies("studies:\n  a2001:\n    studied: 74 couples\n").mistakes
    assert told.advice.startswith(
        "`a2001` has no `design` and no `strength` and no `cannot_say` and no `numbers`. Add it"
    )


def test_a_line_may_begin_the_file() -> None:
    assert read_studies(f"---\n{ENTRY}").mistakes == []


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "studies.yaml").mkdir()
    assert len(studies(tmp_path).mistakes) == 1


def test_no_escape_of_yaml_hides_a_sign() -> None:
    facts = "    design: once\n    strength: a\n    cannot_say: b\n    numbers: [1]\n"
    (told,) = read_studies(f'studies:\n  a2001:\n    studied: "x\\u202ey"\n{facts}').mistakes
    sign = "U+202E, RIGHT-TO-LEFT OVERRIDE"
    assert told == (2, f"`studied` of `a2001` has a sign that cannot be seen: {sign}. Take it out.")
