"""The kinds of page that the book has: one table. Knows nothing of Sphinx.

A new kind is a row here, a template in `press/cli/new/` where writers begin such pages, and its
prose. Nothing else names a kind: whatever differs between kinds is asked of the row. A look of its
own is a rule of `_static/book.css`, for the page's body has the kind's name as its class.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from press.config import N_

if TYPE_CHECKING:
    from collections.abc import Callable


class Headings(Enum):
    """What the headings of a piece are."""

    FREE = auto()
    QUESTIONS = auto()  # that the reader would ask next; the title is one, too
    STEPS = auto()  # numbered from 1


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A row of the table. Words that are '' are not said, nor is what they are for."""

    name: str  # as `kind:` says it
    folder: str = ""  # of its pages in `source/`; without one `make new` makes none
    in_search: str = ""  # what the search calls one, beside its title
    in_library: str = ""  # what the library calls one, and …
    section: str = ""  # … all of them; without these it lists none
    weight: float = 1  # of one among what the search finds
    in_preview: str = ""  # what the picture beside a link to it calls one
    requires: tuple[str, ...] = ()  # the facts it must have, beside those of every piece
    headings: Headings = Headings.FREE
    is_chapter: bool = False  # of the essay: it has a number, and others grow from it
    is_read: bool = False  # from its top to its end: it takes minutes, leads on, and is in the feed
    is_article: bool = False  # to machines that read the website
    is_plain: bool = False  # held to short sentences and plain words by `make check`
    is_sheet: bool = False  # to write on: it fills one printed page, and is a file by itself
    is_bare: bool = False  # nothing stands below its text

    @property
    def one(self) -> str:
        """The kind within a sentence: `an answer`."""
        return f"{'an' if self.name[0] in 'aeiou' else 'a'} {self.name}"

    def __reduce__(self) -> tuple[Callable[[str], Kind], tuple[str]]:
        """Keep only the name in what a build remembers: the next one may have another table."""
        return kind_named, (self.name,)


_ROWS = (
    Kind(
        name="essay",
        folder="essay",
        in_search=N_("Essay"),
        in_library=N_("Chapter"),
        section=N_("The essay, in chapters"),
        in_preview=N_("From the essay"),
        is_chapter=True,
        is_read=True,
        is_article=True,
    ),
    Kind(
        name="answer",
        folder="answers",
        in_search=N_("Question"),
        in_library=N_("Answer"),
        section=N_("Answers"),
        in_preview=N_("A question, answered"),
        requires=("chapter",),
        headings=Headings.QUESTIONS,
        is_read=True,
        is_article=True,
        is_plain=True,
    ),
    Kind(
        name="guide",
        folder="guides",
        in_search=N_("Guide"),
        in_library=N_("Guide"),
        section=N_("Guides"),
        in_preview=N_("A guide"),
        requires=("chapter", "time", "needs"),
        headings=Headings.STEPS,
        is_read=True,
        is_article=True,
        is_plain=True,
    ),
    Kind(
        name="worksheet",
        folder="worksheets",
        in_search=N_("Worksheet"),
        in_library=N_("Worksheet"),
        section=N_("Worksheets"),
        in_preview=N_("A sheet to write on"),
        is_article=True,
        is_sheet=True,
    ),
    Kind(
        name="reference",
        folder="reference",
        in_search=N_("Reference"),
        in_library=N_("Reference"),
        section=N_("Reference"),
        weight=0.8,
        is_article=True,
    ),
    Kind(name="about", folder="about", in_search=N_("About the book"), weight=0.6),
    Kind(name="part", in_search=N_("Part"), weight=0.6, is_bare=True),
    Kind(name="front", weight=0.7, is_bare=True),
)
KINDS = {kind.name: kind for kind in _ROWS}  # in the order in which the library lists them


def kind_named(name: str) -> Kind:
    """Return the kind of this name. Raises KeyError if there is none."""
    return KINDS[name]
