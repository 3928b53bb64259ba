"""MathML to Typst: one call for each element, signs and words as strings.

What a call looks like is said in `typ/math.typ`. Typst spaces signs by their class, as TeX does; so
only those spaces are written that differ from it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_bindery.math.mathml import trees_of
from sphinx_bindery.math.mend import name_of
from sphinx_bindery.pdf.math_tables import table
from sphinx_bindery.pdf.typst import string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

APPLY = "\u2061"
INVISIBLE = {APPLY, "\u2062", "\u2063", "\u2064"}
LENGTH = re.compile(r"(-?[\d.]+)(em|rem|ex|px|pt|cm|mm|in)")
IN_EM = {"em": 1, "rem": 1, "ex": 0.45, "px": 0.07}  # what one is, about
OF_NAMES = "0.1667em"  # the space around the name of a function, which Typst sets itself
ACCENTS = {  # as they stand above a letter
    "ˆ": "\u0302",
    "̂": "\u0302",
    "^": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "ˇ": "\u030c",
    "`": "\u0300",
    "´": "\u0301",
    "⃗": "\u20d7",
    "⃖": "\u20d6",
    "⃛": "\u20db",
    "⃜": "\u20dc",
    "→": "→",
    "←": "←",
    "↔": "↔",
    "⇀": "⇀",
    "↼": "↼",
}
OVER = {
    "‾": "overline",
    "⏞": "overbrace",
    "⎴": "overbracket",
    "⏠": "overshell",
    "⏜": "overparen",
}
UNDER = {
    "\u0332": "underline",
    "_": "underline",
    "⏟": "underbrace",
    "⎵": "underbracket",
    "⏡": "undershell",
    "⏝": "underparen",
}
INTEGRALS = set("∫∬∭⨌∮∯∰∱∲∳⨍⨏⨑")
LARGE = set("∑∏∐⋃⋂⨁⨂⨀⨄⨆⋁⋀⨅⨃") | INTEGRALS
UPRIGHT_ARROWS = set("↑↓↕⇑⇓⇕")  # which are no fences to Typst, and so would not grow
ENCLOSED = {
    "math-box": "m.boxed",
    "math-cancel": "math.cancel",
    "math-cancel-down": "m.cancel-down",
}


def inline_formula(markup: str) -> str:
    """Return the Typst call that sets a formula in a line."""
    (tree,) = trees_of(markup)
    return f"m.line({string(tree.get('alttext', ''))}, {typst(tree)})"


def block_formulas(markup: str, number: str) -> str:
    """Return the calls that set formulas on their own; the last has the number."""
    calls = []
    trees = trees_of(markup)
    for tree in trees:
        mark = f"number: {string(number)}, " if number and tree is trees[-1] else ""
        calls.append(f"\n#m.alone({string(tree.get('alttext', ''))}, {mark}{typst(tree)})\n")
    return "".join(calls)


def typst(math: _Element) -> str:
    """Return the Typst expression of a formula."""
    return _Printer().row(list(math))


class _Printer:
    """Writes one formula."""

    def element(self, element: _Element) -> str:
        name = name_of(element)
        made: str = getattr(self, name)(element)
        if color := element.get("mathcolor"):
            made = f"text(fill: rgb({string(color)}), {made})"
        for look in element.get("class", "").split():
            if look in ENCLOSED:
                made = f"{ENCLOSED[look]}({made})"
        return made

    def row(self, children: Sequence[_Element]) -> str:
        """Return elements that follow each other; a function stands apart from what it is of."""
        made: list[str] = []
        for child in children:
            text = child.text or ""
            if name_of(child) == "mo" and text in INVISIBLE:
                if text == APPLY and made:
                    made[-1] = f'math.class("large", {made[-1]})'
            elif not (name_of(child) == "mspace" and child.get("width") == OF_NAMES):
                made.append(self.element(child))
        return made[0] if len(made) == 1 else f"m.row({', '.join(made)})"

    def inside(self, element: _Element) -> str:
        return self.row(list(element))

    mpadded = mtd = math = inside

    # Tokens

    def mi(self, mi: _Element) -> str:
        text = self._signs(mi)
        if not mi.text:
            return "m.row()"
        if len(mi.text or "") > 1:
            return f"m.letters({text})"
        if mi.get("mathvariant") == "normal":
            return f"math.upright(m.sign({text}))"
        return (
            f"math.italic(m.sign({text}))" if "Α" <= (mi.text or "") <= "Ω" else f"m.sign({text})"
        )

    def mn(self, mn: _Element) -> str:
        return f"m.letters({self._signs(mn)})"

    def mtext(self, mtext: _Element) -> str:
        look = mtext.get("class", "").removeprefix("math-")
        return f"m.words({self._signs(mtext)}{f', look: {string(look)}' if look else ''})"

    def mspace(self, mspace: _Element) -> str:
        if "math-back" in mspace.get("class", ""):
            return "h(-0.1667em)"
        return f"h({_length(mspace.get('width', '0em'))})"

    def mo(self, mo: _Element) -> str:
        text = mo.text or ""
        made = f"m.{'sign' if len(text) == 1 else 'letters'}({self._signs(mo)})"
        if size := mo.get("minsize"):
            made = f"math.lr(size: {size}, {made})"
        kind = _class_of(mo, text)
        return f"math.class({string(kind)}, {made})" if kind else made

    def _signs(self, token: _Element) -> str:
        return string((token.text or "").replace("\xa0", " "))

    # Rows

    def mrow(self, mrow: _Element) -> str:
        children = list(mrow)
        if not any(_is_fence(child, end) for child, end in _ends(children)):
            return self.row(children)
        inner = [f"math.mid({self._bare(c)})" if _is_middle(c) else c for c in children]
        made = [part if isinstance(part, str) else self._fence(part) for part in inner]
        return f"math.lr(m.row({', '.join(filter(None, made))}))"

    def _fence(self, element: _Element) -> str:
        return self._bare(element) if name_of(element) == "mo" else self.element(element)

    def _bare(self, mo: _Element) -> str:
        text = mo.text or ""
        made = "" if text in INVISIBLE else f"m.sign({self._signs(mo)})"
        return f'math.class("fence", {made})' if text in UPRIGHT_ARROWS else made

    def mstyle(self, mstyle: _Element) -> str:
        inside = self.inside(mstyle)
        level, display = mstyle.get("scriptlevel", "0"), mstyle.get("displaystyle")
        if display is None:
            return inside
        size = {"1": "script", "2": "sscript"}.get(level, "inline")
        return f"math.{'display' if display == 'true' else size}({inside})"

    def mphantom(self, mphantom: _Element) -> str:
        return f"hide({self.inside(mphantom)})"

    # Fractions, roots, scripts

    def mfrac(self, mfrac: _Element) -> str:
        upper, lower = map(self.element, mfrac)
        if mfrac.get("linethickness") in ("0", "0pt"):
            return f"m.over({upper}, {lower})"
        return f"math.frac({upper}, {lower})"

    def msqrt(self, msqrt: _Element) -> str:
        return f"math.sqrt({self.inside(msqrt)})"

    def mroot(self, mroot: _Element) -> str:
        radicand, index = map(self.element, mroot)
        return f"math.root({index}, {radicand})"

    def msub(self, msub: _Element) -> str:
        return self._scripts(msub, "b")

    def msup(self, msup: _Element) -> str:
        return self._scripts(msup, "t")

    def msubsup(self, msubsup: _Element) -> str:
        return self._scripts(msubsup, "b", "t")

    def _scripts(self, element: _Element, *places: str) -> str:
        base, *scripts = element
        return self._attached(f"math.scripts({self.element(base)})", scripts, places)

    def _attached(self, base: str, scripts: Sequence[_Element], places: Sequence[str]) -> str:
        given = [f"{p}: {self.element(s)}" for p, s in zip(places, scripts, strict=True)]
        return f"math.attach({', '.join([base, *given])})"

    def mmultiscripts(self, element: _Element) -> str:
        base, *scripts = element
        names = [name_of(script) for script in scripts]
        cut = names.index("mprescripts") if "mprescripts" in names else len(names)
        places = dict(zip(("br", "tr"), scripts[:cut], strict=False))
        places |= dict(zip(("bl", "tl"), scripts[cut + 1 :], strict=False))
        filled = {place: script for place, script in places.items() if _holds(script)}
        return self._attached(self.element(base), list(filled.values()), list(filled))

    # What stands above and below

    def mover(self, mover: _Element) -> str:
        base, over = mover
        sign = over.text or ""
        if mover.get("accent") == "true" and sign in OVER:
            return f"math.{OVER[sign]}({self.element(base)})"
        if mover.get("accent") == "true" and name_of(over) == "mo":
            return f"math.accent({self.element(base)}, {string(ACCENTS.get(sign, sign))})"
        if (kind := _brace(base, "mover", OVER)) is not None:
            return f"math.{kind}({self.element(base[0])}, {self.element(over)})"
        return self._limits(base, [over], "t")

    def munder(self, munder: _Element) -> str:
        base, under = munder
        sign = under.text or ""
        if munder.get("accentunder") == "true" and sign in UNDER:
            return f"math.{UNDER[sign]}({self.element(base)})"
        if (kind := _brace(base, "munder", UNDER)) is not None:
            return f"math.{kind}({self.element(base[0])}, {self.element(under)})"
        if munder.get("accentunder") == "true":
            stretched = f"math.stretch(m.sign({self._signs(under)}))"
            return f"math.attach(math.limits({self.element(base)}), b: {stretched})"
        return self._limits(base, [under], "b")

    def munderover(self, munderover: _Element) -> str:
        base, under, over = munderover
        return self._limits(base, [under, over], "b", "t")

    def _limits(self, base: _Element, scripts: list[_Element], *places: str) -> str:
        made = self.element(base)
        labels = [_label(script) for script in scripts]
        if labels != scripts:  # an arrow that is as long as its words
            scripts = labels
            made = f"math.stretch(m.sign({self._signs(base)}), size: 100% + 1em)"
        if not _moves(base):
            made = f"math.limits({made})"
        return self._attached(made, scripts, places)

    # Tables

    def mtable(self, mtable: _Element) -> str:
        return table(mtable, self.inside)


def _length(asked: str) -> str:
    """Return a length in units that Typst knows."""
    match = LENGTH.fullmatch(asked)
    if match is None:
        return "0em"
    return f"{float(match[1]) * IN_EM.get(match[2], 1):g}{'em' if match[2] in IN_EM else match[2]}"


def _class_of(mo: _Element, text: str) -> str:
    """Return the class of a sign where it is not the one that Typst would give it."""
    spaces = mo.get("lspace"), mo.get("rspace")
    if text in LARGE:
        return ""
    if mo.get("form") == "prefix" and (text in "|‖" or "minsize" in mo.attrib):
        return "opening"
    if mo.get("form") == "postfix" and (text in "|‖" or "minsize" in mo.attrib):
        return "closing"
    if spaces == ("0", "0") or (text in ",;" and spaces[1] == "0"):
        return "normal"
    if all(spaces) and "0" not in spaces:
        return "binary" if str(spaces[0]).startswith("0.22") else "relation"
    if "minsize" in mo.attrib and mo.get("form") == "infix":
        return "relation"
    return ""


def _ends(children: Sequence[_Element]) -> list[tuple[_Element, str]]:
    if len(children) < 2:
        return []
    return [(children[0], "prefix"), (children[-1], "postfix")]


def _is_fence(element: _Element, form: str) -> bool:
    """Tell whether a sign at the end of a row grows with what it is around."""
    fences = "([{⟨⌊⌈|‖⟦⌜⌞⟮⎰/\\↑↓↕⇑⇓⇕" if form == "prefix" else ")]}⟩⌋⌉|‖⟧⌝⌟⟯⎱/\\↑↓↕⇑⇓⇕([{⟨"
    if form == "prefix":
        fences += ")]}⟩"
    return (
        name_of(element) == "mo"
        and (element.text or "\0") in fences
        and element.get("stretchy") != "false"
        and "minsize" not in element.attrib
    )


def _is_middle(element: _Element) -> bool:
    return (
        name_of(element) == "mo"
        and element.get("stretchy") == "true"
        and "minsize" not in element.attrib
    )


def _brace(base: _Element, name: str, calls: dict[str, str]) -> str | None:
    """Return the call of a brace that takes words, if the base is something with a brace."""
    if name_of(base) != name or len(base) != 2 or not _is_accent(base):
        return None
    call = calls.get(base[1].text or "", "line")
    return None if call.endswith("line") else call


def _is_accent(element: _Element) -> bool:
    return "true" in (element.get("accent"), element.get("accentunder"))


def _label(script: _Element) -> _Element:
    """Return what stands at an arrow, without the space that gives the arrow its least length."""
    is_padded = name_of(script) in ("mover", "munder") and name_of(script[1]) == "mspace"
    return script[0] if is_padded else script


def _moves(base: _Element) -> bool:
    """Tell whether limits stand beside the sign in a line of text, and below it elsewhere."""
    return (base.text or "") in LARGE - INTEGRALS and base.get("movablelimits") != "false"


def _holds(element: _Element) -> bool:
    return bool(len(element) or element.text)
