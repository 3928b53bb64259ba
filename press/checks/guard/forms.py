"""The forms that a value of a page may have: each in words, and as a pattern that it matches whole.

A pattern says how long a value may be, and how large a number; no pattern can be slow on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FOR_PAGES = ("drawing", "decorative", "doors", "questions", "calls", "voices")  # for pages
# Those that could be written: of a box, of words in another language, of text on a card.
ALSO = ("note", "tip", "warning", "dropdown", "sd-text-left", "sd-text-center", "sd-text-right")
BRACKETS = frozenset("{}()[]")
LANGUAGE_OF_WORDS = "language-[a-z]{2,3}"


@dataclass(frozen=True)
class Form:
    """What a value may be. `says` follows “is”; `else_says` is a whole sentence in its stead."""

    says: str
    pattern: str
    else_says: str = ""

    def holds(self, value: str) -> bool:
        """Tell whether a value is of this form."""
        return len(value) <= LONGEST and bool(_compiled(self.pattern).fullmatch(value))

    def fault(self, name: str, value: str) -> str:
        """Return what is wrong with a value, and what to write instead."""
        if self == CLASSES:
            return class_fault([word for word in value.split() if not is_for_pages(word)][-1:])
        if self.else_says:
            return self.else_says.format(name=name, value=shortened(value))
        return f"{name} is {self.says}, and not “{shortened(value)}”. Write it so."


LONGEST = 2000  # signs of any value


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def shortened(value: str) -> str:
    """Return as much of a value as a message can hold."""
    return value if len(value) <= 60 else f"{value[:60]} …"


def is_for_pages(name: str) -> bool:
    """Tell whether a page may write this class."""
    return bool(_compiled(CLASS).fullmatch(name))


def class_fault(names: Iterable[str]) -> str:
    """Return that a page cannot have these classes, and which it can."""
    names = list(names)
    if BRACKETS.intersection(*map(set, names[:1])):
        return "A fence has its name in braces, with nothing between: `:::{note}`. Write it so."
    odd, ours = (", ".join(f"`{shortened(name)}`" for name in each) for each in (names, FOR_PAGES))
    return f"A page cannot have the class {odd}. It can have {ours}."


def one_of(*words: str) -> Form:
    """Return the form of one of some words."""
    *first, last = (f"`{word}`" for word in words)
    return Form(f"{', '.join(first)} or {last}" if first else last, "|".join(map(re.escape, words)))


def number(most: int) -> Form:
    """Return the form of a whole number up to this one, which is all nines."""
    return Form(
        f"a number up to {most}",
        rf"-?\d{{1,{len(str(most))}}}|",
        f"{{name}} goes up to {most}. Write a smaller number.",
    )


NUMBER = number(999)
LINES = Form(
    "lines up to 999, as `1,3-5`",
    r" *+\d{0,3} *+(?:- *+\d{0,3} *+)?(?:, *+\d{0,3} *+(?:- *+\d{0,3} *+)?){0,50}",
    "{name} goes up to 999. Write a smaller number.",
)
WIDTHS = Form(
    "`auto`, `grid`, or up to 30 numbers", r"auto|grid|\d{1,3}(?:(?: *, *| +)\d{1,3}){0,29}"
)
LENGTH = Form(
    "a length, as `60%` or `12em`", r"\d{1,4}(?:\.\d{1,2})? ?(?:%|em|ex|rem|px|pt|cm|mm|in)?"
)
FLAG = Form("by itself", r"\s*")
WORDS = Form("up to 300 signs", r".{0,300}", "{name} has more than 300 signs. Write fewer.")
TEXT = Form("text", r".*", f"{{name}} has more than {LONGEST} signs. Write fewer.")
SOURCE = r"\s{0,9}(?:\{[^{}]+\})?\s{0,9}[\w:.+/-]+\s{0,9}(?:\{[^{}]+\})?\s{0,9}"
SOURCES = Form(
    "the keys of sources, as `gottman1999`, or two with a comma between them",
    rf"(?=.{{0,300}}\Z){SOURCE}(?:,{SOURCE})*",
)
NAME = Form(
    "a name of up to 100 letters, digits and hyphens",
    r"[^\W_](?:[\w :.+-]{0,98}[\w.+-])?",
)
FILE = Form("the name of a file", r".{1,300}", "{name} is too long for the name of a file.")
CLASS = "|".join((*FOR_PAGES, *ALSO, LANGUAGE_OF_WORDS))
CLASSES = Form(
    f"a class for pages: {', '.join(f'`{name}`' for name in (*FOR_PAGES, *ALSO))}",
    rf"\s*(?:(?:{CLASS})(?:\s+|$)){{0,4}}",
)
SIDE = one_of("left", "center", "right")
LANGUAGES = (
    *("text", "none", "default", "python", "markdown", "md", "sh", "yaml", "html", "rst"),
    *("js", "javascript", "json", "css", "toml", "ini", "bash", "shell", "console", "xml", "diff"),
)
LANGUAGE = one_of(*LANGUAGES)
NOTHING = Form("empty", r"\s*")
ICON = Form(
    "the name of an icon, and its size",
    r"[a-z-]{1,40}(?:;\d{1,2}(?:\.\d{1,2})?(?:em|rem|px)?)?(?:;sd-text-[a-z]{1,12})?",
    "An icon has a name and a size. Take out what else stands there.",
)
