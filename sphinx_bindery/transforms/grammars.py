"""Grammars as code: each rule with its name, as in its source."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.nodes import replace_node


def set_grammars_as_code(tree: nodes.document) -> None:
    """Replace each grammar of a page by code; what leads to a rule leads there still."""
    for grammar in list(tree.findall(addnodes.productionlist)):
        rules = list(grammar.findall(addnodes.production))
        width = max((len(rule.get("tokenname", "")) for rule in rules), default=0)
        text = "\n".join(_line(rule, width) for rule in rules)
        code = nodes.literal_block(text, text, language="text")
        code.source, code.line = grammar.source, grammar.line
        inner = (node for node in grammar.findall(nodes.Element) if node is not grammar)
        code += [nodes.target("", "", ids=node["ids"]) for node in inner if node["ids"]]
        replace_node(grammar, [code])


def _line(rule: addnodes.production, width: int) -> str:
    name, words = rule.get("tokenname", ""), rule.astext()
    if "::=" in words:
        return words.rstrip()
    return f"{name:{width}} {'::=' if name else '   '} {words}".rstrip()
