"""Figures, pictures and their captions."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes

from sphinx_bindery.pdf.sizes import size_of
from sphinx_bindery.pdf.translator.base import SIDES, BaseTranslator
from sphinx_bindery.pdf.typst import string


class FigureVisitors(BaseTranslator):
    """Visits figures."""

    def visit_figure(self, node: nodes.figure) -> None:
        floats = _has_text_below(node) and node.next_node(nodes.legend) is None
        facts = ["floats: true"] if floats else []
        if (side := node.get("align")) in SIDES:
            facts.append(f"side: {side}")
        bracket = f"({''.join(f'{fact}, ' for fact in facts)}["
        self.open_block("illustration", node, bracket, floats=floats)

    def depart_figure(self, node: nodes.figure) -> None:
        self.add("])\n")

    def visit_caption(self, node: nodes.caption) -> None:
        if isinstance(node.parent, nodes.figure):
            self.add("], caption: [")
            self.anchors(node)
        else:
            self.open_block('rubric("")', node)
        self.add_number(node.parent)

    def depart_caption(self, node: nodes.caption) -> None:
        if not isinstance(node.parent, nodes.figure):
            self.close_block()

    def visit_legend(self, node: nodes.legend) -> None:
        self.add("], legend: [")

    def depart_legend(self, node: nodes.legend) -> None: ...

    def visit_image(self, node: nodes.image) -> None:
        self.anchors(node)
        path = string(f"/images/{self.builder.images[node['uri']]}")
        alt = node.get("alt", "")
        self.tell_place(node)
        words = string(alt) if alt else "none"
        width, height = size_of(node, Path(self.builder.srcdir) / node["uri"])
        size = f"width: {width}" + (f", height: {height}" if height != "auto" else "")
        picture = f"picture({path}, alt: {words}, {size})"
        is_block = not isinstance(node.parent, (nodes.TextElement, nodes.figure))
        side = node.get("align") if is_block else ""
        self.add(f"#align({side}, {picture})" if side in SIDES else f"#{picture}")
        raise nodes.SkipNode


def _has_text_below(figure: nodes.figure) -> bool:
    """Tell whether the text of a page goes on below a figure."""
    if not isinstance(figure.parent, nodes.section):
        return False
    below = figure.parent[figure.parent.index(figure) + 1 :]
    return any(isinstance(node, (nodes.paragraph, nodes.section)) for node in below)
