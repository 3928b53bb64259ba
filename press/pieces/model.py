"""What a piece of the book is, and which facts it carries. Knows nothing of Sphinx.

A writer states the facts at the top of a page::

    ---
    piece:
      kind: answer
      summary: Because your upset reaches them as a verdict …
      topics: [reaching, retreating]
      chapter: essay-loop
      related: [why-i-shut-down]
      next: stop-chasing-or-shutting-down
      published: 2026-11-23
      reviewed: 2026-11-23
    ---

`read_piece` turns them into a `Piece`, or says in plain words what to write instead.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    PlainValidator,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from press.pieces.kinds import KINDS, Kind
from press.pieces.page_names import is_name, is_reserved

SUMMARY_WORDS = 60
MOST_TOPICS = 4
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")  # where the next one begins
# The facts that some kinds require, or a template leaves empty, with what to write there.
TO_FILL = {
    "summary": "Answer the title in one or two sentences",
    "topics": "Name one to four of the topics in conf.py",
    "chapter": "Name the essay chapter it grows from",
    "related": "Name two or three pages that belong to it",
    "next": "Name the page to read or do next",
    "time": "Say how long it takes",
    "needs": "Say what to have at hand",
    "moved": "Name where the page lay before",
}
TEXTS = ("summary", "time", "needs")
MARKUP = re.compile(r"(?<!\w)[*_]{1,2}(?=\w)|`|\]\(|\{[a-z:]{1,30}\}|</?[a-z]{1,10}>")
LISTS = ("topics", "related", "moved")
OF_SOME_KINDS = ("time", "needs")  # others cannot have them


def _kind(value: object) -> Kind:
    """Return the kind that a page names."""
    kind = value if isinstance(value, Kind) else KINDS.get(str(value))
    if kind is None:
        raise PydanticCustomError("kind", "is not a kind")
    return kind


class Piece(BaseModel):
    """The facts of one page."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Annotated[Kind, PlainValidator(_kind)]
    summary: str
    published: date
    reviewed: date
    topics: tuple[str, ...] = ()
    chapter: str = ""
    related: tuple[str, ...] = ()
    next: str = ""
    time: str = ""
    needs: str = ""
    moved: tuple[str, ...] = ()  # where it lay before, or what it stands in for

    @field_validator("summary")
    @classmethod
    def summary_is_short(cls, summary: str) -> str:
        """Refuse a summary that does not fit one breath."""
        words = len(summary.split())
        if words > SUMMARY_WORDS:
            raise PydanticCustomError(
                "long",
                "has {words} words. Cut it to {limit} or fewer",
                {"words": words, "limit": SUMMARY_WORDS},
            )
        return summary

    @model_validator(mode="after")
    def facts_agree(self) -> Piece:
        """Refuse dates in the wrong order, and facts that this kind cannot have."""
        if self.reviewed > date.today() + timedelta(days=1):  # it may be tomorrow elsewhere
            raise _disagreement("reviewed", "is in the future. Write the day it was last read")
        if len(self.topics) > MOST_TOPICS:
            raise _disagreement(
                "topics", f"names more than {MOST_TOPICS}. Keep those that fit best"
            )
        for key in LISTS:
            twice = _twice(getattr(self, key))
            if twice:
                raise _disagreement(key, f"names `{twice}` twice. Take one out")
        for docname in self.moved:
            if fault := _fault_of_address(docname):
                raise _disagreement("moved", f"names `{docname}`{fault}")
        if self.reviewed < self.published:
            raise _disagreement("reviewed", "is before `published`. Write the later date here")
        for key in OF_SOME_KINDS:
            if getattr(self, key) and key not in self.kind.requires:
                raise _disagreement(key, f"does not belong to {self.kind.one}. Take it out")
        return self

    @property
    def first_sentence(self) -> str:
        """What lists of pieces say of this one: how its summary begins."""
        return SENTENCE.split(self.summary)[0]

    def labels(self) -> list[tuple[str, str]]:
        """Return (fact, label) for each page that this one points to."""
        single = [(fact, getattr(self, fact)) for fact in ("chapter", "next")]
        related = [("related", label) for label in self.related]
        return [(fact, label) for fact, label in single + related if label]


def _fault_of_address(docname: str) -> str:
    """Return what keeps a name from being where a page lay once, or ''."""
    if is_reserved(docname):
        return ", which a system, or the website, has for itself. Take it out"
    if not is_name(docname):
        return ". Write the path from `source/` without its ending, as `answers/old-name`"
    return ""


def _twice(names: tuple[str, ...]) -> str:
    return next((name for name in names if names.count(name) > 1), "")


