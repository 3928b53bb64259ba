"""Refuses what a page may not do. Anyone may send a change, so the source is not trusted.

A page may hold text, our directives, and files that lie in `source/` and `_static/`. It may not
reach files elsewhere, run anything, fetch anything, or show an editor other words than a reader.
What is refused is told with its place; its words stay, and the rest of the page is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import directives

from bindery.guard import files, links, pages, tree

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

BEFORE_SPHINX = 400  # Sphinx collects the images and downloads of a page at 500


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at each page before it is read, while it is read, and when its links are known."""
    app.connect("env-before-read-docs", pages.refuse_files)
    app.connect("source-read", pages.refuse_text)
    app.connect("include-read", pages.refuse_included_text)
    for name, directive in files.GUARDED.items():
        directives.register_directive(name, directive)
    app.connect("doctree-read", tree.refuse_nodes, priority=BEFORE_SPHINX)
    app.add_post_transform(links.RefuseLinks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
