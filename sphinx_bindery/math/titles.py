"""The words of a title with formulas in it, for lists that hold no formula: `Sums of x squared`."""

from __future__ import annotations

import unicodedata
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
    from sphinx.environment import BuildEnvironment

    from sphinx_bindery.math.macros import Macros

UNTITLED = "<no title>"  # what Sphinx calls a page without a heading
TOKENS = {"math", "mrow", "mi", "mn", "mo", "mtext", "mspace"}


def page_title(env: BuildEnvironment, docname: str) -> str:
    """Return the words of a page's title; of one without words, the name of its file."""
    words = title_words(env.titles[docname], env.config)
    is_title = says_something(words) and words != UNTITLED
    return words if is_title else docname.rpartition("/")[2]


def says_something(words: str) -> bool:
    """Tell whether a text has a sign that is seen."""
    return any(unicodedata.category(sign)[0] not in "CZ" for sign in words)


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
