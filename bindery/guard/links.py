"""Links lead to pages of the book, and to addresses that begin with http, https, mailto or tel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from bindery.guard.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

ALLOWED = ("http", "https", "mailto", "tel")
# Browsers drop blanks and control characters inside an address before they read it.
# Source: WHATWG URL standard, basic URL parser.
DROPPED = re.compile(r"[\x00-\x20\x7f]|%(?:0[0-9a-f]|1[0-9a-f]|20)", re.IGNORECASE)
SCHEME = re.compile(r"^(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Markdown leaves such a link as plain text, without a word.
UNMADE = re.compile(r"[(<\]]\s*:?\s*(?:javascript|vbscript|data):\S", re.IGNORECASE)


class RefuseLinks(SphinxPostTransform):
    """Takes away each link that leads to anything but a page; its words stay."""

    default_priority = 20  # after references are resolved (10)

    def run(self, **kwargs: Any) -> None:
        for link in list(self.document.findall(nodes.reference)):
            address = link.get("refuri", "")
            if not is_allowed(address):
                _tell(address, link)
                link.parent.replace(link, link.children)
        for text in _running_text(self.document):
            if UNMADE.search(text.astext()):
                _tell(text.astext()[:60], text.parent)


def is_allowed(address: str) -> bool:
    """Tell whether a browser may follow this address."""
    plain = DROPPED.sub("", address)
    scheme = SCHEME.match(plain)
    return not plain.startswith("//") and (not scheme or scheme["scheme"].lower() in ALLOWED)


def _running_text(document: nodes.document) -> Iterator[nodes.Text]:
    for text in document.findall(nodes.Text):
        if not isinstance(text.parent, (nodes.literal, nodes.literal_block)):
            yield text


def _tell(address: str, node: nodes.Node) -> None:
    refuse(
        f"“{address}” is not a link that a page may have. Write https://, mailto: or tel:.", node
    )
