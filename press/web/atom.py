"""The words of Atom (RFC 4287), which the feed and the catalog of the files both speak.

feedgen, the library for it, allows a link none of the relations that a catalog needs, and lxml is
here already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

if TYPE_CHECKING:
    from datetime import datetime

ATOM = "http://www.w3.org/2005/Atom"
DC = "http://purl.org/dc/terms/"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TYPE = "application/atom+xml"

E = ElementMaker(namespace=ATOM, nsmap={None: ATOM})


def moment(time: datetime) -> str:
    """Return a moment in UTC as RFC 3339 writes it."""
    return f"{time:%Y-%m-%dT%H:%M:%SZ}"


def written(feed: etree._Element, language: str) -> bytes:
    """Return the feed as a file."""
    feed.set(XML_LANG, language)
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
