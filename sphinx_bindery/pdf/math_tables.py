"""Tables of formulas as Typst matrices: matrices, cases, arrays, equations one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    PrintCell = Callable[[_Element], str]

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
    facts += [
        f"{name}: ({', '.join(map(str, lines))},)" for name, lines in _lines(mtable, rows) if lines
    ]
    return f"m.matrix({', '.join([*facts, *made])})"


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


def _lines(mtable: _Element, rows: list[list[_Element]]) -> list[tuple[str, list[int]]]:
    """Return below which rows, and behind which columns, a line is drawn; 0 is before the first."""
    around = _looks(mtable)
    across = {0} if "math-line-top" in around else set()
    down = {0} if "math-line-left" in around else set()
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            looks = _looks(cell)
            across |= {place} if "math-line-top" in looks else set()
            across |= {place + 1} if "math-line-bottom" in looks else set()
            down |= {column + 1} if "math-line-right" in looks else set()
    return [("across", sorted(across)), ("down", sorted(down))]


def _looks(element: _Element) -> list[str]:
    """Return how an element looks; a dashed line is drawn as any other."""
    return str(element.get("class", "")).replace("math-dash", "math-line").split()
