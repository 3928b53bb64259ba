"""The words of a title with formulas in it, for lists that hold no formula: `Sums of x squared`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.math.macros import macros_of
from sphinx_bindery.math.mathml import is_installed, read
from sphinx_bindery.math.mend import name_of
from sphinx_bindery.math.spoken import spoken
from sphinx_bindery.words.html import plain_words

if TYPE_CHECKING:
    from lxml.etree import _Element
    from sphinx.config import Config

    from sphinx_bindery.math.macros import Macros

TOKENS = {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace"}


def title_words(node: nodes.Element, config: Config) -> str:
    """Return the words of a title: a formula of signs in a row as they are, any other as spoken."""
    formulas = list(node.findall(nodes.math))
    if formulas and is_installed():
        node = node.deepcopy()
        macros = macros_of(config)
        for formula in list(node.findall(nodes.math)):
            formula.parent.replace(formula, nodes.Text(_words(formula.astext(), macros)))
    return plain_words(node)


def _words(source: str, macros: Macros) -> str:
    try:
        tree = read(source, False, macros).tree
    except ValueError:
        return source
    return _in_a_row(tree) if {name_of(e) for e in tree.iter()} <= TOKENS else spoken(tree)


def _in_a_row(tree: _Element) -> str:
    return "".join(map(str, tree.itertext())).replace("\xa0", " ")
