"""Where things lie on the website: addresses that other sites can follow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Callable

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


def leading(app: Sphinx, page: str) -> Callable[[str], str]:
    """Return what makes addresses of a page's links that are whole, where the site's is known.

    Elsewhere they count from the page, as the twin lies beside it; within the page they name it.
    """
    if whole := address_of(app, page):
        return partial(urljoin, whole)
    here = app.builder.get_target_uri(page).rpartition("/")[2]
    return lambda address: address if address[:1] not in ("", "#") else f"{here}{address}"
