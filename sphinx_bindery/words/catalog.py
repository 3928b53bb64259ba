"""The words that the builders write themselves, in the language of the book.

They stand in the code in English, inside `_(…)`, and in `locale/` in the other languages, as
gettext wants them. What Sphinx has a word for (`Contents`, the titles of notes) is asked of Sphinx.

Only the `.po` files are kept, which are text. Babel, which comes with Sphinx, turns one into what
gettext reads whenever an application begins; that takes a few milliseconds, and only in a language
that is not English. So nothing compiled lies in the repository or in the wheel that could be older
than its source, and whoever mends a word sees it in the next build.

A book may bring words of its own, for a language that is not here or to call a thing otherwise:
`LANGUAGE/LC_MESSAGES/sphinx_bindery.po` in a folder of `locale_dirs`, where Sphinx looks for its.
"""

from __future__ import annotations

from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translator, translators
from sphinx.util import logging

from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

DOMAIN = "sphinx_bindery"
HERE = Path(__file__).parent.parent / "locale"


def words_of(domain: str) -> tuple[Callable[[str], str], Callable[[str, str, int], str]]:
    """Return `_`, which says a message of a catalog in the language of the book, and `ngettext`.

    That one takes a message for one thing, another for many, and their number, by which some
    languages tell apart more than two ways to say it.
    """

    def gettext(message: str) -> str:
        return get_translator(domain).gettext(message) if message else ""

    def ngettext(one: str, many: str, number: int) -> str:
        return get_translator(domain).ngettext(one, many, number)

    return gettext, ngettext


def N_(message: str) -> str:  # the name by which Babel finds it
    """Mark a message in a table: whoever takes it out of there says it by `_`."""
    return message


_, ngettext = words_of(DOMAIN)
of_sphinx, _ngettext_of_sphinx = words_of("sphinx")  # what Sphinx has a word for


def add_words(app: Sphinx, domain: str = DOMAIN, folder: Path = HERE) -> None:
    """Have the words of a package said in the language of the book.

    `folder` holds `LANGUAGE/LC_MESSAGES/{domain}.po`. Those of the book itself come first, those of
    the nearest language before others; what none of them has stays English. So does a sentence that
    lacks or invents a place for a value, with a warning: it could not be said.
    """
    found = [read_words(path) for path in _files(app, domain, folder)]
    first = found[0] if found else NullTranslations()
    for other in found[1:]:
        first.add_fallback(other)
    translators["general", domain] = first


def _files(app: Sphinx, domain: str, folder: Path) -> Iterator[Path]:
    for place in (*(Path(app.srcdir, name) for name in app.config.locale_dirs), folder):
        for name in language_of(app.config.language).names:
            path = place / name / "LC_MESSAGES" / f"{domain}.po"
            if path.is_file():
                yield path


def read_words(path: Path) -> NullTranslations:
    """Return the words of a file, as gettext has them."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError) as error:
        message = "The words in this file are not read: %s. Mend it."
        logger.warning(message, error, type="book", subtype="words", location=f"{path}:1")
        return NullTranslations()
    for entry, errors in list(catalog.check()):
        logger.warning(
            "This is left in English: %s. Write the same signs behind `%%` as above.",
            errors[0],
            type="book",
            subtype="words",
            location=f"{path}:{entry.lineno}",
        )
        del catalog[entry.id]
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have the builders speak the language of the book."""
    add_words(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
