"""What MathML Core and MathML 3 both allow: elements, what they hold, their attributes.

Sources: MathML Core, chapters 3 and 4; MathML 3, appendix A.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_bindery.math.mend import MATHML, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

TOKENS = {"mi", "mn", "mo", "mtext", "mspace"}
ROWS = {"math", "mrow", "mstyle", "mphantom", "mpadded", "msqrt", "mtd"}  # hold any number
CHILDREN = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "munder": 2,
    "mover": 2,
    "msubsup": 3,
    "munderover": 3,
}
ONLY_WITHIN = {"mtr": {"mtable"}, "mtd": {"mtr"}}
ATTRIBUTES = {
    "math": {"display", "alttext"},
    "mi": {"mathvariant"},
    "mo": {
        *("form", "stretchy", "symmetric", "lspace", "rspace", "minsize", "maxsize"),
        *("movablelimits", "fence", "separator", "largeop"),
    },
    "mspace": {"width", "height", "depth"},
    "mfrac": {"linethickness"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mpadded": {"width", "height", "depth", "lspace", "voffset"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
    "mtable": {"displaystyle"},
}
ANYWHERE = {"class", "mathcolor"}


def fault_of(math: _Element) -> str:
    """Return what is wrong with a formula in words, or ''."""
    return next(filter(None, map(_fault_of, math.iter())), "")


def _fault_of(element: _Element) -> str:
    name = name_of(element)
    parent = element.getparent()
    if element.tag != f"{MATHML}{name}":
        return f"MathML has no {name}"
    if name in TOKENS and len(element):
        return f"{name} holds elements"
    if name not in TOKENS and (element.text or "").strip():
        return f"{name} holds words"
    if len(element) != CHILDREN.get(name, len(element)):
        return f"{name} has {len(element)} parts"
    if name in ONLY_WITHIN and (parent is None or name_of(parent) not in ONLY_WITHIN[name]):
        return f"{name} stands outside of its table"
    if name in ("mtable", "mtr") and any(name_of(c) not in ("mtr", "mtd") for c in element):
        return f"{name} holds what is no part of a table"
    known = name in TOKENS | ROWS | set(CHILDREN) | {"mtable", "mtr", "mmultiscripts"}
    if not known and name not in ("mprescripts",):
        return f"MathML Core has no {name}"
    strange = set(element.attrib) - ATTRIBUTES.get(name, set()) - ANYWHERE
    return f"{name} has {', '.join(sorted(map(str, strange)))}" if strange else ""
