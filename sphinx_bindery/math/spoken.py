"""A formula in words, as one reads it to somebody: `x squared plus 1`.

For whoever hears the PDF: its formulas are drawings there, with these words. Short parts are said
plainly; where a listener could not tell the end of a part, the end is said.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinx_bindery.math.mend import name_of
from sphinx_bindery.math.signs import ABOVE, LETTERS, POWERS, SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

SILENT = {"\u2061", "\u2062", "\u2063", "\u2064"}
SUMS = {"∑", "∏", "∐", "⋃", "⋂", "⨁", "⨂", "⋁", "⋀", "∫", "∬", "∭", "∮"}
STYLES = ("BOLD", "ITALIC", "SCRIPT", "FRAKTUR", "DOUBLE-STRUCK", "SANS-SERIF", "MONOSPACE")
TOKENS = {"mi", "mn", "mo", "mtext"}


def spoken(math: _Element) -> str:
    """Return a formula in words."""
    return " ".join(_row(list(math)).split())


def _say(element: _Element) -> str:
    name = name_of(element)
    if name in TOKENS:
        return _token(element)
    return SAYERS.get(name, _inside)(element)


def _inside(element: _Element) -> str:
    return _row(list(element))


def _row(children: Sequence[_Element]) -> str:
    return " ".join(filter(None, map(_say, children)))


def _token(token: _Element) -> str:
    text = (token.text or "").replace("\xa0", " ").strip()
    if text in SILENT:
        return ""
    if name_of(token) in ("mn", "mtext") or (len(text) > 1 and text.isascii()):
        return text
    return " ".join(_sign(sign) for sign in text) if text not in SIGNS else SIGNS[text]


def _sign(sign: str) -> str:
    """Return the words for one sign: of our own, or of its name in Unicode."""
    if sign in SIGNS:
        return SIGNS[sign]
    if sign.isascii():
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    plain = plain if len(plain) == 1 else sign  # an accent by itself stands on a space
    name = unicodedata.name(sign, "")
    looks = [style.lower() for style in STYLES if f"{style} " in name and style != "ITALIC"]
    return " ".join([*looks, LETTERS.get(plain, _name_of(plain))])


def _name_of(sign: str) -> str:
    name = unicodedata.name(sign, sign).lower()
    for long, short in (("greek small letter ", ""), ("greek capital letter ", "capital ")):
        if name.startswith(long):
            return short + name.removeprefix(long).replace("lamda", "lambda")
    return sign if sign.isalnum() else name


def _is_short(element: _Element) -> bool:
    """Tell whether what is said of an element has no end that one could miss."""
    if name_of(element) in TOKENS:
        return True
    return name_of(element) in ("mrow", "mstyle") and len(element) == 1 and _is_short(element[0])


def _ended(element: _Element, end: str) -> str:
    return _say(element) if _is_short(element) else f"{_say(element)} {end}"


def _fraction(mfrac: _Element) -> str:
    upper, lower = mfrac
    if mfrac.get("linethickness") in ("0", "0pt"):
        return f"{_say(upper)} above {_say(lower)}"
    if _is_short(upper) and _is_short(lower):
        return f"{_say(upper)} over {_say(lower)}"
    return f"the fraction {_say(upper)} over {_say(lower)} end fraction"


def _square_root(msqrt: _Element) -> str:
    short = len(msqrt) == 1 and _is_short(msqrt[0])
    return f"the square root of {_inside(msqrt)}{'' if short else ' end root'}"


def _root(mroot: _Element) -> str:
    radicand, index = mroot
    return f"the root of order {_say(index)} of {_ended(radicand, 'end root')}"


def _sub(msub: _Element) -> str:
    base, script = msub
    return f"{_say(base)} {_below(base, script)}"


def _below(base: _Element, script: _Element) -> str:
    if _text(base) in SUMS:
        return f"over {_say(script)} of"
    return f"sub {_ended(script, 'end sub')}"


def _sup(msup: _Element) -> str:
    base, script = msup
    return f"{_say(base)} {_power(script)}"


def _power(script: _Element) -> str:
    text = _text(script)
    if text in POWERS:
        return POWERS[text]
    return f"to the power of {_ended(script, 'end power')}"


def _sub_sup(element: _Element) -> str:
    base, sub, sup = element
    if _text(base) in SUMS:
        return f"{_say(base)} from {_say(sub)} to {_say(sup)} of"
    return f"{_say(base)} sub {_ended(sub, 'end sub')} {_power(sup)}"


def _under(munder: _Element) -> str:
    base, below = munder
    if _text(base) in SUMS:
        return f"{_say(base)} over {_say(below)} of"
    if name_of(base) == "munder" and base.get("accentunder") == "true":
        return f"{_say(base[0])} with {_say(below)} below a brace"
    if _text(base).startswith("lim"):
        return f"{_say(base)} as {_say(below)} of"
    if _is_name(base):
        return f"{_say(base)} over {_say(below)} of"
    return f"{_say(base)} with {_say(below)} below"


def _is_name(base: _Element) -> bool:
    return name_of(base) == "mi" and len(_text(base)) > 1


def _over(mover: _Element) -> str:
    base, above = mover
    if mover.get("accent") == "true":
        return f"{_say(base)} {ABOVE.get(_text(above), f'with {_say(above)} above')}"
    if name_of(base) == "mover" and base.get("accent") == "true":
        return f"{_say(base[0])} with {_say(above)} above a brace"
    return f"{_say(base)} with {_say(above)} above"


def _under_over(element: _Element) -> str:
    base, below, above = element
    if _text(base) in SUMS or _is_name(base):
        return f"{_say(base)} from {_say(below)} to {_say(above)} of"
    return f"{_say(base)} with {_say(below)} below and {_say(above)} above"


def _many_scripts(element: _Element) -> str:
    base, *scripts = element
    said = [_say(script) for script in scripts if len(script) or script.text]
    return f"{_say(base)} with the scripts {', '.join(said)}"


def _table(mtable: _Element) -> str:
    """Say a table by its rows; equations one below the other, by lines."""
    rows = [", ".join(filter(None, _cells(row))) for row in mtable]
    if len(rows) == 1:
        return rows[0]
    is_display = mtable.get("displaystyle") == "true"
    name = "line" if is_display else "row"
    said = "; ".join(f"{name} {count}: {row}" for count, row in enumerate(rows, 1))
    size = f"{len(mtable)} {name}s"
    return f"{size}: {said}; end of {name}s"


def _cells(row: _Element) -> list[str]:
    """Return what is said of each cell; one that goes on with the one before is said with it."""
    cells: list[str] = []
    for cell in row:
        if cells and "math-joined-left" in cell.get("class", ""):
            cells[-1] = f"{cells[-1]} {_inside(cell)}".strip()
        else:
            cells.append(_inside(cell))
    return cells


def _silence(_element: _Element) -> str:
    return ""


def _text(element: _Element) -> str:
    """Return the sign of an element, if it is one."""
    if name_of(element) in ("mrow", "mstyle") and len(element) == 1:
        return _text(element[0])
    if name_of(element) == "mrow":
        texts = [_text(child) for child in element]
        return texts[0] if len(set(texts)) == 1 and texts[0] == "′" else ""
    return (element.text or "").strip() if name_of(element) in TOKENS else ""


SAYERS = {
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    "msub": _sub,
    "msup": _sup,
    "msubsup": _sub_sup,
    "munder": _under,
    "mover": _over,
    "munderover": _under_over,
    "mmultiscripts": _many_scripts,
    "mtable": _table,
    "mspace": _silence,
    "mphantom": _silence,
}
