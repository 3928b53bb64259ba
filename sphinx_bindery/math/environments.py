r"""Environments by the names that math-core knows. None counts its equations: Sphinx does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_bindery.math.diagrams import array_of
from sphinx_bindery.math.tokens import Reader

RENAMED = {
    "split": "aligned",
    "align": "aligned",
    "align*": "aligned",
    "flalign": "aligned",
    "flalign*": "aligned",
    "alignat": "aligned",
    "alignat*": "aligned",
    "xalignat": "aligned",
    "xalignat*": "aligned",
    "xxalignat": "aligned",
    "alignedat": "aligned",
    "gather": "gathered",
    "gather*": "gathered",
    "multlined": "gathered",
    "multline": "multline*",
}
WITH_TAGS = {"aligned": "align*", "gathered": "gather*"}  # whose rows may have a tag each
COUNTED = {"alignat", "alignat*", "alignedat", "xalignat", "xalignat*", "xxalignat"}  # by columns
PLACED = {"aligned", "alignedat", "gathered", "multlined", "split", "array", "darray"}  # `[t]`
FRAMES = {"equation", "equation*", "math", "displaymath", "subequations"}
MOST_COLUMNS = 100  # that are written as one, `*{3}{c}`, or as dots across
MATRIX = re.compile(r"([pbvBV]?)(small)?matrix(\*?)")
FENCES = {
    "p": ("(", ")"),
    "b": ("[", "]"),
    "B": (r"\{", r"\}"),
    "v": ("|", "|"),
    "V": (r"\|", r"\|"),
}


@dataclass
class Environment:
    """What stands before, within and after, as tokens; `name` is '' if there is none around it."""

    name: str
    inside: list[str]
    before: list[str]
    after: list[str]

    @property
    def has_rows(self) -> bool:
        """Tell whether it stands alone in a formula, so that its rows may have tags."""
        return self.name in WITH_TAGS or self.name == "multline*"

    def around(self, inside: list[str]) -> list[str]:
        """Return the whole with what its inside has become."""
        name = WITH_TAGS.get(self.name, self.name) if r"\tag" in inside else self.name
        begun = [r"\begin", "{", *name, "}"] if name else []
        ended = [r"\end", "{", *name, "}"] if name else []
        return [*self.before, *begun, *inside, *ended, *self.after]


def environment(reader: Reader) -> Environment:
    """Return an environment as math-core knows it; its name comes next."""
    name = reader.name()
    body = Reader(reader.environment(name))
    if name in FRAMES:
        return Environment("", body.rest(), [], [])
    if match := MATRIX.fullmatch(name):
        return _matrix(match, body)
    if name in PLACED:
        body.option()
    if name in COUNTED:
        body.argument()
    if name in ("eqnarray", "eqnarray*"):
        return Environment("array", ["{", *"rcl", "}", *_as_large(body)], [], [])
    if name == "CD":
        width, rows = array_of(body.rest())
        return Environment("array", ["{", *"c" * width, "}", *rows], [], [])
    if name in ("array", "darray"):
        columns = _columns(Reader(body.argument()))
        return Environment("array", ["{", *columns, "}", *body.rest()], [], [])
    return Environment(RENAMED.get(name, name), body.rest(), [], [])


def _as_large(body: Reader) -> list[str]:
    """Return the rows of equations with each cell as large as a formula on its own."""
    made, depth, begins = [], 0, True
    while body:
        token = body.next()
        depth += {r"\begin": 1, "{": 1, r"\end": -1, "}": -1}.get(token, 0)
        if begins and not token.isspace() and token != "&":
            made.append(r"\displaystyle")
        begins = (not depth and token in ("&", r"\\")) or (begins and token.isspace())
        made.append(token)
        if begins and token == r"\\" and body.follows("*"):
            made.append("*")
        if begins and token == r"\\" and (asked := body.option()) is not None:
            made += ["[", *asked, "]"]
    return made


def _matrix(match: re.Match[str], body: Reader) -> Environment:
    """Return a matrix: of another alignment as an array, a small one in small letters."""
    fence, small, star = match.groups()
    columns = body.option() if star else None
    inside = body.rest()
    if columns is None and not small:
        return Environment(f"{fence}matrix", inside, [], [])
    before, after = [], []
    if fence:
        left, right = FENCES[fence]
        before, after = [r"\left", left], [r"\right", right]
    if small:
        before, after = [*before, "{", r"\scriptstyle"], ["}", *after]
    if columns is None:
        return Environment("matrix", inside, before, after)
    width = max(row.count("&") for row in "".join(inside).split(r"\\")) + 1
    return Environment("array", ["{", *columns * width, "}", *inside], before, after)


def _columns(reader: Reader) -> list[str]:
    """Return the columns of an array by what math-core knows: `l`, `c`, `r` and lines."""
    made: list[str] = []
    while reader.peek():
        token = reader.next()
        if token == "*":
            count = int(reader.name())
            if count > MOST_COLUMNS:
                raise ValueError(f"a table has more than {MOST_COLUMNS} columns")
            reader.put_back(reader.argument() * count)
        elif token in ("@", "!", ">", "<"):
            reader.argument()
        elif token in ("p", "m", "b"):
            reader.argument()
            made.append("l")
        elif token in ("l", "c", "r", "|", ":"):
            made.append(token)
    return made
