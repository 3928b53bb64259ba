"""Links that lead out of the book: how whoever holds paper learns the address.

Each gets an `address`, which says how: `told`, since its words tell it; `shown`, behind them;
`cut`, the same in a narrow cell; `noted`, in a note at the foot of the page; or `noted again`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.nodes import holds_words_only, note_in_line, parents

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a link out of a book may begin with: a device can be asked to open it.
SCHEMES = ("http", "https", "mailto", "tel", "sms", "geo", "ftp")
OUT = re.compile(rf"(?:{'|'.join(SCHEMES)}):", re.IGNORECASE)

MOST_NOTES = 40  # links in a table: with a note for each, Typst sets the whole of it over and over
SHORT = 34  # letters of an address that a line of text can hold without a hole
# Where an address cannot go into a note: in a note, in a head that is repeated, under a picture.
NO_NOTE_IN = {nodes.footnote, note_in_line, nodes.thead, nodes.caption}


def show_addresses(tree: nodes.document, docname: str) -> None:
    """Decide how each address of a page is shown: in `shown`, or in the note named by `note`."""
    noted: set[str] = set()
    for link in _links(tree):
        address = link["refuri"]
        link["shown"] = _short(address)
        link["address"] = _way(link)
        if link["address"] == "noted":
            link["address"] = "noted again" if address in noted else "noted"
            link["note"] = f"{docname}#address:{address}"
            noted.add(address)


def _links(node: nodes.Node) -> Iterator[nodes.reference]:
    """Yield the links out of the book, in the order of reading."""
    for child in node.children:
        if isinstance(child, nodes.reference) and OUT.match(str(child.get("refuri", ""))):
            yield child
        elif not holds_words_only(child):
            yield from _links(child)


def _way(link: nodes.reference) -> str:
    around = list(_around(link))
    kinds = {type(parent) for parent in around}
    if _tells(link.astext(), link["shown"]) or nodes.title in kinds:
        return "told"
    if any(isinstance(parent, nodes.table) and _is_crowded(parent) for parent in around):
        return "cut"
    return "shown" if len(link["shown"]) <= SHORT or kinds & NO_NOTE_IN else "noted"


def _around(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what stands around a node in its text: that of a note ends with the note."""
    for parent in parents(node):
        yield parent
        if isinstance(parent, note_in_line):
            return


def _is_crowded(table: nodes.table) -> bool:
    links = [link for link in table.findall(nodes.reference) if table in _around(link)]
    return len(links) > MOST_NOTES


def _short(address: str) -> str:
    if address.startswith("mailto:"):
        address = address.partition("?")[0]  # what a letter begins with is nothing to type
    for start in ("https://", "http://", "www.", "mailto:", "tel:"):
        address = address.removeprefix(start)
    return address.removesuffix("/")


def _tells(words: str, address: str) -> bool:
    """Tell whether a link's words show its address: all of it, a DOI's end, or a number to call."""
    if (digits := re.sub(r"\D", "", words)) and re.fullmatch(r"\+?\d+", address):
        return address.endswith(digits.removeprefix("0"))
    plain = words.casefold().removeprefix("doi:").strip()
    address = address.casefold()
    return address in plain or ("/" in plain and address.endswith(plain))
