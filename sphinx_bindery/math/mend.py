"""What math-core writes, made to fit both MathML Core and MathML 3.

Looks go into classes, which a stylesheet draws: a page may forbid `style`, and MathML Core has no
`menclose`. Elements that say nothing go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MATHML = "{http://www.w3.org/1998/Math/MathML}"
SELECTORS = re.compile("[\ufe00\ufe01]")  # of calligraphic and script letters, which fonts lack
SEPARATOR = "\u2063"  # stands for a delimiter that is not drawn
DOTS = {".": "…", "·": "⋯"}
LOW_LINE, OVERLINE = "\u0332", "\u203e"
CLASSES = (  # a part of a style, and the class that draws it
    ("text-align: right", "math-right"),
    ("text-align: left", "math-left"),
    ("padding-right: 0", "math-joined-right"),
    ("padding-left: 0", "math-joined-left"),
    ("padding-left:1em", "math-condition"),
    ("padding-top: 0", "math-tight"),
    ("border-right: 0.05em solid", "math-line-right"),
    ("border-left: 0.05em solid", "math-line-left"),
    ("border-top: 0.05em solid", "math-line-top"),
    ("border-right: 0.05em dashed", "math-dash-right"),
    ("border-left: 0.05em dashed", "math-dash-left"),
    ("border-top: 0.05em dashed", "math-dash-top"),
    ("margin-left:-", "math-back"),
    ("width: 100%", "math-rows"),
    ("width: 50%", "math-side"),
    ("width: 7.5%", "math-side"),
)
COLOR = re.compile(r"color:\s*(#[0-9A-Fa-f]{6})")
ENCLOSED = {
    "box": "math-box",
    "updiagonalstrike": "math-cancel",
    "downdiagonalstrike": "math-cancel-down",
}
LETTERS = {"b": "math-bold", "i": "math-slanted", "code": "math-typewriter"}


def mend(math: _Element) -> None:
    """Change a tree in place."""
    for element in list(math.iter()):
        name = name_of(element)
        if name in MENDERS:
            MENDERS[name](element)
    for element in list(math.iter()):
        _restyle(element)
        if element.text:
            element.text = SELECTORS.sub("", element.text)
    for row in list(math.iter(f"{MATHML}mrow")):
        _unwrap_if_one(row)
    for mo in list(math.iter(f"{MATHML}mo")):
        _join_dots(mo)


def name_of(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _space(space: _Element) -> None:
    if not space.attrib:
        _remove(space)


def _operator(mo: _Element) -> None:
    text = mo.text or ""
    if text == SEPARATOR:
        _remove(mo)
    elif len(text) > 1 and text[0].isalpha():  # the name of a function, of which nothing follows
        mo.tag = f"{MATHML}mi"
        mo.attrib.clear()


def _over(mover: _Element) -> None:
    line = mover[-1]
    if line.text == LOW_LINE:
        line.text = OVERLINE


def _words(mtext: _Element) -> None:
    """Set words in other letters apart; a token holds text alone."""
    if not len(mtext):
        return
    parts = [_token(mtext.text or "", "")]
    for child in mtext:
        parts.append(_token("".join(child.itertext()), LETTERS.get(name_of(child), "")))
        parts.append(_token(child.tail or "", ""))
    mtext.text = None
    mtext.tag = f"{MATHML}mrow"
    mtext[:] = [part for part in parts if part.text]


def _token(text: str, look: str) -> _Element:
    from lxml import etree

    token = etree.Element(f"{MATHML}mtext", {"class": look} if look else {})
    token.text = text
    return token


def _enclosure(element: _Element) -> None:
    kinds = element.attrib.pop("notation", "").split()
    element.tag = f"{MATHML}mrow"
    element.set("class", " ".join(ENCLOSED.get(kind, f"math-{kind}") for kind in kinds))
    for child in list(element):
        if child.get("class", "").startswith("menclose"):
            element.remove(child)


def _row(mrow: _Element) -> None:
    if "displaystyle" in mrow.attrib or "scriptlevel" in mrow.attrib:
        mrow.tag = f"{MATHML}mstyle"


def _fraction(mfrac: _Element) -> None:
    """Say the size of a fraction around it: MathML 3 has no other place for it."""
    mfrac.attrib.pop("style", None)
    asked = {n: mfrac.attrib.pop(n) for n in ("displaystyle", "scriptlevel") if n in mfrac.attrib}
    if asked:
        _wrap(mfrac, "mstyle", asked)


def _table(mtable: _Element) -> None:
    """Let a table have the size of what is around it; draw a line below its last row there."""
    mtable.attrib.pop("scriptlevel", None)
    rows = list(mtable)
    if len(rows) > 1 and not any(len(cell) for cell in rows[-1]):
        style = rows[-1][0].get("style", "") if len(rows[-1]) else ""
        mtable.remove(rows[-1])
        if "border-top" in style:
            kind = "dash" if "dashed" in style else "line"
            for cell in rows[-2]:
                _add_class(cell, f"math-{kind}-bottom")


def _padding(mpadded: _Element) -> None:
    mpadded.attrib.pop("style", None)
    if not mpadded.attrib:
        mpadded.tag = f"{MATHML}mrow"


def _restyle(element: _Element) -> None:
    style = element.attrib.pop("style", "")
    if color := COLOR.search(style):
        element.set("mathcolor", color[1].lower())
        if name_of(element) == "mrow":
            element.tag = f"{MATHML}mstyle"
    for part, name in CLASSES:
        if part in style:
            _add_class(element, name)


def _add_class(element: _Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())


def _unwrap_if_one(mrow: _Element) -> None:
    """Take away a row that holds one element, and says nothing itself."""
    parent = mrow.getparent()
    if parent is not None and not mrow.attrib and len(mrow) == 1:
        parent.replace(mrow, mrow[0])


def _join_dots(mo: _Element) -> None:
    """Make one sign of three dots that follow each other."""
    parent = mo.getparent()
    others = list(mo.itersiblings())[:2]
    if parent is None or mo.text not in DOTS or len(others) < 2:
        return
    if all(name_of(other) == "mo" and other.text == mo.text for other in others):
        mo.text = DOTS[mo.text]
        mo.set("rspace", others[-1].get("rspace", "0.1667em"))
        for other in others:
            parent.remove(other)


def _wrap(element: _Element, name: str, attributes: dict[str, str]) -> None:
    parent = element.getparent()
    assert parent is not None
    around = element.makeelement(f"{MATHML}{name}", attributes)
    parent.replace(element, around)
    around.append(element)


def _remove(element: _Element) -> None:
    """Take an element out; a place that has to be filled keeps an empty row."""
    parent = element.getparent()
    assert parent is not None
    if name_of(parent) in ("mrow", "mtd", "math", "mstyle"):
        parent.remove(element)
    else:
        parent.replace(element, element.makeelement(f"{MATHML}mrow"))


MENDERS = {
    "mspace": _space,
    "mo": _operator,
    "mover": _over,
    "mtext": _words,
    "menclose": _enclosure,
    "mrow": _row,
    "mfrac": _fraction,
    "mtable": _table,
    "mpadded": _padding,
}
