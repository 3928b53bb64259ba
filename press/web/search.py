"""The page of the search. Its index is made by `search_index.py`; `_static/search.js` searches.

The words looked for stay on the page: they go into no address, and into no storage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PAGE = "search"


def search_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page: Sphinx, which makes no index for us, makes none either."""
    yield PAGE, {}, f"{PAGE}.html"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the page with each website."""
    app.connect("html-collect-pages", search_page)
    return {"version": "2", "parallel_read_safe": True, "parallel_write_safe": True}
