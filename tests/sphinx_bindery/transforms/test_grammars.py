"""grammars: a grammar is code, and each of its rules can be led to."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.transforms.grammars import set_grammars_as_code
from tests.trees import document, p, shown


def test_a_grammar_is_code_with_its_names_below_each_other() -> None:
    rules = [
        addnodes.production("", "x y", tokenname="ab", ids=["r"]),
        addnodes.production("", "z", tokenname=""),
        addnodes.production("", "", nodes.strong("", "q", ids=["s"]), nodes.Text(" ::= r ")),
    ]
    tree = document(addnodes.productionlist("", *rules, ids=["g"]), p("x"))
    set_grammars_as_code(tree)
    assert tree[1].astext() == "ab ::= x y\n       z\nq ::= r"
    assert shown(tree).replace(tree[1].astext(), "…") == (
        'document(target#g() literal_block("…" target#r() target#s()) paragraph("x"))'
    )
