"""A formula in words, as one reads it to somebody: `x squared plus 1`.

For whoever hears the PDF: its formulas are drawings there, with these words. Short parts are said
plainly; where a listener could not tell the end of a part, the end is said.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sphinx_bindery.math.mend import name_of
from sphinx_bindery.math.signs import ABOVE, BELOW, DRAWN, LETTERS, POWERS, SIGNS, STYLES
from sphinx_bindery.words.catalog import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

SILENT = {"\u2061", "\u2062", "\u2063", "\u2064"}
SUMS = {"∑", "∏", "∐", "⋃", "⋂", "⨁", "⨂", "⋁", "⋀", "∫", "∬", "∭", "∮"}
TOKENS = {"mi", "mn", "mo", "mtext"}
BRACES = {"⏟", "⎵", "⏝"}  # below what they hold together
# Of a table, and of equations one below the other: one row, and all of them.
ROWS = (
    (N_("row %(number)s: %(cells)s"), N_("%(count)s rows: %(rows)s; end of rows")),
    (N_("line %(number)s: %(cells)s"), N_("%(count)s lines: %(rows)s; end of lines")),
)


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
    text = " ".join((token.text or "").split())  # thin spaces are spaces
    if text in SILENT:
        return ""
    if name_of(token) in ("mn", "mtext") or (len(text) > 1 and text.isascii()):
        return text
    return " ".join(_sign(sign) for sign in text) if text not in SIGNS else _(SIGNS[text])


def _sign(sign: str) -> str:
    """Return the words for one sign: of our own, or of its name in Unicode, which is English."""
    if sign in SIGNS:
        return _(SIGNS[sign])
    if sign.isascii():
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    plain = plain if len(plain) == 1 else sign  # an accent by itself stands on a space
    name, said = unicodedata.name(sign, ""), _letter(plain)
    for style in reversed([look for part, look in STYLES.items() if part in name]):
        said = _(style) % said
    return said


def _letter(sign: str) -> str:
    small = sign.lower()
    if small in LETTERS:
        name = _(LETTERS[small])
        return name if sign == small else _("capital %s") % name
    return sign if sign.isalnum() else unicodedata.name(sign, sign).lower()


def _is_short(element: _Element) -> bool:
    """Tell whether what is said of an element has no end that one could miss."""
    if name_of(element) in TOKENS:
        return True
    return name_of(element) in ("mrow", "mstyle") and len(element) == 1 and _is_short(element[0])


def _ended(element: _Element, end: str) -> str:
    """Return what is said of an element, with its end where one could miss it."""
    return _say(element) if _is_short(element) else _(end) % _say(element)


def _fraction(mfrac: _Element) -> str:
    upper, lower = mfrac
    said = {"upper": _say(upper), "lower": _say(lower)}
    if mfrac.get("linethickness") in ("0", "0pt"):
        return _("%(upper)s above %(lower)s") % said
    if _is_short(upper) and _is_short(lower):
        return _("%(upper)s over %(lower)s") % said
    return _("the fraction %(upper)s over %(lower)s end fraction") % said


def _square_root(msqrt: _Element) -> str:
    inside = _inside(msqrt)
    if len(msqrt) == 1 and _is_short(msqrt[0]):
        return _("the square root of %s") % inside
    return _("the square root of %s end root") % inside


def _root(mroot: _Element) -> str:
    radicand, index = mroot
    said = {"order": _say(index), "inside": _ended(radicand, N_("%s end root"))}
    return _("the root of order %(order)s of %(inside)s") % said


def _sub(msub: _Element) -> str:
    base, script = msub
    return _said_over(base, script) if _text(base) in SUMS else _said_sub(base, script)


def _said_sub(base: _Element, script: _Element) -> str:
    said = {"base": _say(base), "script": _ended(script, N_("%s end sub"))}
    return _("%(base)s sub %(script)s") % said


def _said_over(base: _Element, script: _Element) -> str:
    return _("%(base)s over %(script)s of") % {"base": _say(base), "script": _say(script)}


def _sup(msup: _Element) -> str:
    base, script = msup
    return _power(_say(base), script)


def _power(base: str, script: _Element) -> str:
    text = _text(script)
    if text in POWERS:
        return _(POWERS[text]) % base
    said = {"base": base, "power": _ended(script, N_("%s end power"))}
    return _("%(base)s to the power of %(power)s") % said


def _sub_sup(element: _Element) -> str:
    base, sub, sup = element
    return _from_to(element) if _text(base) in SUMS else _power(_said_sub(base, sub), sup)


def _from_to(element: _Element) -> str:
    base, low, high = map(_say, element)
    said = {"base": base, "low": low, "high": high}
    return _("%(base)s from %(low)s to %(high)s of") % said


def _under(munder: _Element) -> str:
    base, below = munder
    if munder.get("accentunder") == "true" and _text(below) in BELOW:
        return _(BELOW[_text(below)]) % _say(base)
    if name_of(base) == "munder" and _text(base[1]) in BRACES:
        said = {"base": _say(base[0]), "below": _say(below)}
        return _("%(base)s with %(below)s below a brace") % said
    said = {"base": _say(base), "below": _say(below)}
    if _text(base) not in SUMS and _text(base).startswith("lim"):
        return _("%(base)s as %(below)s of") % said
    if _text(base) in SUMS or _is_name(base):
        return _said_over(base, below)
    return _("%(base)s with %(below)s below") % said


def _is_name(base: _Element) -> bool:
    return name_of(base) == "mi" and len(_text(base)) > 1


def _over(mover: _Element) -> str:
    base, above = mover
    if mover.get("accent") == "true" and _text(above) in ABOVE:
        return _(ABOVE[_text(above)]) % _say(base)
    if mover.get("accent") != "true" and name_of(base) == "mover" and base.get("accent") == "true":
        said = {"base": _say(base[0]), "above": _say(above)}
        return _("%(base)s with %(above)s above a brace") % said
    return _("%(base)s with %(above)s above") % {"base": _say(base), "above": _say(above)}


def _under_over(element: _Element) -> str:
    base, below, above = element
    if _text(base) in SUMS or _is_name(base):
        return _from_to(element)
    said = {"base": _say(base), "below": _say(below), "above": _say(above)}
    return _("%(base)s with %(below)s below and %(above)s above") % said


def _many_scripts(element: _Element) -> str:
    base, *scripts = element
    said = [_say(script) for script in scripts if len(script) or script.text]
    words = {"base": _say(base), "scripts": ", ".join(said)}
    return _("%(base)s with the scripts %(scripts)s") % words


def _table(mtable: _Element) -> str:
    """Say a table by its rows; equations one below the other, by lines."""
    rows = [", ".join(filter(None, _cells(row))) for row in mtable]
    if len(rows) == 1:
        return rows[0]
    one, all_of_them = ROWS[mtable.get("displaystyle") == "true"]
    said = [_(one) % {"number": n, "cells": row} for n, row in enumerate(rows, 1)]
    return _(all_of_them) % {"count": len(rows), "rows": "; ".join(said)}


def _cells(row: _Element) -> list[str]:
    """Return what is said of each cell; one that goes on with the one before is said with it."""
    cells: list[str] = []
    for cell in row:
        if cells and "math-joined-left" in cell.get("class", ""):
            cells[-1] = f"{cells[-1]} {_inside(cell)}".strip()
        else:
            cells.append(_inside(cell))
    return cells


def _drawn(mrow: _Element) -> str:
    """Say what a row holds, and what is drawn over it."""
    said = _inside(mrow)
    for words in {DRAWN[look] for look in mrow.get("class", "").split() if look in DRAWN}:
        said = _(words) % said
    return said


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
    "mrow": _drawn,
    "mspace": _silence,
    "mphantom": _silence,
}
