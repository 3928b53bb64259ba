"""The settings of this book in conf.py, beside those that any book has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_bindery.config import Setting, add_settings
from sphinx_bindery.words.catalog import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

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
    Setting("book_search_examples", [], "html", "Three words that the search proposes."),
    Setting("book_icon", "", "html", "The drawing of the website's icons."),
    Setting("book_repository", "", "html", "Where the source lies, and pages are mended."),
    Setting("book_branch", "main", "html", "The branch that is mended."),
)


def keep_matching(
    config: Config, name: str, matches: Callable[[str], object], advice: str, kind: str
) -> None:
    """Warn of a setting that is not what it has to be, and go on as if it were not there.

    `advice` follows its name and its value.
    """
    default = next(setting.default for setting in SETTINGS if setting.name == name)
    if config[name] != default and not matches(config[name]):
        words = f"`{name}` is %r{advice}"
        logger.warning(words, config[name], type="book", subtype=kind)
        config[name] = default


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the settings."""
    add_settings(app, SETTINGS)
    return {"version": "1", "parallel_read_safe": True}
