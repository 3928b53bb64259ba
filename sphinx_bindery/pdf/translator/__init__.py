"""Doctree to Typst: one call of a function for each node, text as Typst strings.

A visitor opens, its partner closes; what it looks like is said in `typ/`. Before each block
stands a comment with its place in the source, so that an error of Typst can be told to the writer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import admonitionlabels

from sphinx_bindery.nodes import SILENT
from sphinx_bindery.pdf.translator.blocks import BlockVisitors
from sphinx_bindery.pdf.translator.figures import FigureVisitors
from sphinx_bindery.pdf.translator.headings import HeadingVisitors
from sphinx_bindery.pdf.translator.inline import InlineVisitors
from sphinx_bindery.pdf.translator.lists import ListVisitors
from sphinx_bindery.pdf.translator.objects import ObjectVisitors
from sphinx_bindery.pdf.translator.references import ReferenceVisitors
from sphinx_bindery.pdf.translator.tables import TableVisitors

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_bindery.pdf.translator.base import BaseTranslator

# Nodes that are one call around what they hold.
CALLS = {
    "emphasis": "emph",
    "strong": "strong",
    "literal_emphasis": "emph",
    "literal_strong": "strong",
    "title_reference": "emph",
    "subscript": "subscript",
    "superscript": "superscript",
    "block_quote": "block-quote",
    "attribution": "attribution",
    "line": "line-of",
    "cell_head": "cell-head",
    "manpage": "emph",
}
# Nodes that only hold others.
TRANSPARENT = (
    "generated",
    "compound",
    "footnote",
    "glossary",
    "PassthroughTextElement",
    "versionmodified",
    "desc_content",
    "desc_addname",
    "desc_name",
    "desc_type",
    "desc_annotation",
    "desc_sig_element",
    "desc_inline",
    "decoration",
    "header",
    "footer",
    "tgroup",
    "tbody",
    "option",
    "option_string",
    "acks",
    "problematic",
    "start_of_file",
    "hlist",
    "hlistcol",
    "only",
)


class TypstTranslator(
    HeadingVisitors,
    BlockVisitors,
    ListVisitors,
    FigureVisitors,
    TableVisitors,
    ObjectVisitors,
    ReferenceVisitors,
    InlineVisitors,
):
    """Writes one page; `astext` returns it."""


def _call(name: str) -> tuple[Callable[..., None], Callable[..., None]]:
    def visit(self: BaseTranslator, node: nodes.Element) -> None:
        if isinstance(node, nodes.Inline):
            self.add(f"#{name}[")
        else:
            self.open_block(name, node)

    def depart(self: BaseTranslator, node: nodes.Element) -> None:
        self.add("]" if isinstance(node, nodes.Inline) else "]\n")

    return visit, depart


def _pass(self: BaseTranslator, node: nodes.Element) -> None: ...


def _skip(self: BaseTranslator, node: nodes.Element) -> None:
    raise nodes.SkipNode


for _node in admonitionlabels:
    setattr(TypstTranslator, f"visit_{_node}", TypstTranslator.visit_admonition)
    setattr(TypstTranslator, f"depart_{_node}", TypstTranslator.depart_admonition)
for _node, _function in CALLS.items():
    _visit, _depart = _call(_function)
    setattr(TypstTranslator, f"visit_{_node}", _visit)
    setattr(TypstTranslator, f"depart_{_node}", _depart)
for _node in TRANSPARENT:
    if not hasattr(TypstTranslator, f"depart_{_node}"):
        setattr(TypstTranslator, f"depart_{_node}", _pass)
    setattr(TypstTranslator, f"visit_{_node}", _pass)
for _node in SILENT:
    setattr(TypstTranslator, f"visit_{_node}", _skip)
