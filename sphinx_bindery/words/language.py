"""The language of a book: its tag, and what follows from it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple

from babel.core import UnknownLocaleError
from babel.numbers import format_decimal
from docutils.utils.smartquotes import smartchars

RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
# What gettext writes behind `@`, as a part of a tag. `euro` and its like are of no language.
MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "devanagari": "Deva", "valencia": "valencia"}


class Language(NamedTuple):
    """The language of a book: its whole tag, and what that says; `region` may be ''."""

    tag: str
    name: str
    region: str
    right_to_left: bool

    @property
    def locale(self) -> str:
        """The language and its region in the way of Open Graph: `en_US`, `zh_CN`, `de`."""
        return "_".join(filter(None, (self.name, self.region)))

    @property
    def names(self) -> list[str]:
        """What a folder of its words may be called, the nearest first: `zh_Hans_CN`, …, `zh`."""
        parts = self.tag.split("-")
        names = ["_".join(parts[:count]) for count in range(len(parts), 0, -1)]
        return list(dict.fromkeys((names[0], self.locale, *names)))


def quotation_marks(language: str) -> tuple[str, str]:
    """Return the marks around speech in a language, as Sphinx makes them of typewriter quotes."""
    tags = [name.lower().replace("_", "-") for name in language_of(language).names]
    known = next((tag for tag in tags if tag in smartchars.quotes), "en")
    marks = smartchars.quotes[known]
    return marks[0], marks[1]


def decimal(value: float, language: str, pattern: str) -> str:
    """Return a number as it is written in a language: 2.3, or 2,3. Source: Unicode CLDR."""
    for name in (*language_of(language).names, "en"):
        with suppress(UnknownLocaleError, ValueError):
            return format_decimal(value, pattern, name)
    raise AssertionError("Babel knows English")


def language_of(written: str) -> Language:
    """Return the language that is written as `en-US`, `zh-Hans-CN` or, in Sphinx's way, `pt_BR`.

    This is the one place where a tag is made: every `lang`, each feed and the metadata ask here.
    Source: BCP 47 (RFC 5646, 2.1).
    """
    name, _, modifier = (written.strip() or "en").partition("@")
    parts = [part for part in re.split("[-_]", name) if part]
    if added := MODIFIERS.get(modifier.lower()):
        parts.insert(len(parts) if added.islower() else 1, added)
    name, *more = parts
    region = next((part.upper() for part in more if len(part) == 2 and part.isalpha()), "")
    return Language("-".join(parts), name, region, name in RIGHT_TO_LEFT)
