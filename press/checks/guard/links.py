"""Links lead to pages of the book, and to addresses of the kinds that conf.py allows.

Those are `myst_url_schemes`: what MyST makes a link of. A page has other ways to make one.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from press.checks.guard.lies import fault_of_host, fault_of_words, fault_of_words_within
from press.checks.guard.refusal import refuse, tell
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx.application import Sphinx

# Browsers drop blanks and control characters inside an address before they read it.
# Source: WHATWG URL standard, basic URL parser.
DROPPED = re.compile(r"[\x00-\x20\x7f]|%(?:0[0-9a-f]|1[0-9a-f]|20)", re.IGNORECASE)
OUT = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):|//", re.IGNORECASE)
COVERS, CARD = "sd-stretched-link", "sd-card"  # sphinx-design: a link as large as its card
# Markdown leaves such a link as plain text, without a word.
UNMADE = re.compile(r"[(<\]]\s*(?::\s*)?(?:javascript|vbscript|data):\S", re.IGNORECASE)


def refuse_links(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse each link that leads to anything but a page, and each that Markdown made text of."""
    allowed = app.config.myst_url_schemes
    for fault, link in _wrong_links(doctree, allowed):
        refuse(app.env, fault, with_line(link))
    kinds = (nodes.reference, addnodes.pending_xref)
    for each in chain.from_iterable(doctree.findall(kind) for kind in kinds):
        if fault := _fault_of_words(each):
            refuse(app.env, fault, with_line(each))
    for text in _running_text(doctree):
        if UNMADE.search(text.astext()):
            refuse(app.env, _message(text.astext()[:60], allowed), with_line(text.parent))


class DropLinks(SphinxPostTransform):
    """Drops such links from what no page holds, such as the list of sources; their words stay."""

    default_priority = 20  # after references are resolved (10)

    def run(self, **kwargs: Any) -> None:
        allowed = self.config.myst_url_schemes
        for fault, link in list(_wrong_links(self.document, allowed)):
            tell(fault, link)
            link.parent.replace(link, link.children)


def _wrong_links(
    document: nodes.document, allowed: Collection[str]
) -> Iterator[tuple[str, nodes.reference]]:
    for link in document.findall(nodes.reference):
        address = link.get("refuri", "")
        if not is_allowed(address, allowed):
            yield _message(address, allowed), link
        elif leads_out(address) and (fault := fault_of_host(address)):
            yield fault, link


def _fault_of_words(link: nodes.Element) -> str:
    address, words = link.get("refuri", ""), f"{_words_on(link)} {link.get('reftitle', '')}"
    if not leads_out(address):
        return fault_of_words_within(words)
    if fault_of_host(address):
        return ""
    return fault_of_words(address, words)


def _words_on(link: nodes.Element) -> str:
    """Return the words that a reader presses: those of the whole card, where a link covers it."""
    node: nodes.Element = link
    while COVERS in link["classes"] and node.parent and CARD not in node["classes"]:
        node = node.parent
    texts = (text for text in node.findall(nodes.Text) if _is_on(text, link, node))
    pictures = (str(image.get("alt", "")) for image in node.findall(nodes.image))
    return " ".join(("".join(texts) if node is link else " ".join(texts), *pictures))


def _is_on(text: nodes.Text, link: nodes.Element, around: nodes.Element) -> bool:
    """Tell whether a text leads where this link does, and is no link of its own within a card."""
    above = text.parent
    while above is not around and not isinstance(above, nodes.reference):
        above = above.parent
    return above in (around, link)


def is_allowed(address: str, schemes: Collection[str]) -> bool:
    """Tell whether a browser may follow this address: within the book, or by one of the schemes."""
    out = _out(address)
    return out is None or (out["scheme"] or "").lower() in schemes


def leads_out(address: str) -> bool:
    """Tell whether an address leads out of the book, by whatever scheme."""
    return _out(address) is not None


def _out(address: str) -> re.Match[str] | None:
    """Return how an address begins that leads out of the book, as browsers read it."""
    return OUT.match(DROPPED.sub("", address).replace("\\", "/"))


def _running_text(document: nodes.document) -> Iterator[nodes.Text]:
    for text in document.findall(nodes.Text):
        if not isinstance(text.parent, (nodes.literal, nodes.literal_block)):
            yield text


def _message(address: str, allowed: Collection[str]) -> str:
    known = ", ".join(f"{scheme}:" for scheme in allowed)
    return (
        f"“{address}” is not a link that a page may have. One out of the book begins with {known}."
    )
