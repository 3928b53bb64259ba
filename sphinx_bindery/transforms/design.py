"""The components of sphinx-design as plain nodes, for paper and e-readers.

On the web, sphinx-design turns its containers into tabs that hide, boxes that fold and cards that
are links from edge to edge. In a book everything lies open: a tab is a block with a title, a card
too; what only arranged others side by side goes away, and what it held stays, in order.

A card's link stands on the card's title in every output, the web too: there it covers the card all
the same, and now has words to be called by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_bindery.nodes import block
from sphinx_bindery.transforms import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


BLOCKS = {"card": "card", "tab-item": "tab", "dropdown": "dropdown", "aside": "aside"}
TITLED = ("card-header", "card-footer")
ICONS = ("sd_icon", "fontawesome")


def components(tree: nodes.Node, *names: str) -> list[nodes.Element]:
    """Return sphinx-design's components of these names, or all, in the order of the page."""
    found = [node for node in tree.findall(nodes.Element) if node.get("design_component")]
    return [node for node in found if not names or node["design_component"] in names]


class TitleCardLinks(SphinxPostTransform):
    """Moves a card's link onto the card's title."""

    default_priority = 190  # after references are resolved (10), before sphinx-design acts (199)

    def run(self, **kwargs: Any) -> None:
        for card in components(self.document, "card"):
            title = next(iter(components(card, "card-title")), None)
            link = _stretched_link(card)
            if title is not None and link is not None:
                words = title.next_node(nodes.TextElement)
                if words is None:
                    continue
                link.parent.parent.remove(link.parent)
                link["classes"] = [c for c in link["classes"] if c != "sd-hide-link-text"]
                link.children = []
                link.extend(words.children)
                words.children = []
                words += link


def _stretched_link(card: nodes.Element) -> nodes.reference | None:
    for link in card.findall(nodes.reference):
        if "sd-hide-link-text" in link["classes"]:
            return link
    return None


class FlattenDesignComponents(SphinxPostTransform):
    """Replaces sphinx-design's containers by plain nodes."""

    default_priority = 210
    formats = FORMATS

    def run(self, **kwargs: Any) -> None:
        found = components(self.document)
        for node in found:
            _mend_children(node)
        for node in reversed(found):
            node.parent.replace(node, list(_opened(node)))
        for node in list(self.document.findall(nodes.Element)):
            if node.__class__.__name__ in ICONS:
                node.parent.remove(node)
            elif classes := node["classes"]:
                node["classes"] = [name for name in classes if not name.startswith("sd-")]


def _mend_children(node: nodes.Element) -> None:
    """Give children their parent back: sphinx-design assigns `children` without it."""
    for child in node.children:
        child.parent = node


def _opened(node: nodes.Element) -> Iterator[nodes.Node]:
    """Yield what stands in a component's place."""
    name = node["design_component"]
    if name in BLOCKS:
        yield _copy(block, node, BLOCKS[name])
    elif name in ("steps", "step"):
        del node["design_component"]
        yield node
    elif name == "card-title":
        yield nodes.rubric("", "", *_inline_children(node), classes=["block-title"])
    elif name in TITLED:
        yield _copy(nodes.container, node, name)
    elif name == "button":
        yield node
    else:
        yield from _anchors(node)
        yield from node.children


def _copy(kind: type[nodes.container], node: nodes.Element, name: str) -> nodes.container:
    new = kind("", *node.children, ids=node["ids"], names=node["names"], classes=[name])
    new.source, new.line = node.source, node.line
    return new


def _anchors(node: nodes.Element) -> list[nodes.Node]:
    return [nodes.target("", "", ids=node["ids"])] if node["ids"] else []


def _inline_children(node: nodes.Element) -> list[nodes.Node]:
    return [inner for child in node.children for inner in getattr(child, "children", [])]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms."""
    app.add_post_transform(TitleCardLinks)
    app.add_post_transform(FlattenDesignComponents)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
