"""What Sphinx describes of a program: its signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_bindery.pdf.translator.base import BaseTranslator

if TYPE_CHECKING:
    from docutils import nodes


class ObjectVisitors(BaseTranslator):
    """Visits descriptions of objects."""

    def visit_desc(self, node: addnodes.desc) -> None:
        is_alone = node.next_node(addnodes.desc, siblings=False, ascend=False) is None
        self.open_block("described" if is_alone else "described-around", node)

    depart_desc = BaseTranslator.close_block

    def visit_desc_signature(self, node: addnodes.desc_signature) -> None:
        self.open_block('rubric("")', node)

    depart_desc_signature = BaseTranslator.close_block

    def visit_desc_signature_line(self, node: addnodes.desc_signature_line) -> None:
        self.add("#linebreak()" if node.parent.index(node) else "")

    def depart_desc_signature_line(self, node: addnodes.desc_signature_line) -> None: ...

    def visit_desc_parameterlist(self, node: addnodes.desc_parameterlist) -> None:
        self.add('#"("')

    def depart_desc_parameterlist(self, node: addnodes.desc_parameterlist) -> None:
        self.add('#")"')

    def visit_desc_type_parameter_list(self, node: addnodes.desc_type_parameter_list) -> None:
        self.add('#"["')

    def depart_desc_type_parameter_list(self, node: addnodes.desc_type_parameter_list) -> None:
        self.add('#"]"')

    def visit_desc_parameter(self, node: nodes.Element) -> None:
        self.add("" if _is_first_parameter(node) else '#", "')

    def depart_desc_parameter(self, node: nodes.Element) -> None: ...

    visit_desc_type_parameter = visit_desc_parameter
    depart_desc_type_parameter = depart_desc_parameter
    visit_desc_optional = visit_desc_type_parameter_list
    depart_desc_optional = depart_desc_type_parameter_list

    def visit_desc_returns(self, node: addnodes.desc_returns) -> None:
        self.add('#" → "')

    def depart_desc_returns(self, node: addnodes.desc_returns) -> None: ...


def _is_first_parameter(node: nodes.Element) -> bool:
    """Tell whether nothing stands before a parameter in its list; optional ones are lists in it."""
    while node.parent.index(node) == 0 and isinstance(node.parent, addnodes.desc_optional):
        node = node.parent
    return bool(node.parent.index(node) == 0)
