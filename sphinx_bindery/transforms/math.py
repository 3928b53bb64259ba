"""Formulas, read once for the EPUB and the PDF: their MathML, spoken words, and numbers.

Each formula keeps its source; one that cannot be read is told, and printed as that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from sphinx_bindery.math.mathml import is_installed, markup, parts_of
from sphinx_bindery.nodes import is_from_toctree, with_line

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_bindery.math.macros import Macros

logger = logging.getLogger(__name__)

FORMULAS = (nodes.math, nodes.math_block)
# What MyST names an equation without a label: anew at each reading, and nothing leads there.
RANDOM = re.compile(r"equation-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read_formulas(tree: nodes.document, macros: Macros) -> None:
    """Read the formulas of a page in their order; give each its MathML as `mathml`.

    `macros` are those of conf.py. What a formula defines holds for those below it, and one that
    only defines is taken out.
    """
    known = dict(macros)
    for node in [node for node in tree.findall(nodes.TextElement) if isinstance(node, FORMULAS)]:
        node["ids"] = [name for name in node["ids"] if not RANDOM.fullmatch(name)]
        if not is_installed():
            _warn_of_library()
        else:
            _read(node, known)


def _read(node: nodes.Element, macros: Macros) -> None:
    is_block = isinstance(node, nodes.math_block)
    is_whole = not is_block or bool(node.get("no-wrap", node.get("nowrap")))
    try:
        made, tag = markup(parts_of(node.astext(), is_whole=is_whole), macros, is_block=is_block)
    except ValueError as error:
        _warn(node, str(error))
        return
    if made:
        node["mathml"] = made
        node["tag"] = tag
    elif is_block or len(node.parent) > 1:
        node.parent.remove(node)
    else:
        node.parent.parent.remove(node.parent)


def equation_number(node: nodes.Element, env: BuildEnvironment, docname: str) -> str:
    r"""Return the number of a block as it is printed, `(1)`; its own `\tag`; or ''."""
    if not node.get("number"):
        return str(node.get("tag", ""))
    config: Any = env.config
    if config.math_numfig and config.numfig:
        numbers = env.toc_fignumbers.get(docname, {}).get("displaymath", {})
        name = nodes.make_id(f"equation-{node['label']}")  # as Sphinx calls its place
        figures = [str(part) for part in numbers.get(name, ())]
        chapter, last = ".".join(figures[:-1]), figures[-1:] or [str(node["number"])]
        return f"({chapter}{config.math_numsep if chapter else ''}{last[0]})"
    return f"({node['number']})"


def _warn(node: nodes.Element, reason: str) -> None:
    if is_from_toctree(node):
        return
    message = "This formula stays as its source: %s. Write it in other commands."
    logger.warning(message, reason, type="book", subtype="math", location=with_line(node))


def _warn_of_library() -> None:
    message = "Formulas stay as their source: math-core, which reads them, is not installed."
    logger.warning(message, type="book", subtype="math", once=True)
