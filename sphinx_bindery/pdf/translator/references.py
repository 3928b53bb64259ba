"""Links, notes and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.pdf.translator.base import BaseTranslator, figures_of_calls
from sphinx_bindery.pdf.typst import string
from sphinx_bindery.targets import is_inner
from sphinx_bindery.transforms.links import DEAD_LINK

if TYPE_CHECKING:
    from sphinx_bindery.nodes import note_in_line

# What sets a link out of the book, by how its address is shown; and what it takes besides.
OUTER = {
    "told": ("out", ""),
    "shown": ("out-shown", "shown"),
    "cut": ("out-cut", "shown"),
    "noted": ("out-noted", "note"),
    "noted again": ("out-noted-again", "note"),
}


class ReferenceVisitors(BaseTranslator):
    """Visits what leads to another place, or says what stands there."""

    def visit_reference(self, node: nodes.reference) -> None:
        self._open_reference(node)
        if number := node.get("secnumber"):  # of a line in a list of pages
            self.add("#", string(f"{'.'.join(map(str, number))}. "))

    def _open_reference(self, node: nodes.reference) -> None:
        target = self.builder.targets.of(self.page.docname, node)
        if target is None:
            self._tell_of_no_place(node)
            self.add('#span("")[')
        elif is_inner(node):
            self._open_inner_reference(node, target)
        else:
            self._open_outer_reference(node)

    def _tell_of_no_place(self, node: nodes.reference) -> None:
        """Tell of a link to a place that a page of the book does not have."""
        page, _, anchor = str(node.get("refuri", ""))[1:].partition("#")
        if anchor and (page, "") in self.builder.targets.labels:
            self.warn("link", DEAD_LINK, node, f"{page}#{anchor}")

    def _open_inner_reference(self, node: nodes.reference, target: str) -> None:
        if self.page.is_single:
            number = self.builder.printed.get(target, "")
            self.add(f"#see-book({string(number)})[")
            return
        if target in self.builder.listed and self.page.docname != target.partition("#")[0]:
            self.add(f"#use({string(target)})")
        if place := node.get("in_index"):
            self.add(f"#indexed({string(target)}, {'true' if place == 1 else 'false'})[")
            return
        title = self.builder.targets.titles.get(target)
        flags = ", numbered: true" if title is not None or _is_numref(node) else ""
        flags += ", titled: true" if title == node.astext() and _stands_in_text(node) else ""
        self.add(f"#see({string(target)}{flags})[")

    def _open_outer_reference(self, node: nodes.reference) -> None:
        call, fact = OUTER[node.get("address", "told")]
        facts = [node["refuri"], *([node[fact]] if fact else [])]
        self.add(f"#{call}({', '.join(map(string, facts))})[")

    depart_reference = BaseTranslator.close_call
    visit_number_reference = visit_reference
    depart_number_reference = BaseTranslator.close_call

    def visit_target(self, node: nodes.target) -> None: ...

    def depart_target(self, node: nodes.target) -> None: ...

    def visit_note_in_line(self, node: note_in_line) -> None:
        self.add(f"#note({string(self.name_of(node['refid']))})[", figures_of_calls(self.document))

    depart_note_in_line = BaseTranslator.close_call

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        self.add(f"#note-again({string(self.name_of(node['refid']))})")
        raise nodes.SkipNode

    def visit_citation(self, node: nodes.citation) -> None:
        self.open_block("described", node)
        self.add(f"#par[#{string(node[0].astext())}]")

    depart_citation = BaseTranslator.close_block

    def visit_citation_reference(self, node: nodes.citation_reference) -> None:
        self.add('#span("")[')

    depart_citation_reference = BaseTranslator.close_call


def _is_numref(node: nodes.reference) -> bool:
    inner = node.next_node(nodes.inline)
    return inner is not None and "std-numref" in inner["classes"]


def _stands_in_text(node: nodes.reference) -> bool:
    """Tell whether other words of its paragraph stand beside the reference."""
    beside = node.parent.astext().strip() != node.astext().strip()
    return beside and node.next_node(nodes.literal) is None and not _is_lead_on(node.parent)


def _is_lead_on(paragraph: nodes.Element) -> bool:
    """Tell whether this is a line of links, where titles are all there is."""
    return bool(paragraph.parent.get("all_titles"))
