"""Who was studied in each source that a number is taken from, and how strong it is.

They stand in `studies.yaml`, beside the list of sources. A number of the text belongs to a source
that is cited in its paragraph and has it among its `numbers`. Knows nothing of Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    FiniteFloat,
    StringConstraints,
    ValidationError,
)

from press.config import N_
from press.pieces.frontmatter import NO_LINES, read_yaml, remedy
from press.pieces.lists import Mistake, read_list_of
from press.pieces.model import nearest
from press.signs import name_of, unseen_in

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

FILE = "studies.yaml"
KEY = "studies"
Design = Literal["experiment", "followed", "once", "pooled", "review", "argument"]
DESIGNS: dict[Design, str] = {
    "experiment": N_("Chance decided who got what: it may say what caused what."),
    "followed": N_("The same people were seen again later: one thing came before another."),
    "once": N_("People were watched or asked at one time: two things went together."),
    "pooled": N_("Many studies were counted together, with whatever was wrong with them."),
    "review": N_("Studies were gathered and judged, without a pooled figure."),
    "argument": N_("Described and argued: nothing was measured."),
}

UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
TEENS = [
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MANY = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
VALUES = {word: float(value) for value, word in enumerate(UNITS + TEENS, 1)}
VALUES |= {word: 10.0 * value for value, word in enumerate(TENS, 2)}
COUNTED = "countries studies couples people women men seconds minutes hours months years sessions"
COUNTED += " groups kinds parts programs courses calls times hour minute month year"
# Years and times of day are no numbers of a study; small words only where they count something.
NUMBER = re.compile(
    r"(?P<digits>(?<![\w.:])(?!(?:19|20)\d\ds?\b)\.?\d[\d,]*(?:\.\d+)?(?!\d|:\d))"
    rf"(?: (?P<many>{'|'.join(MANY)})\b| ?%| percent\b)?"
    rf"|\b(?P<word>(?:{'|'.join(TENS)})(?:-(?P<ones>{'|'.join(UNITS)}))?|{'|'.join(TEENS)}"
    rf"|(?:{'|'.join(UNITS[2:])})(?=[ -](?:[a-z-]{{1,20}} )?(?:{'|'.join(COUNTED.split())})\b))"
    r"\b(?: percent\b)?"
    r"|\babout half\b|\bhalf\b(?= the couples| of couples| of them)",
    re.IGNORECASE,
)


def _seen(words: str) -> str:
    if sign := next(unseen_in(words), None):
        raise ValueError(f"has a sign that cannot be seen: {name_of(sign[0])}")
    return words


Words = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_seen)
]


class Study(BaseModel):
    """What is known of a source: who was studied, how, how strong it is, which numbers it has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    studied: Words
    design: Design
    strength: Words
    cannot_say: Words
    numbers: tuple[FiniteFloat, ...]


@dataclass
class Studies:
    """All that the file says, by the sources' keys, with the lines of these."""

    known: dict[str, Study] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    is_there: bool = True


def studies(folder: Path) -> Studies:
    """Read the file in the folder of the source; a book without one says nothing of its numbers."""
    read = read_list_of(folder, FILE)
    if read is None:
        return Studies(is_there=False)
    text, fault = read
    return Studies(mistakes=[fault]) if fault else read_studies(text)


def read_studies(text: str) -> Studies:
    """Read the text of the file; what is wrong in it is kept in `mistakes`, and left out."""
    read = read_yaml(text, KEY, before=0)
    found = Studies(lines=read.lines)
    if read.problem and read.problem != NO_LINES:
        advice = f"This is not YAML: {read.problem}. {remedy(read.problem)}"
        found.mistakes.append(Mistake(read.problem_line, advice))
        return found
    if not isinstance(read.facts, Mapping):
        advice = f"Begin with `{KEY}:`, and below it each source, two blanks in."
        found.mistakes.append(Mistake(1, advice))
        return found
    for key, facts in read.facts.items():
        try:
            found.known[str(key)] = Study.model_validate(facts)
        except ValidationError as error:
            line = found.lines[str(key)]
            told = dict.fromkeys(_advice_for(str(key), error.errors()))
            found.mistakes += [Mistake(line, advice) for advice in told]
    return found


def _advice_for(key: str, details: list[ErrorDetails]) -> Iterator[str]:
    """Yield what to write instead: a line for all that is missing, and one for each other slip."""
    facts = ", ".join(f"`{name}`" for name in Study.model_fields)
    missing = [f"`{detail['loc'][0]}`" for detail in details if detail["type"] == "missing"]
    others = [detail for detail in details if detail["type"] != "missing"]
    slips = [detail for detail in others if detail["type"] == "extra_forbidden"]
    if missing and not slips:  # else it is there, and misspelt
        yield f"`{key}` has no {' and no '.join(missing)}. Add it: a source has {facts}."
    yield from (_advice(key, detail) for detail in others)


def _advice(key: str, detail: ErrorDetails) -> str:
    """Say what to write instead, for one error of the model."""
    fact, *_ = [str(part) for part in detail["loc"]] or [""]
    facts = ", ".join(f"`{name}`" for name in Study.model_fields)
    match detail["type"]:
        case "extra_forbidden":
            hint = nearest(fact, Study.model_fields)
            return f"`{fact}` is no fact of a source.{hint} They are {facts}."
        case "literal_error":
            return (
                f"`{fact}: {detail['input']}` is none. It is one of: {', '.join(get_args(Design))}."
            )
        case "string_too_short":
            return f"`{fact}` of `{key}` is empty. Say it in a few words."
        case "value_error":
            return f"`{fact}` of `{key}` {detail['ctx']['error']}. Take it out."
        case "float_parsing" | "finite_number":
            return f"`{detail['input']}` is no number. Write it in digits, half as 0.5."
        case "tuple_type":
            return f"`{fact}` is a list. Write it in brackets: `{fact}: [74, .36]`."
        case _:
            return f"`{key}` needs lines below it: {facts}."


def numbers_in(text: str) -> Iterator[tuple[str, float]]:
    """Yield each number of a text as it is written, and its value."""
    for match in NUMBER.finditer(text):
        yield match[0].rstrip(","), _value(match)


def _value(match: re.Match[str]) -> float:
    if digits := match["digits"]:
        return float(digits.rstrip(",").replace(",", "")) * MANY.get(match["many"] or "", 1)
    if word := match["word"]:
        return sum(VALUES[part] for part in word.lower().split("-"))
    return 0.5
