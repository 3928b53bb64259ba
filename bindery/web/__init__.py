"""The website: what Furo does not do, and what it does that would trouble our readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PARTS = (
    "bindery.web.builder",
    "bindery.web.policy",  # what a page may load
    "bindery.web.navigation",  # the menu, made once
    "bindery.web.pages",  # what the templates are told
    "bindery.web.sheets",  # the sheets and scripts that a page uses
    "bindery.web.translator",  # doctree to HTML without inline style
    "bindery.web.notfound",
    "bindery.web.search",
    "bindery.web.signposts",  # which pages have to be written again
    "bindery.web.suggest",  # ways to mend a page
    "bindery.web.own",  # the sheets and scripts of our components
    "bindery.web.head",  # what the page says of itself to machines
    "bindery.web.previews",
    "bindery.web.icons",
    "bindery.web.feeds",
    "bindery.web.sitemap",
    "bindery.web.files",  # the EPUB and the PDF beside the pages
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the parts of the website."""
    for part in PARTS:
        app.setup_extension(part)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
