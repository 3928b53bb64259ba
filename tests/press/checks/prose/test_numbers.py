"""prose.numbers: a number beside a citation is one of the source's."""

from __future__ import annotations

from press.checks.prose.numbers import check, without_file
from press.checks.prose.passages import Passage
from press.pieces.studies import Studies, Study

KNOWN = Study(studied="x", design="once", strength="x", cannot_say="x", numbers=(74, 0.36))
STUDIES = Studies(known={"a": KNOWN}, lines={"a": 2})


def told(text: str, *sources: str, allowed: str = "", studies: Studies = STUDIES) -> list[str]:
    excused = frozenset([allowed] if allowed else [])
    passage = Passage("page", 7, text, bool(sources), True, excused, sources=sources)
    return [finding.message for finding in check([passage], studies)]


def test_its_own_numbers_are_its_own() -> None:
    assert told("In 74 studies it was .36.", "a") == []
    assert told("In seventy-four studies.", "b", "a") == []


def test_any_other_is_told() -> None:
    assert told("In 47 studies.", "a") == [
        "“47” is no number of `a`. Mend it, add it to `numbers` in source/studies.yaml, or write "
        "`% allow 47: why` above it."
    ]


def test_a_source_of_which_nothing_is_said() -> None:
    assert told("In 74 studies.", "b") == [
        "“74” stands beside `b`, and source/studies.yaml does not say who was studied there. Add "
        "it, or write `% allow 74: why` above it."
    ]


def test_what_is_excused_or_cites_nothing_or_has_no_file() -> None:
    assert told("Forty minutes.", "a", allowed="forty") == []
    assert told("In 47 studies.") == []
    assert told("In 47 studies.", "a", studies=Studies(is_there=False)) == []


def test_without_the_file_the_first_number_is_told() -> None:
    def passage(line: int, text: str, *sources: str) -> Passage:
        return Passage("page", line, text, bool(sources), True, frozenset(), sources=sources)

    page = [passage(7, "In 74."), passage(8, "In 47.", "a"), passage(9, "In 48.", "a")]
    (finding,) = without_file([page], Studies(is_there=False))
    assert (finding.line, finding.message) == (
        8,
        "“47” stands beside `a`, and source/studies.yaml, which says who was studied, is not "
        "there. Put it back, or begin one.",
    )
    assert list(without_file([page], STUDIES)) == []
    assert list(without_file([page[:1]], Studies(is_there=False))) == []
