"""The page for an address that leads nowhere: `404.html`, as most hosts look for it.

A host shows it in place of the missing page, at whatever depth, so its links begin at the root of
the site. The page itself is asked for in conf.py, by `html_additional_pages`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PAGE = "404"


def begin_links_at_root(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Make the links of the page, which lies at the top, right from anywhere below."""
    if page != PAGE:
        return
    root = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/"
    near = context["pathto"]
    context["pathto"] = lambda *place, **how: root + near(*place, **how).removeprefix("#")
    for name in ("css_tag", "js_tag"):
        context[name] = _rooted(context[name], root)


def _rooted(make_tag: Callable[[Any], str], root: str) -> Callable[[Any], str]:
    return lambda asset: (
        make_tag(asset).replace('href="', f'href="{root}').replace('src="', f'src="{root}')
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Act before anyone asks for an address."""
    app.connect("html-page-context", begin_links_at_root, priority=300)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
