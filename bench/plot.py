"""How the cost grows with the length of the book: a drawing (SVG 1.1), both scales logarithmic."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT, TOP = 640, 400, 60, 50, 130, 30
DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 2", "10 4")


def exponent(points: Mapping[int, float], least: int = 0) -> float:
    """Return the slope of the best line through the logarithms: 1 where cost grows as length."""
    chosen = [(math.log(x), math.log(y)) for x, y in points.items() if x >= least and y > 0]
    if len(chosen) < 2:
        return math.nan
    mean_x = sum(x for x, _ in chosen) / len(chosen)
    mean_y = sum(y for _, y in chosen) / len(chosen)
    above = sum((x - mean_x) * (y - mean_y) for x, y in chosen)
    return above / sum((x - mean_x) ** 2 for x, _ in chosen)


def drawing(series: Mapping[str, Mapping[int, float]]) -> str:
    """Return the drawing: a line for each series, pages across, seconds of CPU up."""
    xs = [x for points in series.values() for x in points]
    ys = [y for points in series.values() for y in points.values()]
    across, up = _scale(xs, LEFT, WIDTH - RIGHT), _scale(ys, HEIGHT - BOTTOM, TOP)
    right, foot = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>Seconds of CPU by pages of the book</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<path d="M{LEFT} {TOP}V{foot}H{right}" fill="none" stroke="black"/>',
        _text((LEFT + right) / 2, HEIGHT - 12, "pages", "middle"),
        _text(LEFT, 14, "seconds of CPU", "start"),
    ]
    parts += [_text(across(x), foot + 16, f"{x:,}", "middle") for x in sorted(set(xs))]
    powers = range(math.ceil(math.log10(min(ys))), math.floor(math.log10(max(ys))) + 1)
    parts += [_text(LEFT - 6, up(10.0**n) + 4, f"{10.0**n:g}", "end") for n in powers]
    for (name, points), dash in zip(series.items(), DASHES, strict=False):
        line = " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in sorted(points.items()))
        look = f'fill="none" stroke="black" stroke-dasharray="{dash}"'
        parts.append(f'<polyline points="{line}" {look}/>')
        last = max(points)
        parts.append(_text(across(last) + 6, up(points[last]) + 4, name, "start"))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _scale(values: Sequence[float], start: float, end: float) -> Callable[[float], float]:
    low, high = math.log(min(values)), math.log(max(values))
    return lambda value: start + (math.log(value) - low) / ((high - low) or 1) * (end - start)
