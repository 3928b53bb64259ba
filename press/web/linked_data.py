"""What each page says of itself as linked data: a book, an article in it, the way from the top.

Sources: https://schema.org (Book, Article, BreadcrumbList), JSON-LD 1.1. The script is data: no
browser runs it, and the policy of the pages has nothing to say to it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from press.pieces.collector import piece_of, topic_name
from press.pieces.reading_time import minutes
from press.web import previews
from press.web.safety import nothing, safety_pages
from press.web.urls import address_of
from sphinx_bindery.config import edition, identifier
from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from press.pieces.model import Piece

Thing = dict[str, Any]


def script(app: Sphinx, docname: str, branch: Sequence[str]) -> str:
    """Return the script that holds a page's linked data, or '' if there is nothing to say.

    `branch` is the page and those above it, up to the first page, which is left out.
    """
    piece = piece_of(app.env, docname)
    things: list[Thing] = []
    if docname == app.config.root_doc:
        things.append(_book(app))
    elif piece and piece.kind.is_article:
        things.append(_article(app, docname, piece))
    if app.config.html_baseurl and docname != app.config.root_doc:
        things.append(_way(app, [app.config.root_doc, *(branch[::-1] or [docname])]))
    if not things:
        return ""
    data = {"@context": "https://schema.org", "@graph": [_said(thing) for thing in things]}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Nothing in it may end the script: `<` and `&` are written as JSON's own escapes.
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return f'<script type="application/ld+json">{safe}</script>'


def _said(thing: Thing) -> Thing:
    """Leave out what is not known."""
    return {key: value for key, value in thing.items() if value not in ("", [], None)}


def _book(app: Sphinx) -> Thing:
    config = app.config
    return {
        "@type": "Book",
        "@id": identifier(config),
        "name": config.project,
        "alternativeHeadline": config.book_subtitle,
        "description": config.book_description,
        "url": config.html_baseurl,
        "image": previews.address_of(app, config.root_doc),
        "author": _author(app),
        "inLanguage": language_of(config.language).tag,
        "license": config.book_licence_url,
        "datePublished": config.book_date,
        "dateModified": f"{edition(app):%Y-%m-%d}",
        "about": list(config.book_subjects),
        "bookFormat": "https://schema.org/EBook",
        "isAccessibleForFree": True,
    }


def _article(app: Sphinx, docname: str, piece: Piece) -> Thing:
    config = app.config
    return {
        "@type": "Article",
        "headline": app.env.titles[docname].astext(),
        "description": nothing(app) if docname in safety_pages(app) else piece.summary,
        "url": address_of(app, docname),
        "image": previews.address_of(app, docname),
        "author": _author(app),
        "inLanguage": language_of(config.language).tag,
        "license": config.book_licence_url,
        "datePublished": piece.published.isoformat(),
        "dateModified": piece.reviewed.isoformat(),
        "timeRequired": f"PT{minutes(app.env, docname)}M",
        "keywords": [topic_name(config, topic) for topic in piece.topics],
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "Book", "@id": identifier(config), "name": config.project},
    }


def _author(app: Sphinx) -> Thing:
    return {"@type": "Organization", "name": app.config.author}


def _way(app: Sphinx, names: Sequence[str]) -> Thing:
    """Return the way over these pages, the first of which is the book's own."""
    steps = [
        {
            "@type": "ListItem",
            "position": position,
            "name": app.env.titles[name].astext() if position > 1 else app.config.project,
            "item": address_of(app, name),
        }
        for position, name in enumerate(names, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
