"""The book's identity: the facts in conf.py that more than one output needs."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util import logging

from bindery.dates import edition_time

if TYPE_CHECKING:
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

SITE = re.compile(r"https?://[^/\s]+(/\S*)?", re.IGNORECASE)
RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
STRINGS = (
    "subtitle",
    "description",
    "publisher",
    "licence",
    "licence_url",
    "date",
    "identifier",
    "cover",
    "cover_alt",
    "colophon",
    "collection",
    "collection_position",
)


def identifier(config: Config) -> str:
    """Return the book's stable name, a URN: the one set, else one made from its address or title.

    Source: RFC 9562, name-based UUIDs (version 5).
    """
    if config.book_identifier:
        return str(config.book_identifier)
    name = config.html_baseurl or f"{config.project} by {config.author}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


class Language(NamedTuple):
    """The language of a book: its whole tag, and what that says; `region` may be ''."""

    tag: str
    name: str
    region: str
    right_to_left: bool


def language_of(written: str) -> Language:
    """Return the language that is written as `en-US`, `zh-Hans-CN` or, in Sphinx's way, `pt_BR`.

    Source: BCP 47 (RFC 5646, 2.1).
    """
    tag = written.replace("_", "-") or "en"
    name, *more = re.split("[-@]", tag)
    region = next((part.upper() for part in more if len(part) == 2 and part.isalpha()), "")
    return Language(tag, name, region, name in RIGHT_TO_LEFT)


def edition(app: Sphinx) -> datetime:
    """Return the moment that this edition carries."""
    return edition_time(app.srcdir, app.config.book_date)


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


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the facts; each may stay empty, and what is empty is left out.

    All three books show them, so a changed one has every page read and written again.
    """
    for name in STRINGS:
        app.add_config_value(f"book_{name}", "", "env", types=frozenset({str}))
    app.add_config_value("book_subjects", [], "env", types=frozenset({list}))
    for people in ("creators", "contributors"):  # each {"name": …, "file_as": …, "role": …}
        app.add_config_value(f"book_{people}", [], "env", types=frozenset({list}))
    app.add_config_value("book_slug", "", "env", types=frozenset({str}))
    app.connect("config-inited", check_site, priority=400)
    return {"version": "1", "parallel_read_safe": True}
