"""The words that the printed book says by itself, beside those of its pages."""

from __future__ import annotations

from sphinx_bindery.words.catalog import _

WORDS_FILE = "words.json"  # from which `typ/` takes them


def words_of_looks() -> dict[str, str]:
    """Return the words that Typst sets, by the names that `typ/` has for them.

    `%s` stands for the numbers of pages, with a space beside it at which no line breaks.
    """
    words = {
        "page": _("p. %s"),
        "pages": _("pp. %s"),
        "page-in-book": _("p. %s in the book"),
        "in-a-box": _("in a box"),
    }
    return {name: said.replace(" %s", "\u00a0%s") for name, said in words.items()}


def edition_line(release: str, day: str) -> str:
    """Return the line of the imprint that tells which edition this is."""
    if release:
        return _("Version %(version)s, edition of %(date)s") % {"version": release, "date": day}
    return _("Edition of %s") % day


def large_print() -> str:
    """Return the line that the imprint of the large print has besides."""
    return _("Large print: letters of 18 points, with page numbers of their own.")
