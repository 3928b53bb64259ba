"""The shape of a formula: its signs, and which stand where, told alike of MathML and of Typst.

What only looks is left out: space, size, brackets above, the letters of words, whether a letter is
slanted, which of two like signs a program has for one command.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from lxml import etree

Shape = tuple[Any, ...]

STYLES = ("DOUBLE-STRUCK", "FRAKTUR", "BLACK-LETTER", "SCRIPT", "MONOSPACE", "BOLD")
# Signs that are one, and the one that is kept.
SAME = (
    *("-−", "‐−", "*∗", "'′", "∥‖", "∣|", "∖\\", "⋅·", "⟵←", "⟶→", "⟹⇒", "⟂⊥", "▵△", "◻□", "◼■"),
    *("―‾", "¯‾", "_‾", "\u0332‾", "\u0304‾", "\u0305‾", "\u0302^", "ˆ^", "~˜", "\u0303˜"),
    *("\u0300`", "ˋ`", "ˊ´", "\u0301´", "⃗→", "\u0306˘", "\u0307˙", "\u0308¨", "\u030a˚"),
    *("\u030cˇ", "⏜⌢", "\u20d6←", "\u20e1↔", "\u20db⃛", "ℏħ"),
)
SEVERAL = {"″": "′′", "‴": "′′′", "≔": ":=", "…": "...", "⋯": "···"}
SEVERAL |= {"∬": "∫∫", "∭": "∫∫∫", "⨌": "∫∫∫∫"}
UNSEEN = "⎴⎵\u2061\u2062\u2063\u2064\ufe00\ufe01\u2006\u2009\u205f\u2005\xa0 \n"
LIKE = str.maketrans(dict(SAME) | SEVERAL | dict.fromkeys(UNSEEN, ""))  # type: ignore[arg-type]
BIG = set("∑∏∐⋃⋂⨁⨂⋁⋀∫∮⨆")
NAMES = {"max", "min", "lim", "sup", "inf", "limsup", "liminf", "argmax", "argmin"}
ABOVE = {"overbrace": "⏞", "overbracket": "⎴", "overparen": "⌢", "overline": "‾"}
BELOW = {"underbrace": "⏟", "underbracket": "⎵", "underparen": "⌣", "underline": "‾"}


def of_mathml(element: etree._Element) -> Shape:
    """Return the shape of MathML."""
    name = etree.QName(element).localname
    if name in ("mi", "mn", "mo", "mtext"):
        variant = "" if name == "mtext" else element.get("mathvariant", "").upper()
        variant = variant.replace("-TEX-CALLIGRAPHIC", "SCRIPT")
        return _signs("".join(element.itertext()), variant, bold="BOLD" in variant)
    if name in ("mspace", "mphantom", "mprescripts", "none", "mlabel"):
        return ()
    parts = [of_mathml(child) for child in element]
    if name in ("mfrac", "mroot"):
        kind = "rows" if element.get("linethickness") in ("0", "0pt") else name
        return ((kind, *parts),)
    if name == "msqrt":
        return (("mroot", _joined(parts), ()),)
    if name in ("msub", "munder"):
        return _scripts(parts[0], parts[1], (), limits=name[1] == "u")
    if name in ("msup", "mover"):
        return _scripts(parts[0], (), parts[1], limits=name[1] == "o")
    if name in ("msubsup", "munderover"):
        return _scripts(*parts, limits=name[1] == "u")
    if name == "mmultiscripts":
        return (("many", parts[0], *sorted(filter(None, parts[1:]))),)
    if name == "mtable":
        return _table([[of_mathml(cell) for cell in _in_row(row)] for row in element])
    look = element.get("notation", "") + element.get("class", "")
    if name == "menclose" or "math-box" in look or "math-cancel" in look:
        return _around("box" if "box" in look else "cancel", _joined(parts))
    return _joined(parts)


def _in_row(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row; a label comes first in MathJax, and last on the page."""
    cells = list(row)
    return cells[1:] + cells[:1] if etree.QName(row).localname == "mlabeledtr" else cells


