"""What Markdown made of a page, before anything is made of that: what `{…}` sets, and how much."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from press.checks.guard.forms import CLASSES
from press.checks.guard.refusal import refuse
from press.checks.guard.table import ATTRIBUTES, DIRECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token
    from sphinx.environment import BuildEnvironment

# How much of a kind one page may have, and what it is called. The largest page of the book has a
# tenth of it; a page at its limit is read within a few seconds.
MOST = {
    "heading_open": (200, "headings"),
    "td_open": (3000, "cells of tables"),
    "th_open": (300, "heads of columns"),
    "footnote_ref": (300, "notes"),
    "image": (100, "pictures"),
    "link_open": (1500, "links"),
    "fence": (300, "fences"),
    "colon_fence": (300, "fences"),
    "list_item_open": (2000, "items of lists"),
    "math_block": (50, "formulas"),
    "math_inline": (300, "formulas"),
}
ALL = 30_000
DEEP = "Too much stands within something else on this page. Write it flatter."
# What the parser sets by itself, and no sheet knows.
ITS_OWN = {
    "substitution",
    "field-list",
    "myst-target",
    "myst-line-comment",
    "myst-block-break",
    "myst-block",
}
ITS_OWN |= {"contains-task-list", "task-list-item", "task-list-item-checkbox"}


DEEPEST = 50  # parts within each other, counted anew in each fence
FENCES = 29  # within each other; Python itself gives up at some eighty


class TooMuchError(SphinxError):
    """A page holds more of something than a page may; the words say so, and what to do."""

    def __init__(self, words: str, line: int = 1) -> None:
        super().__init__(words)
        self.line = line


class Budget:
    """Counts what one page uses, with all that it includes."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()
        self._fences = 0

    @contextmanager
    def spending(self, tokens: Sequence[Token]) -> Iterator[None]:
        """Count these tokens, and what is made of them inside.

        Raises TooMuchError where there are too many of a kind, or too many within each other.
        """
        self._fences += 1
        if self._fences > FENCES:
            raise TooMuchError(DEEP, _first_line(tokens))
        if _depth(tokens) > DEEPEST:
            raise TooMuchError(DEEP)
        self._used.update(token.type for token in flat(tokens))
        for kind, (most, name) in MOST.items():
            if self._used[kind] > most:
                raise TooMuchError(_too_many(most, name))
        if self._used.total() > ALL:
            raise TooMuchError(_too_many(ALL, "parts"))
        yield
        self._fences -= 1


def _too_many(most: int, name: str) -> str:
    return f"This page has more than {most:,} {name}. Make several pages of it."


def _first_line(tokens: Sequence[Token]) -> int:
    return next((token.map[0] + 1 for token in tokens if token.map), 1)


def _depth(tokens: Sequence[Token]) -> int:
    """Return how many tokens stand within each other."""
    deepest = depth = 0
    for token in flat(tokens):
        depth += token.nesting
        deepest = max(deepest, depth)
    return deepest


def look_at(env: BuildEnvironment, tokens: Iterable[Token], source: str, line: int) -> None:
    """Refuse what a page sets that it may not, and take it off."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        for key, fault in list(_faults_of(token)):
            refuse(env, fault, f"{source}:{line}")
            token.attrs.pop(key, None)
            if key == "info":
                token.info = ""
        look_at(env, token.children or (), source, line)


def _faults_of(token: Token) -> Iterator[tuple[str, str]]:
    kept_back = token.meta.get("insecure_attrs", {}) if token.meta else {}
    for key, given in {**token.attrs, **kept_back}.items():
        form, value = ATTRIBUTES.get(key), str(given)
        if key == "class":
            value = " ".join(name for name in value.split() if name not in ITS_OWN)
        if form is None:
            yield key, f"`{key}` cannot be set by a page. Take it out."
        elif not form.holds(value):
            yield key, form.fault(f"`{key}`", value)
    is_named = token.type == "colon_fence" and not token.info.strip().startswith("{")
    if is_named and token.content.strip():  # one that is empty loses its words, which is told
        classes = token.info.strip().split(" ")[0]
        if classes in DIRECTIVES:
            yield (
                "info",
                f"`{token.markup}{classes}` has no braces. Write `{token.markup}{{{classes}}}`.",
            )
        elif not CLASSES.holds(classes):
            yield "info", CLASSES.fault("", classes)


def flat(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens, and those within them."""
    for token in tokens:
        yield token
        yield from flat(token.children or ())
