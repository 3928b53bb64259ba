"""The map of the site, for search engines: the pages that a reader can open, and `robots.txt`.

Source: https://www.sitemaps.org/protocol.html. sphinx-sitemap lists the pages that a build has
written, and so forgets those that it left as they were; it also starts a process for each build.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from lxml.builder import ElementMaker

from press.pieces.collector import piece_of
from press.web.urls import address_in, address_of
from sphinx_bindery.files import write_atomic
from sphinx_bindery.order import reading_order

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
SITEMAP, ROBOTS = "sitemap.xml", "robots.txt"


def write_sitemap(app: Sphinx, error: Exception | None) -> None:
    """Write both; without an address of the site there can be no map of it."""
    if error is not None or app.builder.format != "html":
        return
    robots = "User-agent: *\nAllow: /\n"
    place = Path(app.outdir, SITEMAP)
    if app.config.html_baseurl:
        write_atomic(place, make_sitemap(app))
        robots += f"\nSitemap: {address_in(app, SITEMAP)}\n"
    else:
        place.unlink(missing_ok=True)
    write_atomic(Path(app.outdir, ROBOTS), robots.encode())


def make_sitemap(app: Sphinx) -> bytes:
    """Return the map: every page of the source in reading order, and when it was last reviewed."""
    urls = []
    for page in reading_order(app.env):
        piece = piece_of(app.env, page.docname)
        reviewed = [E.lastmod(piece.reviewed.isoformat())] if piece else []
        urls.append(E.url(E.loc(address_of(app, page.docname)), *reviewed))
    return etree.tostring(
        E.urlset(*urls), encoding="utf-8", xml_declaration=True, pretty_print=True
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the map at the end of each website build."""
    app.connect("build-finished", write_sitemap)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
