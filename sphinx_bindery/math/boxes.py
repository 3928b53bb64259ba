r"""Commands of plain TeX and MathJax that read their arguments in a way of their own.

Each returns what stands for it, which is read again: `\raise3pt\hbox{a}` is `{a}`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_bindery.math.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_bindery.math.tokens import Reader

# Font switches, which the library takes in math alone; the words stay.
SWITCHES = re.compile(
    r"\\(?:rm|bf|it|sf|tt|sc|sl|em|cal|tiny|scriptsize|footnotesize|small|normalsize|large|Large"
    r"|LARGE|huge|Huge|displaystyle|textstyle|bfseries|itshape|rmfamily|sffamily|ttfamily)"
    r"(?![A-Za-z])\s*"
)
LENGTH = re.compile(r"\s{0,9}[+-]?[\d.]*\s{0,9}(?:em|ex|pt|px|pc|in|cm|mm|mu)?\s{0,9}")
NOTHING = re.compile(r"\s{0,9}[+-]?[0.]{1,9}\s{0,9}[a-z]*\s{0,9}|\s*")
UNITS = {"em", "ex", "pt", "px", "pc", "in", "cm", "mm", "mu"}
STRUCK = {
    "horizontalstrike": r"\cancel",
    "updiagonalstrike": r"\cancel",
    "downdiagonalstrike": r"\bcancel",
}
FRAMED = {"box", "roundedbox", "circle", "actuarial", "longdiv", "radical"}


def length(reader: Reader) -> str:
    """Return a length that comes next, in braces or without."""
    if reader.peek() == "{":
        return reader.name()
    made = ""
    while reader.peek() and made[-2:] not in UNITS and LENGTH.fullmatch(made + reader.peek()):
        made += reader.next()
    while reader.peek() and made[-2:] not in UNITS and reader.peek().isalpha():
        made += reader.next()
    return made


def _without_shift(reader: Reader) -> list[str]:
    r"""Read `\raise3pt{x}`: up or down says nothing that a formula means."""
    length(reader)
    return _group(reader)


def _group(reader: Reader) -> list[str]:
    """Return what comes next as a group; a box that is not in braces stays as it is."""
    return ["{", *reader.argument(), "}"] if reader.peek() == "{" else []


def _rule(reader: Reader) -> list[str]:
    r"""Read `\rule[1pt]{2em}{1pt}`: a strut is nothing, a line to fill in a line, else a block."""
    reader.option()
    return _drawn(length(reader), length(reader))


def _rule_with_depth(reader: Reader) -> list[str]:
    r"""Read `\Rule{1em}{2em}{0em}`, which MathJax knows."""
    width, height, _ = (length(reader) for _ in range(3))
    return _drawn(width, height)


def _drawn(width: str, height: str) -> list[str]:
    if NOTHING.fullmatch(width) or NOTHING.fullmatch(height):
        return ["{", "}"]
    is_line = height.strip().endswith("pt") and not width.strip().endswith("pt")
    return tokens_of(rf"\underline{{\hspace{{{width}}}}}" if is_line else r"\blacksquare")


def _space(reader: Reader) -> list[str]:
    r"""Read `\Space{1em}{2em}{0em}`, of which the width is seen."""
    width, *_ = (length(reader) for _ in range(3))
    return tokens_of(rf"\hspace{{{width}}}")


def _kerned(reader: Reader) -> list[str]:
    r"""Read `\kern3mu`."""
    wide = length(reader).strip()
    return tokens_of(rf"\mkern{wide} " if wide.endswith("mu") else rf"\hspace{{{wide}}}")


def _fraction(reader: Reader) -> list[str]:
    r"""Read `a \above1pt b`."""
    length(reader)
    return [r"\over"]


def _stacked(reader: Reader) -> list[str]:
    r"""Read `\buildrel a \over b`."""
    above: list[str] = []
    while (token := reader.next()) != r"\over":
        above.append(token)
    return [r"\overset", "{", *above, "}", "{", *reader.argument(), "}"]


def _as_typed(reader: Reader) -> list[str]:
    r"""Read `\verb|x_1|`."""
    end = reader.next()
    inside: list[str] = []
    while (token := reader.next()) != end:
        inside.append(token)
    return [r"\texttt", "{", *tokens_of(re.sub(r"([{}])", r"\\\1", "".join(inside))), "}"]


def _boxed(reader: Reader) -> list[str]:
    r"""Read `\bbox[yellow,border:1px solid]{x}`."""
    frame = [r"\boxed"] if "border" in "".join(reader.option() or []) else []
    return [*frame, "{", *reader.argument(), "}"]


def _enclosed(reader: Reader) -> list[str]:
    r"""Read `\enclose{circle,updiagonalstrike}[color=red]{x}`."""
    kinds = reader.name().replace(" ", ",").split(",")
    reader.option()
    made = ["{", *reader.argument(), "}"]
    for kind in kinds:
        command = r"\boxed" if kind in FRAMED else STRUCK.get(kind)
        made = ["{", command, *made, "}"] if command else made
    return made


def _skewed(reader: Reader) -> list[str]:
    r"""Read `\skew3\hat{A}`: the accent follows."""
    reader.argument()
    return []


OF_THEIR_OWN: dict[str, Callable[[Reader], list[str]]] = {
    **dict.fromkeys((r"\raise", r"\lower", r"\moveleft", r"\moveright"), _without_shift),
    r"\raisebox": _without_shift,
    r"\rule": _rule,
    r"\Rule": _rule_with_depth,
    r"\Space": _space,
    r"\kern": _kerned,
    r"\above": _fraction,
    r"\buildrel": _stacked,
    r"\verb": _as_typed,
    r"\bbox": _boxed,
    r"\enclose": _enclosed,
    r"\skew": _skewed,
    **dict.fromkeys((r"\leftroot", r"\uproot"), _skewed),
}
