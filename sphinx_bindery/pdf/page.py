"""A page of the source as it is printed, and the event by which a book says how it opens.

`bindery-page` is emitted for each page before it is translated, as Sphinx emits
`html-page-context`: a listener takes (app, page, doctree) and may give the page another `opener`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

EVENT = "bindery-page"
KEPT = "keep_with_next"  # a paragraph with this attribute is on the page of what follows it


@dataclass(frozen=True)
class Opener:
    """The Typst function that sets a page: `facts` are its named arguments, as Typst.

    It takes the title and the body. With `argument` it takes the title by name, and a body that is
    a function of one argument, called so. `too_long` is what to warn of when the page takes more
    than one; `%d` in it stands for how many.
    """

    call: str
    facts: dict[str, str] = field(default_factory=dict)
    argument: str = ""
    too_long: str = ""


CHAPTER = Opener("chapter")
PART = Opener("part", {"drawing": "drawing"})
SINGLE = Opener("loose-page")


@dataclass
class PrintedPage:
    """A page of the source as the translator needs it.

    `heads` stand above its left and its right pages, `number`, in words, above its title;
    `is_single` if it is a document by itself.
    """

    docname: str
    level: int
    heads: tuple[str, str]
    opener: Opener = CHAPTER
    is_single: bool = False
    number: str = ""


class PdfDocument(NamedTuple):
    """A page of the book as a PDF of its own, in `pdf_documents`.

    `path` is its file in the folder of the PDF, `paper` a size that Typst knows, as `us-letter`.
    With no page it is the whole book in large print, on `a4` or `us-letter`.
    """

    docname: str
    path: str
    paper: str
