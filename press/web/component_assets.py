"""Sheets and scripts of our own components, given only to a page that has the component on it.

Those of others are chosen by what a page uses, in `assets.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from press.web.builder import website

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

COMPONENTS = ("self-check", "library", "quick-exit")  # the files' names
MARK = 'data-component="{}"'  # which no page can write: its quotes would come out escaped


def give(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page the files that its components have in the folder of static files."""
    body = context.get("body", "")
    for name in COMPONENTS:
        if MARK.format(name) in body:
            if _is_there(app, f"{name}.css"):
                website(app).add_css_file(f"{name}.css")
            if _is_there(app, f"{name}.js"):
                website(app).add_js_file(f"{name}.js", defer="defer")


def _is_there(app: Sphinx, name: str) -> bool:
    return any(Path(app.confdir, folder, name).is_file() for folder in app.config.html_static_path)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Act before the page's sheets are chosen."""
    app.connect("html-page-context", give)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
