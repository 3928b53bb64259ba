"""The settings of a book in conf.py, each registered here, and what is read out of them."""

from __future__ import annotations

import re
import uuid
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from docutils import nodes
from sphinx.errors import ConfigError
from sphinx.util import logging

from sphinx_bindery.dates import edition_time
from sphinx_bindery.words.catalog import _
from sphinx_bindery.words.signs import clean_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

SITE = re.compile(r"https?://[^/\s]+(/\S*)?", re.IGNORECASE)
FILE = re.compile(r"[^\W_][\w.-]*")
PACKER = "sphinx_bindery.epub.package"
NOBODY = "Author name not set"  # what Sphinx calls an author that conf.py does not name


class Setting(NamedTuple):
    """A value of conf.py: its default says its type; `rebuild` what a change has made anew."""

    name: str
    default: object
    rebuild: Literal["", "env", "html"]
    description: str
    other_type: type | None = None


# How a value of a type is written.
WRITTEN = {
    str: "words in quotes",
    bool: "True or False",
    list: "a list in brackets",
    dict: "names with their words, in braces",
    tuple: "`PdfDocument(…)`",
}
# What the lists hold.
ITEMS = {
    **dict.fromkeys(("book_subjects", "book_left_out", "pdf_font_folders"), str),
    **dict.fromkeys(("book_creators", "book_contributors"), dict),
    "pdf_documents": tuple,
}
SETTINGS = (
    Setting("book_subtitle", "", "env", "What stands below the title."),
    Setting("book_description", "", "env", "What the book is, in a sentence."),
    Setting("book_publisher", "", "env", "Who publishes it."),
    Setting("book_licence", "", "env", "The name of its licence, as `CC BY-SA 4.0`."),
    Setting("book_licence_url", "", "env", "Where the licence can be read."),
    Setting("book_date", "", "env", "The edition's date, where git knows none."),
    Setting("book_identifier", "", "env", "A URN that never changes; else one is made."),
    Setting("book_cover", "", "env", "The drawing on the cover, a path from conf.py."),
    Setting("book_cover_alt", "", "env", "What the cover shows, for whoever cannot see it."),
    Setting("book_colophon", "", "env", "How the book was made: the last page of the EPUB."),
    Setting("book_collection", "", "env", "The series that it belongs to."),
    Setting("book_collection_position", "", "env", "Its place in the series."),
    Setting("book_subjects", [], "env", "What it is about: words for a catalogue."),
    Setting("book_creators", [], "env", "Each `{name, file_as, role}`; the role a MARC code."),
    Setting("book_contributors", [], "env", "Who helped, likewise."),
    Setting("book_left_out", [], "", "Pages that are the website's alone, by their docnames."),
    Setting("book_index", "", "", "The title of an index at the end; without one there is none."),
    Setting("book_slug", "", "env", "What its files are called; else made from the title."),
    Setting("epub_conformance", "", "env", "The standard of accessibility that it claims."),
    Setting("epub_evaluator", "", "env", "Who examined the EPUB: nothing is claimed without."),
    Setting("epub_evaluated", "", "env", "The day on which that was, YYYY-MM-DD; likewise."),
    Setting("epub_report", "", "env", "Where the report is: an address, or a page of the book."),
    Setting("epub_contact", "", "env", "Whom to tell of what is not accessible."),
    Setting("epub_accessibility", "", "env", "The accessibility summary; else one is written."),
    Setting("epub_page_numbers", False, "env", "Whether the EPUB knows the PDF's page numbers."),
    Setting("epub_kepub", False, "", "Whether one for Kobo's own renderer lies beside the EPUB."),
    Setting("epub_packer", PACKER, "", "The module that packs the EPUB."),
    Setting("pdf_fit", False, "", "Whether pages and chapters are set to end well."),
    Setting("pdf_bounded", True, "", "Whether what takes Typst far too long is given up."),
    Setting("pdf_template", "", "", "A `.typ` file with `looks` of its own, a path from conf.py."),
    Setting("pdf_documents", [], "", "Pages that are PDFs by themselves, too."),
    Setting("pdf_font_folders", [], "", "Where more fonts lie, paths from conf.py."),
)


