"""Paragraphs, code, formulas, boxes: what stands below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from sphinx_bindery.nodes import note_in_line
from sphinx_bindery.pdf.code import code_call
from sphinx_bindery.pdf.math import block_formulas
from sphinx_bindery.pdf.page import KEPT
from sphinx_bindery.pdf.translator.base import BaseTranslator, look_of
from sphinx_bindery.pdf.typst import string
from sphinx_bindery.transforms.math import equation_number

if TYPE_CHECKING:
    from sphinx_bindery.nodes import said_twice, saying

# What stands between paragraphs of a text, and apart from them.
BLOCKS = (nodes.Sequential, nodes.container, nodes.Admonition, nodes.table, nodes.block_quote)
HOLDERS = (nodes.container, addnodes.versionmodified)  # of these, without a space of their own
SHORT = 200  # letters of a paragraph: three lines at the most


class BlockVisitors(BaseTranslator):
    """Visits blocks of text."""

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        before = _before(node)
        runs_on = isinstance(before, nodes.paragraph) and not look_of(node)
        name, look = ("next-paragraph", "") if runs_on else ("paragraph", string(look_of(node)))
        facts = {
            "whole": "true" if _is_short_with_note(node) else "",
            "kept": "true" if node.get(KEPT) else "",
            "after-block": _stands_apart(before),
        }
        told = (f"{fact}: {is_so}" for fact, is_so in facts.items() if is_so)
        given = ", ".join(filter(None, [look, *told]))
        self.open_block(f"{name}({given})" if given else name, node)

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        """Close it; the last one about a term or a source ends with the pages that use it."""
        used: list[str] = node.get("used", [])
        self.add(*(f"#used({string(name)})" for name in used))
        self.close_block()

    visit_centered = visit_paragraph
    depart_centered = BaseTranslator.close_block

    def visit_compact_paragraph(self, node: addnodes.compact_paragraph) -> None:
        """Open a line of a table of contents; the one that holds them all is not a paragraph."""
        if not node.get("toctree"):
            self.visit_paragraph(node)

    def depart_compact_paragraph(self, node: addnodes.compact_paragraph) -> None:
        if not node.get("toctree"):
            self.close_block()

    def visit_container(self, node: nodes.container) -> None:
        self.open_block(f"container({string(look_of(node))})", node)

    depart_container = BaseTranslator.close_block

    def visit_transition(self, node: nodes.transition) -> None:
        self.add("\n#divider()\n")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.Element) -> None:
        if any(isinstance(child, nodes.Element) for child in node.children):
            self.open_block("parsed-code", node)
            return
        self.tell_place(node)
        self.add(f"\n{code_call(node)}\n")
        raise nodes.SkipNode

    depart_literal_block = BaseTranslator.close_block
    visit_doctest_block = visit_literal_block
    depart_doctest_block = BaseTranslator.close_block

    def visit_line_block(self, node: nodes.line_block) -> None:
        inner = isinstance(node.parent, nodes.line_block)
        self.open_block("indented" if inner else "lines", node)

    depart_line_block = BaseTranslator.close_block

    def visit_admonition(self, node: nodes.Element) -> None:
        kind = node.__class__.__name__
        self.open_block(f"admonition({string(kind)}, ", node, "")
        if kind in admonitionlabels:
            self.add(f"[#{self.spelled(str(admonitionlabels[kind]))}])[")
        elif not isinstance(node.next_node(), nodes.title):
            self.add("[])[")

    depart_admonition = BaseTranslator.close_block
    visit_topic = visit_sidebar = visit_admonition
    depart_topic = depart_sidebar = BaseTranslator.close_block

    def visit_math_block(self, node: nodes.math_block) -> None:
        number = equation_number(node, self.builder.env, self.page.docname)
        if "mathml" not in node:
            self._add_source(node, number)
        self.tell_place(node)
        self.add(block_formulas(node["mathml"], number))
        raise nodes.SkipNode

    def _add_source(self, node: nodes.math_block, number: str) -> None:
        """Write a formula that nobody could read, and its number above it."""
        if number:
            self.open_block('paragraph("")', node)
            self.add("#", string(number))
            self.close_block()
        self.visit_literal_block(node)

    def visit_said_twice(self, node: said_twice) -> None:
        self.add(f"#first-whole({string(node['name'])})")

    def depart_said_twice(self, node: said_twice) -> None: ...

    def visit_saying(self, node: saying) -> None:
        self.add("[")

    depart_saying = BaseTranslator.close_call

    def unknown_visit(self, node: nodes.Element) -> None:
        """Set what nobody foresaw plainly: a box if it is one, else all that it holds."""
        if isinstance(node, nodes.Admonition):
            self.visit_admonition(node)
            return
        message = "The PDF has no drawing for `%s`: what it holds is set plainly."
        name = node.__class__.__name__
        self.warn("node", message, node, name)
        self._set_attributes(node)

    def unknown_departure(self, node: nodes.Element) -> None:
        if isinstance(node, nodes.Admonition):
            self.depart_admonition(node)


def _before(node: nodes.Element) -> nodes.Node | None:
    """Return what stands before a paragraph of the text of a page."""
    place = node.parent.index(node)
    return node.parent[place - 1] if place and isinstance(node.parent, nodes.section) else None


def _stands_apart(before: nodes.Node | None) -> str:
    """Return the expression that tells whether space is below what stands before, or ''.

    What only holds others has the space that is below the last of them; a container with a look,
    what the look gives it.
    """
    if isinstance(before, nodes.container) and (look := look_of(before)):
        return f"has-look({string(look)})"
    if isinstance(before, HOLDERS):
        return _stands_apart(before[-1]) if len(before) else ""
    return "true" if isinstance(before, BLOCKS) else ""


def _is_short_with_note(node: nodes.Element) -> bool:
    """Tell whether a paragraph has a note, and so few lines that one could be left alone."""
    return len(node.astext()) < SHORT and any(map(_has_note, node.findall()))


def _has_note(node: nodes.Node) -> bool:
    return isinstance(node, note_in_line) or (
        isinstance(node, nodes.reference) and node.get("address") == "noted"
    )
