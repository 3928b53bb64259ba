r"""Formulas: short, of commands that are allowed, and nothing in them that hides, covers or moves.

`formula_words.py` lists what there is; a book's own commands stand in conf.py. Room within a line
is allowed: `\quad`, `\,` and a length such as `\hspace{1em}`, as much in all as a line could hold,
and back no more than signs need that stand close. What is small is no smaller than an index of an
index.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from press.checks.guard.forms import shortened
from press.checks.guard.formula_words import COMMANDS, ENVIRONMENTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

LONGEST = 600
MOST_WITHIN = 10  # parts that begin with `\begin`
DEEPEST = 15  # groups within each other
DEEPEST_INDEX = 4  # groups that are indices, within each other
NOT_ALLOWED = (
    "is no command of a formula here. `press/checks/guard/formula_words.py` lists those that all "
    "three books can set; a book's own are for `mathjax3_config` in conf.py."
)
TOKEN = re.compile(r"\\(?:([A-Za-z]+)|(.|\Z))|%", re.DOTALL)  # a command of letters or of a sign
NAME = re.compile(r"\s{0,9}\{\s{0,9}([a-zA-Z]{1,20}\*?)\s{0,9}\}")
STEP = re.compile(
    r"\\(?:(m?kern(?![a-z])|[mh](?:skip|space)(?![a-z]))|([a-z]+|[,:;!> ]))|~", re.IGNORECASE
)
LENGTH = re.compile(r"\*?\s{0,9}\{?\s{0,9}(\d{0,3}(?:\.\d{1,3})?)\s{0,9}(em|ex|mu|pt|pc|cm|mm|in)")
BACK = re.compile(r"\\(?:!|neg[a-z]{4,10}space)")
MOST_BACK = 10
WIDEST = 20  # em
EM = {"em": 1, "ex": 0.5, "mu": 1 / 18, "pt": 0.1, "pc": 1.2, "cm": 2.9, "mm": 0.29, "in": 7.3}
ROOM = {"quad": 1, "qquad": 2, "enspace": 0.5, "space": 0.3, "nobreakspace": 0.3}
ROOM |= dict.fromkeys(("~", " ", ",", ":", ";", ">"), 0.3)
ROOM |= dict.fromkeys(("thinspace", "medspace", "thickspace"), 0.3)


def fault_of_formula(formula: str, own: Collection[str] = ()) -> str:
    """Return what is wrong with a formula, and what to write instead, or ''.

    `own` are the commands of conf.py.
    """
    if len(formula) > LONGEST or formula.count("\\begin") > MOST_WITHIN:
        return f"This formula has more than {LONGEST} signs, or too many parts. Split it."
    if fault := next(filter(None, _faults_of_commands(formula, own)), ""):
        return fault
    if len(BACK.findall(formula)) > MOST_BACK:
        return f"This formula goes back more than {MOST_BACK} times. Take that out."
    if _is_deep(formula):
        return "Too much stands within something else in this formula. Write it flatter."
    return _fault_of_room(formula)


def _faults_of_commands(formula: str, own: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with each command, or ''."""
    for token in TOKEN.finditer(formula):
        command = token[1] or token[2]
        if command is None:  # what follows it is in no book, and a command may go on below it
            yield "`%` begins a remark, which is in no book. Write `\\%`, or take it out."
        elif command not in COMMANDS and command not in own:
            yield f"`{shortened(token[0])}` {NOT_ALLOWED}"
        elif command in ("begin", "end"):
            yield _fault_of_environment(formula, token.end())


def _fault_of_environment(formula: str, place: int) -> str:
    name = NAME.match(formula, place)
    if name and name[1] in ENVIRONMENTS:
        return ""
    if not name:
        return "`\\begin` and `\\end` have a name in braces. Write `\\begin{pmatrix}`."
    return (
        f"`{name[1]}` is no environment of a formula here. Write `pmatrix`, `cases` or `aligned`."
    )


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