def _disagreement(key: str, message: str) -> PydanticCustomError:
    return PydanticCustomError("disagreement", message, {"key": key})


@dataclass(frozen=True)
class Mistake:
    """One wrong fact: its key ('' for the whole) and what to write instead.

    A gap is not wrong, only not yet written: its line is there.
    """

    key: str
    advice: str
    is_gap: bool = False


def read_piece(facts: object, topics: Collection[str]) -> tuple[Piece | None, list[Mistake]]:
    """Turn the `piece:` of a page into a `Piece`.

    `facts` is what YAML made of it, `topics` the book's controlled list (empty: any topic).
    Returns the piece, or None, and the mistakes in the order of the page's keys.
    """
    if not isinstance(facts, Mapping):
        return None, [Mistake("", "`piece:` needs lines below it, such as `kind: answer`.")]
    gaps = list(_gaps(facts))
    try:
        piece = Piece.model_validate(dict(facts))
    except ValidationError as error:
        return None, [*map(_advise, error.errors()), *gaps]
    if not piece.summary.strip() or any(not getattr(piece, key) for key in piece.kind.requires):
        return None, gaps
    unknown = [_unknown_topic(t, topics) for t in piece.topics if topics and t not in topics]
    return piece, [*unknown, *_marked_texts(piece), *gaps]


def _gaps(facts: Mapping[str, object]) -> Iterator[Mistake]:
    """Yield each fact that is left empty, and each that the kind requires and is not there."""
    kind = KINDS.get(str(facts.get("kind")))
    required = kind.requires if kind else ()
    for key, advice in TO_FILL.items():
        value = facts.get(key)
        is_empty = not value.strip() if isinstance(value, str) else value == []
        if key in required and (is_empty or value is None):
            state = "empty" if is_empty else "missing"
            yield Mistake(key, f"`{key}` is {state}. {advice}.", is_gap=is_empty)
        elif key == "summary" and is_empty:
            yield Mistake(key, f"`{key}` is empty. {advice}.", is_gap=True)
        elif is_empty:
            advice += ", or take the line out"
            yield Mistake(key, f"`{key}` is empty. {advice}.", is_gap=True)


def _marked_texts(piece: Piece) -> Iterator[Mistake]:
    """Yield each text that has signs of markup, which would be shown."""
    for key in TEXTS:
        if markup := MARKUP.search(getattr(piece, key)):
            advice = f"is plain text, and would show `{markup[0].strip()}`. Take its marks out."
            yield Mistake(key, f"`{key}` {advice}")


def nearest(word: str, known: Collection[str], alike: float = 0.6) -> str:
    """Return " Did you mean `…`?" with the nearest known word that is so much alike, or ''."""
    close = difflib.get_close_matches(word, known, n=1, cutoff=alike)
    return f" Did you mean `{close[0]}`?" if close else ""


def _unknown_topic(topic: str, topics: Collection[str]) -> Mistake:
    known = ", ".join(topics)
    return Mistake(
        "topics", f"`{topic}` is not a topic.{nearest(topic, topics)} The topics are: {known}."
    )


def _advise(detail: ErrorDetails) -> Mistake:
    """Say what to write instead, for one error of the model."""
    context = detail.get("ctx", {})
    key = str(detail["loc"][0]) if detail["loc"] else str(context.get("key", ""))
    match detail["type"]:
        case "missing":
            advice = f"`{key}` is missing. Add {_EXAMPLES[key]} under `piece:`."
        case "extra_forbidden":
            known = ", ".join(Piece.model_fields)
            hint = nearest(key, Piece.model_fields)
            advice = f"`{key}` is not a fact of a piece.{hint} The facts are: {known}."
        case "kind":
            kinds = ", ".join(KINDS)
            advice = f"`{detail['input']}` is not a kind. The kinds are: {kinds}."
        case kind if kind.startswith("date"):
            advice = f"`{key}: {detail['input']}` is not a date. Write it as 2026-11-23."
        case "tuple_type":
            advice = f"`{key}` is a list. Write it in brackets: `{key}: [one, two]`."
        case "string_type":
            advice = f"`{key}` is one label or text. Write it without brackets, and as one line."
        case "long" | "disagreement":
            advice = f"`{key}` {detail['msg']}."
        case _:
            advice = f"`{key}: {detail['input']}` does not fit: {detail['msg']}."
    return Mistake(key, advice)


_EXAMPLES = {
    "kind": "`kind: answer` (or another kind)",
    "summary": "`summary:` with one or two sentences that answer the title",
    "published": "`published: 2026-11-23`, the day it was first published",
    "reviewed": "`reviewed: 2026-11-23`, the day someone last read it through",
}