def identifier(config: Config) -> str:
    """Return the book's stable name, a URN: the one set, else one made from its address or title.

    Source: RFC 9562, name-based UUIDs (version 5).
    """
    if config.book_identifier:
        return str(config.book_identifier)
    name = config.html_baseurl or f"{config.project} by {config.author}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def copyright_lines(given: str | Sequence[str]) -> list[str]:
    """Return the lines of `copyright`, which may be several, each with its sign."""
    lines = [given] if isinstance(given, str) else given
    return [f"© {line}" for line in lines if line]


def cover_words(config: Config, title: str) -> str:
    """Return what the cover shows, for whoever cannot see it."""
    return str(config.book_cover_alt) or _("Cover: %s") % title


def edition(made: Sphinx | Builder) -> datetime:
    """Return the moment that this edition carries, of an application or its builder."""
    return edition_time(made.srcdir, made.config.book_date)


def check_site(app: Sphinx, config: Config) -> None:
    """Give the website's address its last slash; drop one that leads nowhere, with a warning."""
    address = (config.html_baseurl or "").strip()
    if address and not SITE.fullmatch(address):
        logger.warning(
            "`html_baseurl` is %r. Write the whole address, as in https://%s/, or leave it out.",
            address,
            address.rpartition("//")[2].split("/")[0].strip() or "book.example",
            type="book",
            subtype="site",
        )
        address = ""
    config.html_baseurl = address and address.rstrip("/") + "/"


def slug(config: Config) -> str:
    """Return the name that the book's files have before the dot."""
    return file_stem(config.book_slug, config.project)


def file_stem(given: str, title: str) -> str:
    """Return the name given to the book's files, else one made from its title."""
    return given or nodes.make_id(title) or "book"


def add_settings(app: Sphinx, settings: Sequence[Setting]) -> None:
    """Register settings, each with the type of its default; what is of another ends the build."""
    for setting in settings:
        name, default, rebuild, description, _ = setting
        types = frozenset(_types(setting))
        app.add_config_value(name, default, rebuild, types=types, description=description)
    app.connect("config-inited", partial(check_types, settings), priority=1)


def check_types(settings: Iterable[Setting], app: Sphinx, config: Config) -> None:
    """Raise ConfigError for the first setting of a type that nobody expects.

    Sphinx only warns of it, and late. None stands for the default.
    """
    for setting in settings:
        value = config[setting.name]
        if value is None:
            config[setting.name] = setting.default
        elif not isinstance(value, _types(setting)):
            written = WRITTEN[type(setting.default)]
            raise ConfigError(f"conf.py: `{setting.name}` is `{value!r}`. Write {written}.")


def check_items(app: Sphinx, config: Config) -> None:
    """Raise ConfigError for the first item of a list that is of a type that nobody expects."""
    for name, kind in ITEMS.items():
        for item in config[name]:
            if not isinstance(item, kind):
                written = WRITTEN[kind]
                raise ConfigError(f"conf.py: `{name}` holds `{item!r}`. Write {written} instead.")


def _types(setting: Setting) -> tuple[type, ...]:
    kind = type(setting.default)
    others = (setting.other_type,) if setting.other_type else ()
    return (kind, *others, *((tuple, set) if list in (kind, *others) else ()))


def check_slug(app: Sphinx, config: Config) -> None:
    """Raise ConfigError if no file can have the name that is set for the book's."""
    if not FILE.fullmatch(config.book_slug or "book"):
        raise ConfigError(
            f"conf.py: `book_slug` is `{config.book_slug}`. Write letters, digits and hyphens."
        )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the settings; each may stay empty, and what is empty is left out.

    Both books show them, so a changed one has every page read and written again.
    """
    app.setup_extension("sphinx_bindery.words.catalog")
    add_settings(app, SETTINGS)
    app.connect("config-inited", check_items, priority=100)
    app.connect("config-inited", check_slug, priority=200)
    app.connect("config-inited", clean_settings, priority=300)
    app.connect("config-inited", check_site, priority=400)
    return {"version": "1", "parallel_read_safe": True}
