"""Tables."""

from __future__ import annotations

from docutils import nodes

from sphinx_bindery.pdf.translator.base import SIDES, BaseTranslator
from sphinx_bindery.transforms.wide_tables import letters_across

LETTERS = 60  # of a table that stand side by side on a page


class TableVisitors(BaseTranslator):
    """Visits tables, their rows and cells."""

    def visit_table(self, node: nodes.table) -> None:
        breaks = ", breaks: true" if letters_across(node) > LETTERS else ""
        side = f", side: {node['align']}" if node.get("align") in SIDES else ""
        self.open_block(f"data-table(columns: ({_columns(node)},){breaks}{side}, ", node, "")
        title = node.next_node(nodes.title)
        if title is not None and title.parent is node:
            self.add("caption: [")
            self.add_number(node)
            for child in title.children:
                child.walkabout(self)
            self.add("], ")

    def depart_table(self, node: nodes.table) -> None:
        self.add(")\n")

    def visit_thead(self, node: nodes.thead) -> None:
        self.add("table.header(")

    def depart_thead(self, node: nodes.thead) -> None:
        self.add("), ")

    def visit_row(self, node: nodes.row) -> None: ...

    def depart_row(self, node: nodes.row) -> None: ...

    def visit_entry(self, node: nodes.entry) -> None:
        across, down = node.get("morecols", 0) + 1, node.get("morerows", 0) + 1
        side = next((side for side in SIDES if f"text-{side}" in node["classes"]), "")
        aligned = f", align: {side}" if side else ""
        self.add(f"table.cell(colspan: {across}, rowspan: {down}{aligned})[")
        if _is_head(node):
            self.add("#strong[")
        self.anchors(node)

    def depart_entry(self, node: nodes.entry) -> None:
        self.add("]" if _is_head(node) else "", "], ")


def _is_head(entry: nodes.entry) -> bool:
    return isinstance(entry.parent.parent, nodes.thead)


def _columns(table: nodes.table) -> str:
    """Return the widths of the columns: those that the writer gave, else as the text needs."""
    specs = list(table.findall(nodes.colspec))
    if "colwidths-given" in table["classes"]:
        return ", ".join(f"{spec['colwidth']}fr" for spec in specs)
    return ", ".join("auto" for _ in specs)
