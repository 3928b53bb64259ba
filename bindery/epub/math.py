"""LaTeX math as MathML, which e-readers draw and read aloud.

latex2mathml makes it. What it does not know it would print as it stands, a backslash and all; such
math is given up here, and the caller keeps its source. Source: MathML Core, EPUB 3.3 (5.2.4).
"""

from __future__ import annotations

import re
from html import unescape

from latex2mathml.converter import convert
from lxml import etree

# Environments that latex2mathml knows by another name.
RENAMED = (
    (re.compile(r"\\(begin|end)\{(?:aligned|alignedat|multline\*?|gather\*?|gathered)\}"), "split"),
    (re.compile(r"\\(begin|end)\{(?:align|flalign\*?)\}"), "align*"),
)
EQNARRAY = re.compile(r"\\begin\{eqnarray\*?\}(.*?)\\end\{eqnarray\*?\}", re.DOTALL)
FRAME = re.compile(
    r"\\(?:begin|end)\{equation\*?\}|\\(?:label|tag)\{[^}]*\}|\\(?:nonumber|notag)\b"
)
INNER = re.compile(r"\\begin\{(.+?)\}.*?\\end\{\1\}", re.DOTALL)
UNKNOWN = re.compile(r"<m[ion]>(?:\\[A-Za-z]+|&(?:amp;)?)</m[ion]>")


def mathml(source: str, is_block: bool) -> str:
    """Return LaTeX math as a `<math>` element, its source as alternative text.

    Raises ValueError if the math holds what cannot be turned into MathML.
    """
    plain = FRAME.sub("", source).strip()
    plain = EQNARRAY.sub(r"\\begin{array}{rcl}\1\\end{array}", plain)
    for pattern, name in RENAMED:
        plain = pattern.sub(rf"\\\1{{{name}}}", plain)
    if r"\\" in INNER.sub("", plain):
        plain = rf"\begin{{split}}{plain}\end{{split}}"
    try:
        made = convert(plain, display="block" if is_block else "inline")
    except Exception as error:  # it has a dozen of its own, which share no other parent
        raise ValueError(source) from error
    if UNKNOWN.search(made):
        raise ValueError(source)
    tree = etree.fromstring(unescape_signs(made))
    tree.set("alttext", " ".join(source.split()))
    return etree.tostring(tree, encoding="unicode")


def unescape_signs(markup: str) -> str:
    """Return the markup with its numeric references as signs, those of XML's own signs kept."""
    return re.sub(r"&#x[0-9A-F]+;", lambda m: _sign(m[0]), markup)


def _sign(reference: str) -> str:
    sign = unescape(reference)
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign, sign)
