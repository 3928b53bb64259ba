"""Links lead to pages of the book, and to addresses that begin with http, https, mailto or tel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from press.checks.guard.refusal import refuse, tell
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

ALLOWED = ("http", "https", "mailto", "tel")
# Browsers drop blanks and control characters inside an address before they read it.
# Source: WHATWG URL standard, basic URL parser.
DROPPED = re.compile(r"[\x00-\x20\x7f]|%(?:0[0-9a-f]|1[0-9a-f]|20)", re.IGNORECASE)
SCHEME = re.compile(r"^(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Markdown leaves such a link as plain text, without a word.
UNMADE = re.compile(r"[(<\]]\s*(?::\s*)?(?:javascript|vbscript|data):\S", re.IGNORECASE)


def refuse_links(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse each link that leads to anything but a page, and each that Markdown made text of."""
    for address, link in _wrong_links(doctree):
        refuse(app.env, _message(address), with_line(link))
    for text in _running_text(doctree):
        if UNMADE.search(text.astext()):
            refuse(app.env, _message(text.astext()[:60]), with_line(text.parent))


class DropLinks(SphinxPostTransform):
    """Drops such links from what no page holds, such as the list of sources; their words stay."""

    default_priority = 20  # after references are resolved (10)

    def run(self, **kwargs: Any) -> None:
        for address, link in list(_wrong_links(self.document)):
            tell(_message(address), link)
            link.parent.replace(link, link.children)


def _wrong_links(document: nodes.document) -> Iterator[tuple[str, nodes.reference]]:
    for link in document.findall(nodes.reference):
        address = link.get("refuri", "")
        if not is_allowed(address):
            yield address, link


def is_allowed(address: str) -> bool:
    """Tell whether a browser may follow this address."""
    plain = DROPPED.sub("", address).replace("\\", "/")  # as browsers read it
    scheme = SCHEME.match(plain)
    return not plain.startswith("//") and (not scheme or scheme["scheme"].lower() in ALLOWED)


def _running_text(document: nodes.document) -> Iterator[nodes.Text]:
    for text in document.findall(nodes.Text):
        if not isinstance(text.parent, (nodes.literal, nodes.literal_block)):
            yield text


def _message(address: str) -> str:
    return f"“{address}” is not a link that a page may have. Write https://, mailto: or tel:."
