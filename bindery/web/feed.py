"""The Atom feed of the pieces, `feed.xml`, at the top of the website.

Source: RFC 4287. Dates are the pieces' own; the feed has no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

from bindery.catalogue import pieces_of
from bindery.furniture import READING
from bindery.identity import identifier
from bindery.newsletter import FEED
from bindery.whole import write_whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from bindery.pieces import Piece

ATOM = "http://www.w3.org/2005/Atom"
E = ElementMaker(namespace=ATOM, nsmap={None: ATOM})


def write_feed(app: Sphinx, error: Exception | None) -> None:
    """Write the feed once the website is made."""
    if error is None and app.builder.format == "html":
        write_whole(app.outdir / FEED, make_feed(app))


def make_feed(app: Sphinx) -> bytes:
    """Return the feed: the pieces to be read, the newest first."""
    pieces = {name: p for name, p in pieces_of(app.env).items() if p.kind in READING}
    newest_first = sorted(sorted(pieces), key=lambda name: pieces[name].published, reverse=True)
    latest = max((p.reviewed for p in pieces.values()), default=app.config.book_date)
    feed = E.feed(
        E.id(identifier(app.config)),
        E.title(app.config.project),
        E.updated(f"{latest}T00:00:00Z"),
        E.author(E.name(app.config.author)),
        E.link(rel="self", href=app.config.html_baseurl + FEED),
        *[_entry(app, name, pieces[name]) for name in newest_first],
    )
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _entry(app: Sphinx, docname: str, piece: Piece) -> etree._Element:
    address = app.config.html_baseurl + app.builder.get_target_uri(docname)
    return E.entry(
        E.id(f"{identifier(app.config)}:{docname}"),
        E.title(app.env.titles[docname].astext()),
        E.published(f"{piece.published}T00:00:00Z"),
        E.updated(f"{piece.reviewed}T00:00:00Z"),
        E.link(rel="alternate", href=address),
        E.summary(piece.summary),
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the feed at the end of each website build."""
    app.connect("build-finished", write_feed)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
