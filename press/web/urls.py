"""Where things lie on the website: addresses that other sites can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def address_of(app: Sphinx, docname: str) -> str:
    """Return the whole address of a page, or '' if the book does not know where its site is.

    The first page is the site itself: `https://book.example/`, without `index.html`.
    """
    if docname == app.config.root_doc:
        return str(app.config.html_baseurl)
    return address_in(app, app.builder.get_target_uri(docname))


def address_in(app: Sphinx, path: str) -> str:
    """Return the whole address of a file of the website, or '' likewise."""
    return f"{app.config.html_baseurl}{path}" if app.config.html_baseurl else ""
