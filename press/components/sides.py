"""The two sides, always shown together.

A writer types::

    ::::{sides}
    :::{reach} If you are the one who reaches
    …
    :::
    :::{retreat} If you are the one who retreats
    …
    :::
    ::::

Each side has an anchor of its own (`#reach`, `#retreat`; the next pair on a page `#reach-2` …), so
that a link to it can be sent. Every output draws both: nothing is hidden behind a tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from press.components.ours import Ours
from press.config import N_, _
from sphinx_bindery.pdf.typst import string

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_bindery.pdf.translator import TypstTranslator

logger = logging.getLogger(__name__)

TITLES = {"reach": N_("If you reach"), "retreat": N_("If you retreat")}


class sides(nodes.container):
    """Holds one `side` of each role, in the order of the source."""


class side(nodes.container):
    """What one of the two is told: `role` is reach or retreat, its first child the title."""

    anchor_inside = True


class SidesDirective(SphinxDirective):
    """Holds the two sides."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        pair = sides("", *self.parse_content_to_nodes(), classes=[Ours("sides")])
        self.set_source_info(pair)
        roles = sorted(child["role"] for child in pair if isinstance(child, side))
        if roles != ["reach", "retreat"] or len(pair) != 2:
            logger.warning(
                "`sides` holds one `reach` and one `retreat`, and nothing beside them. "
                "Write both, each closed by its own line of colons.",
                type="piece",
                subtype="sides",
                location=pair,
            )
            for child in pair.findall(side):
                child["is_told"] = True
            return pair.children  # drawn one after the other, as what they are
        return [pair]


class SideDirective(SphinxDirective):
    """One side; the directive's name is the role."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        text = self.arguments[0] if self.arguments else _(TITLES[self.name])
        inline, messages = self.parse_inline(text)
        title = nodes.rubric(text, "", *inline, classes=[Ours("side-title")])
        node = side("", title, role=self.name, classes=[Ours("side"), Ours(self.name)])
        self.set_source_info(title)
        self.set_source_info(node)
        node["ids"] = [self._free_id()]
        self.state.document.ids[node["ids"][0]] = node
        node += messages
        node += self.parse_content_to_nodes()
        return [node]

    def _free_id(self) -> str:
        taken = self.state.document.ids
        count = 1
        while (name := self.name if count == 1 else f"{self.name}-{count}") in taken:
            count += 1
        return name


def warn_of_sides(app: Sphinx, doctree: nodes.document) -> None:
    """Tell of each side that is empty, or stands outside of `sides`; it is drawn as what it is."""
    for node in doctree.findall(side):
        if all(isinstance(child, nodes.comment) for child in node[1:]):
            logger.warning(
                "`%s` is empty. Write as much in it, with as much care, as for the other side.",
                node["role"],
                type="piece",
                subtype="gap",
                location=node,
            )
        if not isinstance(node.parent, sides) and not node.get("is_told"):
            logger.warning(
                "`%s` stands outside of `sides`. Write `sides` around it and the other side.",
                node["role"],
                type="piece",
                subtype="sides",
                location=node,
            )


def print_sides(translator: TypstTranslator, node: sides) -> None:
    """Open the pair on paper."""
    translator.open_block('look("sides", ', node, "")


def close_sides(translator: TypstTranslator, node: sides) -> None:
    """Close it."""
    translator.add(")\n")


def print_side(translator: TypstTranslator, node: side) -> None:
    """Open one of the two on paper; one that stands alone is a block."""
    role = string(node["role"])
    if isinstance(node.parent, sides):
        translator.add(f"(role: {role}, body: [")
    else:
        translator.open_block(f'look("side", {role})', node)
    translator.anchors(node)


def close_side(translator: TypstTranslator, node: side) -> None:
    """Close it."""
    translator.add("]), " if isinstance(node.parent, sides) else "]\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives. The nodes are containers: every builder can draw them."""
    app.add_node(sides, typst=(print_sides, close_sides))
    app.add_node(side, typst=(print_side, close_side))
    app.add_directive("sides", SidesDirective)
    app.add_directive("reach", SideDirective)
    app.add_directive("retreat", SideDirective)
    app.connect("doctree-read", warn_of_sides)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
