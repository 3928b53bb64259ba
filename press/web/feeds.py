"""What feed readers and e-readers can follow: a feed of the pieces, a catalog of the files.

Sources: Atom (RFC 4287); OPDS Catalog 1.2. Dates are the pieces' own: there is no clock. Where the
book does not know its site's address, links are relative, as both formats allow.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import html
from lxml.builder import ElementMaker

from press.components.newsletter import FEED
from press.config import _
from press.pieces.artifacts import book_files
from press.pieces.collector import pieces_in_order, topic_name
from press.web import atom
from press.web.atom import E
from press.web.builder import website
from press.web.urls import address_in, address_of
from sphinx_bindery.config import edition, identifier
from sphinx_bindery.cover.cover import draw_cover
from sphinx_bindery.files import write_atomic
from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from datetime import date

    from lxml import etree
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from press.pieces.model import Piece

CATALOG = "opds.xml"
# The cover in the catalog, as large as in the EPUB and as small as on a shelf: with pixels an inch.
COVERS = {"": ("cover.png", 400), "/thumbnail": ("cover-small.png", 60)}
CATALOG_TYPE = f"{atom.TYPE};profile=opds-catalog;kind=acquisition"
IMAGE = "http://opds-spec.org/image"
OPEN_ACCESS = "http://opds-spec.org/acquisition/open-access"
NEWEST = 100  # entries in the feed
KEPT = ("href", "src", "alt", "title", "lang", "dir", "colspan", "rowspan", "scope", "start")
DC = ElementMaker(namespace=atom.DC, nsmap={"dc": atom.DC})


def links(app: Sphinx, page: str) -> list[tuple[str, str]]:
    """Return (attributes, path) of the links by which a reader finds the two.

    The catalog is told on the first page, which is written again when the files change.
    """
    title = escape(_("New pieces"))
    found = [(f'rel="alternate" type="{atom.TYPE}" title="{title}"', FEED)]
    if page == app.config.root_doc and book_files(app.config):
        title = escape(_("EPUB and PDF"))
        found.append((f'rel="alternate" type="{CATALOG_TYPE}" title="{title}"', CATALOG))
    return found


def write_feeds(app: Sphinx, error: Exception | None) -> None:
    """Write both once the website is made."""
    if error is not None or app.builder.format != "html":
        return
    write_atomic(Path(app.outdir, FEED), make_feed(app))
    covers = {Path(app.outdir, name): ppi for name, ppi in COVERS.values()}
    if book_files(app.config):
        write_atomic(Path(app.outdir, CATALOG), make_catalog(app))
        config = app.config
        for path, ppi in covers.items():
            picture = draw_cover(config, Path(app.confdir), config.project, config.author, ppi)
            write_atomic(path, picture)
    else:
        for path in (Path(app.outdir, CATALOG), *covers):
            path.unlink(missing_ok=True)


# The pieces


def make_feed(app: Sphinx) -> bytes:
    """Return the feed: the pieces to be read, whole, the newest first."""
    config = app.config
    pieces = [(name, piece) for name, piece in pieces_in_order(app.env) if piece.kind.is_read]
    newest_first = sorted(pieces, key=lambda each: each[1].published, reverse=True)
    entries = [_entry(app, name, piece) for name, piece in newest_first[:NEWEST]]
    changes = [entry.findtext(f"{{{atom.ATOM}}}updated") or "" for entry in entries]
    feed = E.feed(
        E.id(identifier(config)),
        E.title(config.project),
        *([E.subtitle(config.book_subtitle)] if config.book_subtitle else []),
        E.updated(max(changes, default=atom.moment(edition(app)))),
        E.author(E.name(config.author)),
        *([E.rights(config.book_licence)] if config.book_licence else []),
        *_self(app, FEED, atom.TYPE),
        E.link(rel="alternate", type="text/html", href=config.html_baseurl or "index.html"),
        *entries,
    )
    return atom.written(feed, language_of(config.language).tag)


def _self(app: Sphinx, path: str, media_type: str) -> list[etree._Element]:
    address = address_in(app, path)
    return [E.link(rel="self", type=media_type, href=address)] if address else []


def _entry(app: Sphinx, docname: str, piece: Piece) -> etree._Element:
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{identifier(app.config)}#{docname}")
    address = address_of(app, docname) or app.builder.get_target_uri(docname)
    return E.entry(
        E.id(name.urn),
        E.title(app.env.titles[docname].astext()),
        E.published(_moment(piece.published, name)),
        E.updated(_moment(piece.reviewed, name)),
        E.link(rel="alternate", type="text/html", href=address),
        *[E.category(term=topic, label=topic_name(app.config, topic)) for topic in piece.topics],
        E.summary(piece.summary),
        E.content(_text(app, docname, address), type="html"),
    )


def _moment(day: date, name: uuid.UUID) -> str:
    """Return a moment of that day which no other entry has: readers sort by it.

    A piece knows only its day; which second of it follows from the entry's name, and stays.
    """
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return atom.moment(midnight + timedelta(seconds=name.int % 86400))


def _text(app: Sphinx, docname: str, address: str) -> str:
    """Return what the page says, as HTML that stands anywhere.

    The page is read as it was written, so that one which this build did not touch is told, too.
    """
    tree = html.parse(website(app).get_output_path(docname)).getroot()
    (main, *_) = tree.xpath("//article | //body[not(.//article)]")
    for drawing in main.xpath(".//*[local-name()='svg']"):  # its lines are nothing without a sheet
        drawing.text = f"[{label}]" if (label := drawing.get("aria-label")) else ""
        del drawing[:]
        drawing.drop_tag()
    for extra in main.xpath(".//*[@data-only or self::script or self::style or self::h1]"):
        extra.drop_tree()
    for element in main.xpath(".//section | .//div | .//span"):
        element.drop_tag()
    for element in main.iter("*"):
        for name in [name for name in element.attrib if name not in KEPT]:
            del element.attrib[name]
        for name in ("href", "src"):
            if name in element.attrib:
                element.set(name, urljoin(address, element.get(name)))
    return "".join(html.tostring(child, encoding="unicode") for child in main).strip()


# The files


def make_catalog(app: Sphinx) -> bytes:
    """Return the catalog: one book, and the files it comes as."""
    config = app.config
    updated = atom.moment(edition(app))
    name = identifier(config)
    feed = E.feed(
        E.id(uuid.uuid5(uuid.NAMESPACE_URL, f"{name}#{CATALOG}").urn),
        E.title(config.project),
        E.updated(updated),
        E.author(E.name(config.author)),
        *[
            E.link(rel=rel, type=CATALOG_TYPE, href=_place(app, CATALOG))
            for rel in ("self", "start")
        ],
        E.entry(
            E.id(name),
            E.title(config.project),
            E.updated(updated),
            E.author(E.name(config.author)),
            DC.identifier(name),
            DC.language(language_of(config.language).tag),
            *([DC.issued(config.book_date)] if config.book_date else []),
            *([E.rights(config.book_licence)] if config.book_licence else []),
            *[E.category(term=subject, label=subject) for subject in config.book_subjects],
            E.summary(config.book_description or config.project),
            *[
                E.link(rel=f"{IMAGE}{kind}", type="image/png", href=_place(app, name))
                for kind, (name, _ppi) in COVERS.items()
            ],
            *[
                E.link(
                    rel=OPEN_ACCESS,
                    type=file.media_type,
                    href=_place(app, file.name),
                    length=str(file.size),
                )
                for file in book_files(config)
            ],
        ),
    )
    return atom.written(feed, language_of(config.language).tag)


def _place(app: Sphinx, path: str) -> str:
    return address_in(app, path) or path


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the feeds at the end of each website build."""
    app.connect("build-finished", write_feeds)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
