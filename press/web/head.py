"""What stands in the head of each page for machines: search engines, link previews, feed readers.

Sources: https://ogp.me, the HTML standard's `meta` names, RFC 6596 (canonical). An address is given
only where `html_baseurl` is set: none is made up.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from press.pieces.collector import piece_of
from press.web import feeds, icons, linked_data, previews, twins
from press.web.palette import DARK, LIGHT
from press.web.safety import nothing, safety_pages
from press.web.urls import address_of
from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SECOND_VIEWPORT = re.compile(r'(?<!\s)\s*+<meta(?>[^<>]*?name="viewport")[^<>]*+>')
# The page's, so that the browser's edge agrees.
GROUND = {"light": LIGHT["ground"].upper(), "dark": DARK["ground"].upper()}


def add_head(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the tags of this page among those that the templates print (`metatags`)."""
    given = SECOND_VIEWPORT.sub("", context.get("metatags") or "")  # the theme has its own
    tags = list(_everywhere(app, page, context))
    if page in app.env.all_docs:
        if page == app.config.root_doc and app.config.html_baseurl:
            context["pageurl"] = app.config.html_baseurl
        tags += _page(app, page, 'name="description"' in given)
        tags.append(linked_data.script(app, page, context["book_branch"]))
    else:  # search, the page for what is not there: nothing to be found again
        context["pageurl"] = None
        tags.append(meta("robots", "noindex"))
    context["metatags"] = given + "".join(f"\n{tag}" for tag in tags if tag) + "\n"


def meta(name: str, content: str) -> str:
    """Return a `meta` tag, its content escaped; names with a colon are Open Graph's properties."""
    key = "property" if name.startswith(("og:", "article:")) else "name"
    return f'<meta {key}="{name}" content="{escape(content)}">' if content else ""


def _everywhere(app: Sphinx, page: str, context: dict[str, Any]) -> Iterator[str]:
    pathto = context["pathto"]
    for scheme, colour in GROUND.items():
        yield (
            f'<meta name="theme-color" media="(prefers-color-scheme: {scheme})" content="{colour}">'
        )
    for attributes, path in icons.links(app) + feeds.links(app, page) + twins.links(app, page):
        yield f'<link {attributes} href="{escape(pathto(path, resource=True))}">'


def _page(app: Sphinx, docname: str, is_described: bool) -> list[str]:
    """Return what a search result or the preview of a link shows of a page."""
    piece = piece_of(app.env, docname)
    config = app.config
    is_home = docname == config.root_doc
    is_hidden = docname in safety_pages(app)
    says = _plain(piece.summary if piece else config.book_description)
    says = nothing(app) if is_hidden else says
    title = config.project if is_home or is_hidden else app.env.titles[docname].astext()
    is_article = piece is not None and piece.kind.is_article
    image = previews.address_of(app, docname)
    tags = [
        "" if is_described else meta("description", says),
        meta("og:type", "book" if is_home else "article" if is_article else "website"),
        meta("og:title", title),
        meta("og:description", says),
        meta("og:site_name", config.project),
        meta("og:locale", language_of(config.language).locale),
        meta("og:url", address_of(app, docname)),
        meta("twitter:card", "summary_large_image" if image else "summary"),
    ]
    if is_article and piece:
        tags += [
            meta("article:published_time", piece.published.isoformat()),
            meta("article:modified_time", piece.reviewed.isoformat()),
        ]
    if image:
        tags += [
            meta("og:image", image),
            meta("og:image:type", "image/png"),
            meta("og:image:width", str(previews.WIDTH)),
            meta("og:image:height", str(previews.HEIGHT)),
            meta("og:image:alt", previews.alternative(app, docname)),
        ]
    return tags


def _plain(text: str) -> str:
    return " ".join(text.split())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the tags to each page."""
    app.connect("html-page-context", add_head)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
