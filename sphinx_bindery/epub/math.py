"""LaTeX math as MathML, which e-readers draw and read aloud.

latex2mathml makes it. What it does not know it would print as it stands, a backslash and all; such
math is given up here, and the caller keeps its source. Source: MathML Core, EPUB 3.3 (5.2.4).
"""

from __future__ import annotations

import re
from html import unescape
from xml.etree.ElementTree import tostring

from latex2mathml.converter import convert_to_element
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
LEAVES = ("mi", "mo", "mn")
UNKNOWN = re.compile(r"\\[A-Za-z]+|&(?:amp;)?")


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
        made = _convert(plain, "block" if is_block else "inline")
        tree = etree.fromstring(made)  # fails on signs that XML cannot hold
    except Exception as error:  # the library has a dozen of its own, which share no other parent
        raise ValueError(source) from error
    tree.set("alttext", " ".join(source.split()))
    return etree.tostring(tree, encoding="unicode")


def _convert(latex: str, display: str) -> str:
    """Return the math as markup. Raises ValueError at a command that the library does not know.

    The library's own `convert` would take words in angle brackets, and an ampersand, for markup.
    """
    math = convert_to_element(latex, display=display)
    for element in math.iter():
        text = element.text or ""
        if element.tag in LEAVES and UNKNOWN.fullmatch(text):
            raise ValueError(text)
        element.text = unescape(text)  # signs, which it writes as references
    return tostring(math, encoding="unicode")
