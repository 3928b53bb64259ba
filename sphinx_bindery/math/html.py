"""Formulas on the website: MathML, which a browser draws by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from sphinx_bindery.math.macros import macros_of
from sphinx_bindery.math.mathml import boxed, is_installed, is_long, markup, parts_of
from sphinx_bindery.words.catalog import of_sphinx

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_bindery.math.macros import Macros

logger = logging.getLogger(__name__)

CLASS = "math notranslate nohighlight"
NOT_INSTALLED = "math-core, which reads formulas, is not installed"


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in a line."""
    made, _nothing = _made(translator, node, [node.astext()], is_block=False)
    inside = translator.encode(node.astext()) if made is None else made
    name = "code" if made is None else "span"
    facts: dict[str, Any] = {"CLASS": CLASS}
    if is_long(made or ""):
        facts = {"CLASS": f"{CLASS} math-wide", "tabindex": "0"}
    translator.body.append(f"{translator.starttag(node, name, '', **facts)}{inside}</{name}>")
    raise nodes.SkipNode


def visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on its own, with its number."""
    is_whole = bool(node.get("no-wrap", node.get("nowrap")))
    parts = parts_of(node.astext(), is_whole=is_whole)
    made, tag = _made(translator, node, parts, is_block=True)
    name = "pre" if made is None else "div"
    translator.body.append(translator.starttag(node, name, "", CLASS=CLASS))
    _add_number(translator, node, tag)
    inside = translator.encode(node.astext()) if made is None else made
    translator.body.append(inside if made is None else boxed(made))
    translator.body.append(f"</{name}>\n")
    raise nodes.SkipNode


def _add_number(translator: HTML5Translator, node: nodes.math_block, tag: str) -> None:
    if node.get("number"):
        number = get_node_equation_number(translator, node)
        translator.body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, of_sphinx("Link to this equation"))
        translator.body.append("</span>")
    elif tag:
        translator.body.append(f'<span class="eqno">{translator.encode(tag)}</span>')


def _made(
    translator: HTML5Translator, node: nodes.Element, parts: list[str], *, is_block: bool
) -> tuple[str | None, str]:
    """Return the MathML and the tag; None where a formula stays as its source, which is told."""
    reason = NOT_INSTALLED
    try:
        if is_installed():
            return markup(parts, _macros(translator), is_block=is_block)
    except ValueError as error:
        reason = str(error)
    message = "This formula stays as its source: %s. Write it in other commands."
    logger.warning(message, reason, type="html", subtype="math", location=node)
    return None, ""


def _macros(translator: Any) -> Macros:
    """Return the macros known at this place of a page: what a formula defines is kept for it."""
    known: Macros | None = getattr(translator, "bindery_macros", None)
    if known is None:
        known = translator.bindery_macros = macros_of(translator.config)
    return known
