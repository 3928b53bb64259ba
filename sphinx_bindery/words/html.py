"""The words of raw HTML, which no book holds."""

from __future__ import annotations

import re

from docutils import nodes
from lxml.etree import strip_elements
from lxml.html import fromstring

from sphinx_bindery.words.signs import sayable

LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*")
CHECKBOX = re.compile(r"<input[^<>]*type=\"checkbox\"")
BLOCKS = {"td", "th", "tr", "li", "p", "div", "br", "dt", "dd", "summary", "caption", "pre", "h1"}
BLOCKS |= {"h2", "h3", "h4", "h5", "h6", "figcaption", "blockquote", "option"}


def plain_words(node: nodes.Element) -> str:
    """Return the words of a title: of raw HTML in it only its text, and no sign that is none."""
    return sayable(plainly(node.deepcopy()).astext())


def plainly(node: nodes.Element) -> nodes.Element:
    """Have the words of raw HTML stand in its place within a node; return the node."""
    for raw in list(node.findall(nodes.raw)):
        raw.parent.replace(raw, nodes.Text(_words_of(raw)))
    return node


def _words_of(raw: nodes.raw) -> str:
    if "html" not in raw.get("format", "").split():
        return ""
    if LINE_BREAK.fullmatch(raw.astext()):
        return " "
    if CHECKBOX.search(raw.astext()):
        return "☑ " if "checked" in raw.astext() else "☐ "
    return text_of_html(raw.astext())


def text_of_html(source: str) -> str:
    """Return the words of a piece of HTML: no program, no style, and space where a block ends."""
    tree = fromstring(f"<div>{sayable(source)}</div>")
    strip_elements(tree, "script", "style", "template", with_tail=False)
    for element in tree.iter():
        if element.tag == "img":
            element.text = element.get("alt", "")
        if element.tag in BLOCKS:
            element.tail = f" {element.tail or ''}"
    return " ".join(tree.text_content().split())
