"""Tells of addresses that lead nowhere from how they are written: no host, no number, no mailbox.

Whether what they lead to is there, `make linkcheck` asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.util import logging

from press.pieces.withheld import withheld
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

# RFC 3966 allows more; these are what a telephone can call.
NUMBER = re.compile(r"\+?[0-9](?:[-.() ]?[0-9]){0,18}[)]?")
MAILBOX = re.compile(r"[^@\s?]+@[\w-]+(?:\.[\w-]+)+(?:\?.*)?")
HOST = re.compile(r"(?:[^\s@]*@)?(?:[\w-]+(?:\.[\w-]+)+\.?|localhost|\[[0-9a-fA-F:.]+\])(?::\d+)?")


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of each link that cannot lead anywhere."""
    if app.env.docname in withheld(app.env):
        return
    for reference in doctree.findall(nodes.reference):
        fault = fault_of(str(reference.get("refuri", ""))) or _without_words(reference)
        if fault:
            logger.warning(
                "%s", fault, type="source", subtype="address", location=with_line(reference)
            )


def _without_words(reference: nodes.reference) -> str:
    """Return what is wrong with a link that nobody sees, or ''."""
    address, label = reference.get("refuri", ""), reference.get("refid", "")
    if label and reference.astext() == f"#{label}":
        return f"`#{label}` stands above no heading, so this link has no words. Write some."
    if not address or reference.astext().strip() or any(reference.findall(nodes.image)):
        return ""
    return f"This link has no words. Write some between the brackets, or `<{address}>`."


def fault_of(address: str) -> str:
    """Return what is wrong with an address and what to write instead, or ''."""
    scheme, _, rest = address.partition(":")
    match scheme.lower():
        case "tel" | "sms" if not NUMBER.fullmatch(rest.partition("?")[0]):
            return f"`{address}` cannot be called. Write digits: `{scheme}:18007997233`."
        case "mailto" if not MAILBOX.fullmatch(rest):
            return f"`{address}` is no address for mail. Write `mailto:name@example.org`."
        case "http" | "https" if not _has_host(address):
            return f"`{address}` leads to no website. Write `{scheme}://example.org/page`."
    return ""


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(HOST.fullmatch(parts.netloc)) and parts.port != 0
    except ValueError:
        return False


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at each page as it is read."""
    app.connect("doctree-read", check_page)
    return {"version": "1", "parallel_read_safe": True}
