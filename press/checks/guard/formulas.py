r"""Formulas: short, with no words of their own, and nothing in them that hides, covers or moves.

What is not drawn where it stands, or is not drawn at all, is refused. Room within a line is not:
`\quad`, `\,` and a length such as `\hspace{1em}`, as much in all as a line could hold, and back no
more than signs need that stand close. What is small is not smaller than indices of indices.
"""

from __future__ import annotations

import re

LONGEST = 600
MOST_WITHIN = 10  # parts that begin with `\begin`
DEEPEST = 15  # groups within each other
DEEPEST_INDEX = 4  # groups that are indices, within each other
DEFINES = re.compile(
    r"\\(?:[egx]?def|(?:future)?let|(?:re)?new(?:command|environment)|providecommand)(?![a-z])"
)
HIDES = re.compile(
    r"\\(?:[hv]?phantom|(?:text|page|f|math)?color(?:box)?|unicode|char|bbox|rule|raisebox|raise"
    r"|lower|move(?:left|right)|v(?:space|skip)|above|above(?:withdelims)|genfrac)(?![a-z])",
    re.IGNORECASE,
)
STEP = re.compile(r"\\(?:([mh]?(?:kern|skip|space))(?![a-z])|([a-z]+|[,:;!> ]))|~", re.IGNORECASE)
LENGTH = re.compile(r"\*?\s{0,9}\{?\s{0,9}(\d{0,3}(?:\.\d{1,3})?)\s{0,9}(em|ex|mu|pt|pc|cm|mm|in)")
BACK = re.compile(r"\\(?:!|neg[a-z]{4,10}space)")
MOST_BACK = 10
WIDEST = 20  # em
EM = {"em": 1, "ex": 0.5, "mu": 1 / 18, "pt": 0.1, "pc": 1.2, "cm": 2.9, "mm": 0.29, "in": 7.3}
ROOM = {"quad": 1, "qquad": 2, "enspace": 0.5, "space": 0.3, "nobreakspace": 0.3}
ROOM |= dict.fromkeys(("~", " ", ",", ":", ";", ">"), 0.3)
ROOM |= dict.fromkeys(("thinspace", "medspace", "thickspace"), 0.3)


def fault_of_formula(formula: str) -> str:
    """Return what is wrong with a formula, and what to write instead, or ''."""
    if len(formula) > LONGEST or formula.count("\\begin") > MOST_WITHIN:
        return f"This formula has more than {LONGEST} signs, or too many parts. Split it."
    if defined := DEFINES.search(formula):
        return f"`{defined[0]}` is for `mathjax3_config` in conf.py: no page has words of its own."
    if hidden := HIDES.search(formula):
        return f"`{hidden[0]}` hides or moves what a formula says. Take it out."
    if len(BACK.findall(formula)) > MOST_BACK:
        return f"This formula goes back more than {MOST_BACK} times. Take that out."
    if _is_deep(formula):
        return "Too much stands within something else in this formula. Write it flatter."
    return _fault_of_room(formula)


def _fault_of_room(formula: str) -> str:
    room = 0.0
    for step in STEP.finditer(formula):
        length = LENGTH.match(formula, step.end()) if step[1] else None
        if step[1] and not (length and length[1]):
            return f"`{step[0]}` hides or moves what a formula says. Take it out."
        if length:
            room += float(length[1]) * EM[length[2]]
        else:
            room += ROOM.get(step[2] or step[0], 0)
    if room > WIDEST:
        return f"This formula has more than {WIDEST} em of room within it. Take some out."
    return ""


def _is_deep(formula: str) -> bool:
    """Tell whether groups stand too deep within each other, or are too small to be read."""
    open_, before = [False], ""
    for sign in formula:
        if sign == "{":
            open_.append(before in ("^", "_"))
        elif sign == "}" and len(open_) > 1:
            open_.pop()
        if len(open_) > DEEPEST or sum(open_) > DEEPEST_INDEX:
            return True
        before = sign if not sign.isspace() else before
    return False
