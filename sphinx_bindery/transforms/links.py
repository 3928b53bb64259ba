"""Links that a page gives as addresses: to another page of the book, out of it, or to nowhere.

Sphinx resolves its own references. An address such as `other.html#place` it leaves as it is: it
leads to a file of the website. In a book it leads to the page; where no book holds what it leads
to, as a file to download, its words stay, and that is told, the same for each book.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

from sphinx_bindery.nodes import parents, replace_node, web_only, with_line
from sphinx_bindery.transforms.addresses import SCHEMES

if TYPE_CHECKING:
    from sphinx.builders import Builder

logger = logging.getLogger(__name__)

DEAD_LINK = "The link to %s leads to nothing that a book can open: its words stay."
NO_FILE = "A book carries no file to download: the words of this link stay."
HOSTED = ("http", "https", "ftp")
NOT_PAGES = ("genindex", "py-modindex", "modindex", "search")  # a website's own; no book has them


def mend_links(tree: nodes.document, docname: str, builder: Builder) -> None:
    """Have each address of a page lead to a page of the book, or out of it; or make it words."""
    for node in list(filter(_is_of_books, tree.findall(nodes.reference))):
        if "refuri" in node and not node.get("internal"):
            address = node["refuri"].strip()
            if (led := _led(address, docname, builder)) is not None:
                node["refuri"] = led
            else:
                _make_words(node, address)
    for file in list(filter(_is_of_books, tree.findall(addnodes.download_reference))):
        _warn("download", NO_FILE, file)
        replace_node(file, file.children)


def _is_of_books(node: nodes.Node) -> bool:
    return not any(isinstance(parent, web_only) for parent in parents(node))


def _led(address: str, docname: str, builder: Builder) -> str | None:
    """Return where an address leads; None for one that leads nowhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.netloc and not parts.scheme:
        address, parts = f"https:{address}", urlsplit(f"https:{address}")
    if parts.scheme:
        return address if parts.scheme in SCHEMES and leads(parts) else None
    path, _, place = address.partition("#")
    known = builder.env.all_docs.keys()
    if not path or path in map(builder.get_target_uri, known):
        return address
    there = posixpath.normpath(posixpath.join(posixpath.dirname(docname), unquote(path)))
    page = next((name for name in (posixpath.splitext(there)[0], there) if name in known), None)
    if page is None:
        return None
    return builder.get_relative_uri(docname, page) + (f"#{unquote(place)}" if place else "")


def _make_words(link: nodes.reference, address: str) -> None:
    if not is_of_a_website(address.partition("#")[0]):
        _warn("link", DEAD_LINK, link, address)
    replace_node(link, link.children)


def _warn(kind: str, message: str, node: nodes.Node, *words: str) -> None:
    logger.warning(message, *words, type="book", subtype=kind, location=with_line(node))


def leads(parts: SplitResult) -> bool:
    """Tell whether an address out of the book names somebody: a host that can be, or a number."""
    if parts.scheme not in HOSTED:
        return bool(parts.path)
    try:
        host, port = parts.hostname or "", parts.port
        host.encode("idna").decode("idna")
    except ValueError:
        return False
    return bool(host) and "%" not in host and (port is None or 0 <= port < 65_536)


def is_of_a_website(path: str) -> bool:
    """Tell whether a file would be a page that a website makes of itself."""
    return posixpath.splitext(posixpath.basename(path))[0] in NOT_PAGES
