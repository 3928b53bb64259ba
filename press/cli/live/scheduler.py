"""Decides what is made next; starts nothing itself, and knows neither processes nor windows.

The website is made in two ways: quickly, the saved pages alone; and anew, beside the one that is in
view, where more than these pages may have changed, as soon as nobody has saved for a moment. A page
for paper is made when somebody looks at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from press.cli.live.changes import Changes

REST = 0.4  # seconds without an edit, before everything is made anew
WEB = "html"

Page = tuple[str, str]  # what it is made for, and its name


class Task(NamedTuple):
    """What is to be done: of these pages, those on screen first, for the web or for a book."""

    verb: str
    kind: str = WEB
    pages: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


DROP_REMAKE, DROP_PAPER, REMAKE = Task("drop the remake"), Task("drop paper"), Task("remake")


class Scheduler:
    """Keeps in mind what is up to date, and what is owed to the windows."""

    def __init__(self) -> None:
        self.due: float | None = 0.0  # when all is made anew, if nothing is saved before
        self._owed = True  # whether it has to be
        self._has_website = False  # that can be mended the quick way
        self._is_remaking = False
        self._facts = ""  # what the pages show of each other
        self._asked: set[Page] = set()  # pages for paper that are up to date, or will be

    @property
    def is_busy(self) -> bool:
        """Tell whether the website in view is about to be another."""
        return self._is_remaking or self.due is not None

    def patience(self, now: float) -> float | None:
        """Return how many seconds there is nothing to do; None for any number."""
        return None if self.due is None else max(0.0, self.due - now)

    # What happens; each says what is to be done

    def saved(self, changes: Changes, on_screen: Iterable[Page], now: float) -> Iterator[Task]:
        """Take in what was saved."""
        screen = sorted(on_screen)
        if self._is_remaking:  # it may have read the old text
            self._is_remaking = False
            yield DROP_REMAKE
        is_more = bool(changes.static or changes.rest)
        self._owed = self._owed or is_more or not self._has_website
        if is_more:
            yield DROP_PAPER
        if changes.pages and self._has_website:
            first = [name for kind, name in screen if kind == WEB]
            first.sort(key=lambda name: name not in changes.pages)
            yield Task("update", WEB, tuple(sorted(changes.pages)), tuple(first))
        self._asked.clear()
        for kind, name in screen:
            yield from self.opened(kind, name, changes.pages)
        self.due = now + REST if self._owed else None

    def opened(self, kind: str, name: str, changed: Iterable[str] = ()) -> Iterator[Task]:
        """Take in that somebody looks at a page."""
        if kind != WEB and (kind, name) not in self._asked:
            self._asked.add((kind, name))
            yield Task("page", kind, tuple(sorted(changed)), (name,))

    def passed(self, now: float) -> Iterator[Task]:
        """Take in how late it is."""
        if self.due is not None and now >= self.due:
            self.due = None
            if self._is_remaking:
                yield DROP_REMAKE
            self._is_remaking = True
            yield REMAKE

    # What became of it

    def updated(self, facts: str, now: float) -> bool:
        """Take in that the quick way has ended; tell whether nothing is left to do."""
        if facts != self._facts:
            self._facts, self._owed = facts, True
        if self._owed:
            self.due = now + REST
        return not self._owed

    def remade(self, facts: str) -> None:
        """Take in that all has been made anew."""
        self._facts, self._owed = facts, False
        self._is_remaking, self._has_website = False, True

    def remake_failed(self) -> None:
        """Take in that it has not: it is tried again when something is saved."""
        self._is_remaking = False

    def website_lost(self) -> None:
        """Take in that nothing can be mended the quick way any more."""
        self._has_website = False

    def paper_lost(self) -> None:
        """Take in that no page for paper is up to date."""
        self._asked.clear()
