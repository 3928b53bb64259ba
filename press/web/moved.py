"""What stands where a page lay before: a small page that leads on at once, and says where to.

It works from a disk and without a script: a refresh after no time at all, which the HTML standard
has browsers take for a redirect (WCAG technique H76), and a link for whoever does not follow it.
Search engines are told the address of today (RFC 6596). In a book there is nothing to lead on from.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from press.pieces.moved import moved_pages
from press.web.builder import website
from press.web.urls import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

TEMPLATE = "moved.html"
PLAIN = "moved-plain.html"  # for a theme that has none
FOLDER = Path(__file__).parent


def add_templates(app: Sphinx, config: Config) -> None:
    """Have templates of ours found in any theme."""
    config.templates_path = [*config.templates_path, str(FOLDER)]


def pages_to_write(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield (its name, what its template is told, the template) of each such page."""
    folders = website(app).theme.get_theme_dirs()
    template = TEMPLATE if any((folder / TEMPLATE).is_file() for folder in folders) else PLAIN
    for old, now in sorted(moved_pages(app.env).items()):
        title = app.env.titles[now].astext()
        yield old, {"title": "", "book_moved_to": now, "book_moved_title": title}, template


def tell_address(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Name the page's address of today for its own, where the site's is known."""
    if template in (TEMPLATE, PLAIN):
        context["pageurl"] = address_of(app, context["book_moved_to"]) or None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write them with the website, after the head has said what it says of pages of ours."""
    app.connect("config-inited", add_templates)
    app.connect("html-collect-pages", pages_to_write)
    app.connect("html-page-context", tell_address, priority=600)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
