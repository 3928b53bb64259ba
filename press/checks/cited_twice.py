"""A source that is named twice in one place would stand twice in its brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.util import logging

from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of each key that stands twice in a role, or in two that follow each other."""
    for citation in doctree.findall(addnodes.pending_xref):
        keys = _keys(citation)
        here = [*_keys_before(citation), *keys]
        twice = next((key for key in keys if here.count(key) > 1), "")
        if twice:
            logger.warning(
                f"`{twice}` is cited twice here. Take one out.",
                type="source",
                subtype="cited",
                location=with_line(citation),
            )


def _keys_before(citation: addnodes.pending_xref) -> list[str]:
    """Return the keys of the role before, where nothing but a blank is between them."""
    place = citation.parent.index(citation)
    before = citation.parent[max(place - 2, 0) : place]
    is_next = len(before) == 2 and not before[1].astext().strip()
    return _keys(before[0]) if is_next else []


def _keys(node: nodes.Node) -> list[str]:
    """Return the keys of sources that a role names; none of any other node."""
    if not isinstance(node, addnodes.pending_xref) or node.get("refdomain") != "cite":
        return []
    return [key.strip() for key in str(node["reftarget"]).split(",")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at each page as it is read."""
    app.connect("doctree-read", check_page)
    return {"version": "1", "parallel_read_safe": True}
