r"""Commutative diagrams, `\begin{CD} A @>f>> B \\ @VgVV @VVhV \\ C @>>k> D \end{CD}`, as arrays.

Source: the guide to amscd, which MathJax loads by itself.
"""

from __future__ import annotations

from sphinx_bindery.math.tokens import Reader, tokens_of

ACROSS = {">": r"\xrightarrow", "<": r"\xleftarrow"}
DOWN = {"V": r"\Big\downarrow", "A": r"\Big\uparrow"}
PLAIN = {"=": r"=", "|": r"\Big\Vert", r"\|": r"\Big\Vert", ".": ""}


def array_of(inside: list[str]) -> tuple[int, list[str]]:
    """Return how many columns a diagram has, and its rows as those of an array."""
    rows = [_row(Reader(row)) for row in _rows(inside)]
    width = max(len(row) for row in rows)
    made: list[str] = []
    for row in rows:
        made += [*_joined(row, ["&"]), r"\\"]
    return width, made[:-1]


def _rows(inside: list[str]) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    for token in inside:
        if token == r"\\":
            rows.append([])
        else:
            rows[-1].append(token)
    return [row for row in rows if "".join(row).strip()]


def _joined(parts: list[list[str]], between: list[str]) -> list[str]:
    made = list(parts[0])
    for part in parts[1:]:
        made += [*between, *part]
    return made


def _row(reader: Reader) -> list[list[str]]:
    """Return the cells of a row: objects and the arrows between, or arrows and gaps between."""
    cells: list[list[str]] = [[]]
    is_down = reader.peek() == "@"
    while reader.peek():
        token = reader.next()
        if token == "@":
            cells += [_arrow(reader), []]
        else:
            cells[-1].append(token)
    return cells[1:-1] if is_down else cells


def _arrow(reader: Reader) -> list[str]:
    """Return what stands for an arrow, of which the `@` is read."""
    kind = reader.next()
    if kind in PLAIN:
        return tokens_of(PLAIN[kind])
    first, second = _until(kind, reader), _until(kind, reader)
    if kind in ACROSS:
        below = ["[", "{", *second, "}", "]"] if second else []
        return [ACROSS[kind], *below, "{", *first, "}"]
    if kind in DOWN:
        small = tokens_of(r"\scriptstyle ")
        before = ["{", *small, *first, "}"] if first else []
        after = ["{", *small, *second, "}"] if second else []
        return [*before, *tokens_of(DOWN[kind]), *after]
    raise ValueError(f"a diagram has no arrow @{kind}")


def _until(end: str, reader: Reader) -> list[str]:
    """Return a label; what stands in braces may hold the sign that ends it."""
    made: list[str] = []
    depth = 0
    while (token := reader.next()) != end or depth:
        depth += {"{": 1, "}": -1}.get(token, 0)
        made.append(token)
    return made
