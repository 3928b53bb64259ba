"""Lists, and lists of terms: definitions, fields, options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.pdf.translator.base import BaseTranslator, look_of
from sphinx_bindery.pdf.typst import string

if TYPE_CHECKING:
    from sphinx_bindery.nodes import row_list

DEFINITIONS = (nodes.definition, nodes.field_body, nodes.description)


class ListVisitors(BaseTranslator):
    """Visits lists."""

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        self.add(f"\n#bullet-list({string(look_of(node))})")

    def depart_bullet_list(self, node: nodes.Element) -> None:
        self.add("\n")

    def visit_row_list(self, node: row_list) -> None:
        self.add("\n#row-list()")

    depart_row_list = depart_bullet_list

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        pattern = string(_pattern(node))
        self.add(f"\n#numbered-list(start: {node.get('start', 1)}, pattern: {pattern})")

    depart_enumerated_list = depart_bullet_list

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.add("[")
        self.anchors(node)

    depart_list_item = BaseTranslator.close_call

    def visit_definition_list(self, node: nodes.Element) -> None:
        self.add("\n#definition-list(")

    def depart_definition_list(self, node: nodes.Element) -> None:
        self.add(")\n")

    def visit_definition_list_item(self, node: nodes.Element) -> None:
        self.add("terms.item([")
        self.anchors(node)

    def depart_definition_list_item(self, node: nodes.Element) -> None:
        if not any(isinstance(child, DEFINITIONS) for child in node.children):
            self.add("], [")
        self.add("]), ")

    def visit_term(self, node: nodes.Element) -> None:
        self.anchors(node)
        if node.parent.index(node):
            self.add('#" "#linebreak()')

    def depart_term(self, node: nodes.Element) -> None: ...

    def visit_classifier(self, node: nodes.classifier) -> None:
        self.add('#": "#emph[')

    depart_classifier = BaseTranslator.close_call

    def visit_definition(self, node: nodes.Element) -> None:
        before = node.parent.children[node.parent.index(node) - 1]
        self.add("\n\n" if isinstance(before, DEFINITIONS) else "], [")
        self.anchors(node)
        if node.children and isinstance(node[0], nodes.definition_list | nodes.field_list):
            self.add("#foothold")

    def depart_definition(self, node: nodes.Element) -> None: ...

    visit_field_list = visit_option_list = visit_definition_list

    depart_field_list = depart_option_list = depart_definition_list

    visit_field = visit_option_list_item = visit_definition_list_item

    depart_field = depart_option_list_item = depart_definition_list_item

    visit_field_name = visit_option_group = visit_term
    depart_option_group = depart_term

    def depart_field_name(self, node: nodes.field_name) -> None:
        self.add('#":"')

    visit_field_body = visit_description = visit_definition

    depart_field_body = depart_description = depart_definition

    def visit_option_argument(self, node: nodes.option_argument) -> None:
        self.add("#", string(node.get("delimiter", " ")))

    def depart_option_argument(self, node: nodes.option_argument) -> None: ...

    def depart_option(self, node: nodes.option) -> None:
        if node is not node.parent[-1]:
            self.add('#", "')


def _pattern(node: nodes.enumerated_list) -> str:
    signs = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
    sign = signs.get(node.get("enumtype", ""), "1")
    return f"{node.get('prefix', '')}{sign}{node.get('suffix', '.') or '.'}"
