"""The website: what Furo does not do, and what it does that would trouble our readers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PARTS = (
    "press.web.builder",
    "press.web.policy",  # what a page may load
    "press.web.navigation",  # the menu, made once
    "press.web.pages",  # what the templates are told
    "press.web.assets",  # the sheets and scripts that a page uses
    "press.web.translator",  # doctree to HTML without inline style
    "press.web.notfound",
    "press.web.moved",  # what stands where a page lay before
    "press.web.search",
    "press.web.search_index",
    "press.web.outdated",  # which pages have to be written again
    "press.web.edit_links",  # ways to mend a page
    "press.web.component_assets",  # the sheets and scripts of our components
    "press.web.head",  # what the page says of itself to machines
    "press.web.safety",  # the pages about danger and help
    "press.web.twins",  # each page as Markdown
    "press.web.llms",  # where these lie
    "press.web.claims",  # the numbers, and where they come from
    "press.web.previews",
    "press.web.icons",
    "press.web.feeds",
    "press.web.sitemap",
    "press.web.files",  # the EPUB and the PDF beside the pages
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme, and the parts of the website."""
    app.add_html_theme("press", str(Path(__file__).parent / "theme"))
    for part in PARTS:
        app.setup_extension(part)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