def of_typst(content: Any) -> Shape:
    """Return the shape of content as Typst tells it in JSON."""
    if content is None or isinstance(content, str):
        return _signs(content or "", "", bold=False)
    name = content["func"]
    if name in ("symbol", "text"):
        return _signs(content["text"], "", bold=False)
    if name == "sequence":
        return _joined([of_typst(child) for child in content["children"]])
    if name == "frac":
        return (("mfrac", of_typst(content["num"]), of_typst(content["denom"])),)
    if name == "root":
        return (("mroot", of_typst(content["radicand"]), of_typst(content.get("index"))),)
    if name == "attach":
        return _attached(content)
    if name == "accent":
        return _scripts(of_typst(content["base"]), (), of_typst(content["accent"]), limits=True)
    if name in ABOVE or name in BELOW:
        return _lined(name, content)
    if name == "mat":
        return _table([[of_typst(cell) for cell in row] for row in content["rows"]])
    if name == "box" and "inset" not in content:  # the edges of a table, and what keeps rows apart
        return of_typst(content.get("body"))
    if name in ("cancel", "box"):
        return _around(name, of_typst(content["body"]))
    if name in ("hide", "h", "align-point", "space"):
        return ()
    return of_typst(content.get("body", content.get("child")))


def _around(name: str, inside: Shape) -> Shape:
    """Return a box, or what is struck out; two strokes are as one."""
    return inside if len(inside) == 1 and inside[0][0] == name else ((name, inside),)


def _attached(content: dict[str, Any]) -> Shape:
    base = content["base"]
    given = {place: of_typst(content.get(place)) for place in ("t", "b", "tl", "bl", "tr", "br")}
    corners = [given[place] for place in ("tl", "bl", "tr", "br") if given[place]]
    if corners:
        return (("many", of_typst(base), *sorted(corners)),)
    return _scripts(of_typst(base), given["b"], given["t"], limits=base["func"] == "limits")


def _lined(name: str, content: dict[str, Any]) -> Shape:
    body, said = of_typst(content["body"]), of_typst(content.get("annotation"))
    if name in ABOVE:
        made = _scripts(body, (), _signs(ABOVE[name], "", bold=False), limits=True)
        return _scripts(made, (), said, limits=True) if said else made
    made = _scripts(body, _signs(BELOW[name], "", bold=False), (), limits=True)
    return _scripts(made, said, (), limits=True) if said else made


def _scripts(base: Shape, below: Shape, above: Shape, *, limits: bool) -> Shape:
    """Return something with scripts. Limits of a sum stand beside it or not, as the line has it."""
    text = "".join(part for part in base if isinstance(part, str))
    if not below and not above:
        return base
    limits = limits and text not in NAMES and not set(text) & BIG
    return (("limits" if limits else "scripts", base, below, above),)


def _table(rows: list[list[Shape]]) -> Shape:
    """Return rows: cells that are joined at a sign are one, and what stands alone is no table."""
    lines = tuple(_joined(row) for row in rows if any(row))
    return lines[0] if len(lines) == 1 else (("rows", *lines),)


def _joined(parts: list[Shape]) -> Shape:
    return tuple(item for part in parts for item in part)


def _signs(text: str, variant: str, *, bold: bool) -> Shape:
    """Return signs one by one; a letter of another alphabet says of which."""
    made = []
    for sign in text.translate(LIKE):
        name = unicodedata.name(sign, "")
        is_styled = (
            name.startswith("MATHEMATICAL ") or "LETTERLIKE" in name or sign in "ℂℕℙℚℝℤℬℰℱℋℐℒℳℛℭℌ"
        )
        styles = [style for style in STYLES if style in (name if is_styled else variant)]
        styles += ["BOLD"] if bold and "BOLD" not in styles else []
        letter = unicodedata.normalize("NFKC", sign) if is_styled else sign
        made.append(f"{letter}{'/'.join(['', *styles])}" if letter.isalnum() else letter)
    return tuple(made)
