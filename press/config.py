"""The settings of this book in conf.py, beside those that any book has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_bindery.config import Setting, add_settings
from sphinx_bindery.words.catalog import words_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

DOMAIN = "press"
_, ngettext = words_of(DOMAIN)  # the words that the book itself writes, in its language
ELSEWHERE = "https://www.wikipedia.org/"  # a page that nobody asks about


def N_(message: str) -> str:  # the name by which Babel finds it
    """Mark a message in a table: whoever takes it out of there says it by `_`."""
    return message


SETTINGS = (
    Setting("book_topics", {}, "env", "What pieces may be about: each name with its words.", list),
    Setting("book_newsletter", "", "env", "Where the newsletter's form posts to."),
    Setting("book_mail", "", "env", "Where a correction can be sent by email."),
    Setting("book_safety", [], "html", "Labels of the pages about danger and help."),
    Setting("book_exit", ELSEWHERE, "env", "Where the way out of a page leads."),
    Setting("book_large_print", False, "env", "Whether the book comes in large print, too."),
    Setting("book_released", False, "", "Whether this build is for a release, and makes it so."),
    Setting("book_build_dir", "", "", "The folder of the files to take away: `build/`."),
    Setting("book_one_screen", [], "html", "Pages without a menu."),
    Setting("book_icon", "", "html", "The drawing of the website's icons."),
    Setting("book_repository", "", "html", "Where the source lies, and pages are mended."),
    Setting("book_branch", "main", "html", "The branch that is mended."),
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the settings."""
    add_settings(app, SETTINGS)
    return {"version": "1", "parallel_read_safe": True}
