"""Tables of formulas as Typst matrices: matrices, cases, arrays, equations one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_bindery.math.mend import name_of
from sphinx_bindery.pdf.typst import string

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    PrintCell = Callable[[_Element], str]

SMALLER = {"msub", "msup", "msubsup", "munder", "mover", "munderover", "mstyle", "mfrac"}
GAP = "0.5em"  # on either side of what stands between columns, as a line


def table(mtable: _Element, print_cell: PrintCell) -> str:
    """Return the call that sets a table; `print_cell` says what a cell holds."""
    rows = [[cell for cell in row if not _is_empty_side(cell)] for row in mtable]
    is_display = mtable.get("displaystyle") == "true"
    is_lined = "math-line-left" in _looks(mtable)
    if _goes_on(rows):
        cells = _in_steps(rows, print_cell)
    else:
        cells = [_cells(row, print_cell, is_display=is_display, is_lined=is_lined) for row in rows]
    made = [f"({', '.join(row)},)" for row in cells]
    facts = [f"display: {'true' if is_display else 'false'}"]
    if any("math-tight" in cell.get("class", "") for row in rows for cell in row):
        facts.append("tight: true")
    across, down = _across(mtable, rows), _down(mtable, rows)
    edges = [name for name, place in (("top", 0), ("bottom", len(rows))) if place in across]
    facts += [
        f"{name}: ({', '.join(map(str, sorted(lines)))},)"
        for name, lines in (("across", across - {0, len(rows)}), ("down", down))
        if lines
    ]
    facts += [f"edges: ({', '.join(map(string, edges))},)"] if edges else []
    call = f"m.matrix({', '.join([*facts, *made])})"
    return f"math.display({call})" if _is_in_another(mtable) else call


def _is_in_another(mtable: _Element) -> bool:
    """Tell whether a table is in the cell of another, where Typst would set it in small letters."""
    around = [name_of(element) for element in mtable.iterancestors()]
    return "mtd" in around and not SMALLER & set(around[: around.index("mtd")])


def _is_empty_side(cell: _Element) -> bool:
    return "math-side" in cell.get("class", "") and not len(cell)


def _cells(
    row: list[_Element], print_cell: PrintCell, *, is_display: bool, is_lined: bool
) -> list[str]:
    """Return the cells of a row; two that are joined at a sign become one, aligned there."""
    made: list[str] = []
    last = len(row) - 1
    for place, cell in enumerate(row):
        looks = cell.get("class", "").split()
        inside = print_cell(cell)
        inside = f"math.display({inside})" if is_display else inside
        after = f", h({GAP})" if place < last or is_lined else ""
        if place and "math-joined-left" in looks:
            made[-1] = f"m.row({made[-1]}, {inside}{after})"
            continue
        if "math-side" in looks:
            inside = f"m.row(h(2em), {inside})"
        elif "math-right" in looks:
            inside = f"m.row({inside}, m.point)"
        elif "math-left" in looks:
            inside = f"m.row(m.point, {inside})"
        before = f"h({GAP}), " if place or is_lined else ""
        after = "" if "math-joined-right" in looks else after
        made.append(f"m.row({before}{inside}{after})" if before or after else inside)
    return made


def _in_steps(rows: list[list[_Element]], print_cell: PrintCell) -> list[list[str]]:
    """Return the rows of a formula that goes on over several lines, each further in."""
    last = len(rows) - 1
    made = []
    for place, row in enumerate(rows):
        step = "4em" if place == last else "2em" if place else "0em"
        inside, *tag = [f"math.display({print_cell(cell)})" for cell in row]
        made.append([f"m.row(m.point, h({step}), {', '.join([inside, *tag])})"])
    return made


def _goes_on(rows: list[list[_Element]]) -> bool:
    """Tell whether the rows of one column are aligned one way and another."""
    ways = {cell.get("class", "") for row in rows for cell in row[:1]}
    return len(rows) > 1 and len(ways) > 1 and "math-left" in ways


def _across(mtable: _Element, rows: list[list[_Element]]) -> set[int]:
    """Return below which rows a line is drawn; 0 is before the first."""
    lines = {0} if "math-line-top" in _looks(mtable) else set()
    for place, row in enumerate(rows):
        looks = {look for cell in row for look in _looks(cell)}
        lines |= {place} if "math-line-top" in looks else set()
        lines |= {place + 1} if "math-line-bottom" in looks else set()
    return lines


def _down(mtable: _Element, rows: list[list[_Element]]) -> set[int]:
    """Return behind which columns a line is drawn; cells that are joined are one column."""
    lines = {0} if "math-line-left" in _looks(mtable) else set()
    for row in rows:
        column = 0
        for place, cell in enumerate(row):
            looks = _looks(cell)
            column += not (place and "math-joined-left" in looks)
            lines |= {column} if "math-line-right" in looks else set()
    return lines


def _looks(element: _Element) -> list[str]:
    """Return how an element looks; a dashed line is drawn as any other."""
    return str(element.get("class", "")).replace("math-dash", "math-line").split()
