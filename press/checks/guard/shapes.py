"""Where the shapes of a drawing lie: as points, roughly, and moved as they are drawn.

Only as exact as is needed to say whether a shape lies under a word, or over it. Points are complex
numbers. Sources: SVG 2, 8 (coordinates), 9 (paths), 10 (shapes); F.6.5 of SVG 1.1 (arcs).
"""

from __future__ import annotations

import cmath
import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NUMBER = re.compile(r"[-+]?(?:\d{1,12}(?:\.\d{0,30})?|\.\d{1,30})(?:[eE][-+]?\d{1,3})?")
STEP = re.compile(rf"([MmLlHhVvCcSsQqTtAaZz])|({NUMBER.pattern})")
LENGTH = re.compile(rf"({NUMBER.pattern})\s?(%|px|pt|pc|mm|cm|in|em|ex|rem|)", re.IGNORECASE)
UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 3.78, "cm": 37.8, "in": 96}
ACROSS = ("x", "width", "cx", "rx", "r", "x1", "x2")
ARCS = re.compile(r"[Aa][^A-DF-Za-df-z]*")
ARC = re.compile(rf"({NUMBER.pattern})" + rf"[\s,]*({NUMBER.pattern})" * 2 + r"[\s,]*([01])" * 2)
CALL = re.compile(r"[\s,]*+([a-zA-Z]{4,9})\s{0,9}\(([^()]{0,200})\)")
TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
ROUND = 16  # points of a circle, and of an arc


class OddError(ValueError):
    """A drawing says something in a way that is not read here."""


@dataclass(frozen=True)
class Matrix:
    """How what is drawn is turned, stretched and moved: SVG's `matrix(a b c d e f)`."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def of(self, point: complex) -> complex:
        """Return where a point is drawn."""
        x, y = point.real, point.imag
        return complex(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def __matmul__(self, inner: Matrix) -> Matrix:
        zero = self.of(complex(inner.e, inner.f))
        right = self.of(complex(inner.a, inner.b)) - complex(self.e, self.f)
        down = self.of(complex(inner.c, inner.d)) - complex(self.e, self.f)
        return Matrix(right.real, right.imag, down.real, down.imag, zero.real, zero.imag)

    @property
    def least(self) -> float:
        """How large one is drawn where it is drawn smallest."""
        wide, high = math.hypot(self.a, self.b), math.hypot(self.c, self.d)
        area = abs(self.a * self.d - self.b * self.c)
        return area / max(wide, high) if area else 0


STILL = Matrix()


def numbers(text: str) -> list[float]:
    """Return the numbers in a value. Raises OddError where there is anything else."""
    if NUMBER.sub("", text).strip(" ,\t\r\n"):
        raise OddError(text)
    return [float(each) for each in NUMBER.findall(text)]


def matrix_of(transform: str) -> Matrix:
    """Return what an attribute `transform` does. Raises OddError if it is not read here."""
    made, at = STILL, 0
    while at < len(transform) and (call := CALL.match(transform, at)):
        made, at = made @ _called(call[1].lower(), numbers(call[2])), call.end()
    if transform[at:].strip():
        raise OddError(transform)
    return made


def _called(name: str, given: list[float]) -> Matrix:
    match name, given:
        case "matrix", [_, _, _, _, _, _]:
            return Matrix(*given)
        case "translate", [x, *y]:
            return Matrix(e=x, f=y[0] if y else 0)
        case "scale", [x, *y]:
            return Matrix(a=x, d=y[0] if y else x)
        case "rotate", [turn, *around] if len(around) in (0, 2):
            to, back = (
                Matrix(e=way * x, f=way * y) for way in (1, -1) for x, y in [around or (0, 0)]
            )
            one = cmath.rect(1, math.radians(turn))
            turned = Matrix(one.real, one.imag, -one.imag, one.real)
            return to @ turned @ back
        case "skewx", [turn]:
            return Matrix(c=math.tan(math.radians(turn)))
        case "skewy", [turn]:
            return Matrix(b=math.tan(math.radians(turn)))
    raise OddError(name)


def length(text: str, whole: float, letters: float = 16) -> float:
    """Return a length, of which 100% are `whole`. Raises OddError if it is not read here."""
    found = LENGTH.fullmatch(text.strip())
    if not found:
        raise OddError(text)
    sizes = {**UNITS, "%": whole / 100, "em": letters, "ex": letters / 2, "rem": 16}
    return float(found[1]) * sizes[found[2].lower()]


def outline(name: str, values: Mapping[str, str], view: complex) -> list[list[complex]]:
    """Return the lines of a shape, each as points. Raises OddError if it is not read here."""

    def given(key: str, default: str = "0") -> float:
        whole = view.real if key in ACROSS else view.imag
        return length(values.get(key, default), whole)

    match name:
        case "rect":
            x, y, width, height = map(given, ("x", "y", "width", "height"))
            right, down = x + width, y + height
            return [[complex(x, y), complex(right, y), complex(right, down), complex(x, down)]]
        case "circle" | "ellipse":
            rx, ry = given("rx", values.get("r", "0")), given("ry", values.get("r", "0"))
            turns = (2 * math.pi * step / ROUND for step in range(ROUND))
            middle = complex(given("cx"), given("cy"))
            return [[middle + complex(rx * math.cos(t), ry * math.sin(t)) for t in turns]]
        case "line":
            return [[complex(given("x1"), given("y1")), complex(given("x2"), given("y2"))]]
        case "polygon" | "polyline":
            found = numbers(values.get("points", ""))
            return [[complex(x, y) for x, y in zip(found[::2], found[1::2], strict=False)]]
        case "path":
            return list(_path(values.get("d", "")))
    return []


def _path(text: str) -> Iterator[list[complex]]:
    here, start, line, before = 0j, 0j, list[complex](), 0j
    for command, given in _steps(text):
        name, base = command.upper(), here if command.islower() else 0j
        points = [complex(x, y) + base for x, y in zip(given[::2], given[1::2], strict=False)]
        match name:
            case "M":
                if line:
                    yield line
                start = points[0]
                line, points = [], [start]
            case "Z":
                points = [start]
            case "H":
                points = [complex(given[0] + base.real, here.imag)]
            case "V":
                points = [complex(here.real, given[0] + base.imag)]
            case "A":
                points = _arc(here, given, complex(given[5], given[6]) + base)
            case "C" | "S" | "Q" | "T":
                first = [2 * here - before] if name in "ST" else []
                before = [here, *first, *points][-2]
                points = _curve([here, *first, *points])
        if name not in "CSQT":
            before = points[-1]
        line += points
        here = points[-1]
    if line:
        yield line


def _steps(text: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command of a path with its numbers; one that is left out is the one before."""
    text = ARCS.sub(lambda arcs: ARC.sub(r"\1 \2 \3 \4 \5 ", arcs[0]), text)  # `a1 1 0 011 1`
    if STEP.sub("", text).strip(" ,\t\r\n"):
        raise OddError(text)
    found = [(each[1], each[2]) for each in STEP.finditer(text)]
    at, command = 0, ""
    while at < len(found):
        named = found[at][0]
        command, at = named or {"M": "L", "m": "l"}.get(command, command), at + bool(named)
        many = TAKES.get(command.upper(), 0)
        given = [number for _, number in found[at : at + many]]
        if len(given) < many or "" in given or not (many or named):
            raise OddError(text)
        yield command, list(map(float, given))
        at += many


def _curve(points: list[complex]) -> list[complex]:
    """Return points on a curve, of which the first and the last are given, and those between."""
    made = []
    for step in (0.25, 0.5, 0.75, 1):
        left = points
        while len(left) > 1:
            left = [one + (two - one) * step for one, two in pairwise(left)]
        made += left
    return made


def _arc(start: complex, given: list[float], end: complex) -> list[complex]:
    rx, ry, turn, is_large, is_right = abs(given[0]), abs(given[1]), *given[2:5]
    if not (rx and ry) or start == end:
        return [end]
    turned = cmath.rect(1, math.radians(turn))
    half = (start - end) / 2 / turned
    half = complex(half.real / rx, half.imag / ry)
    grown = max(1, abs(half))
    half /= grown
    away = math.sqrt(max(0, 1 / abs(half) ** 2 - 1)) * (-1 if is_large == is_right else 1)
    middle = half * -1j * away
    first, last = cmath.phase(half - middle), cmath.phase(-half - middle)
    sweep = (last - first) % (2 * math.pi)
    sweep -= 0 if is_right else 2 * math.pi
    angles = (first + sweep * step / ROUND for step in range(1, ROUND + 1))
    on = (cmath.rect(1, angle) + middle for angle in angles)
    centre = (start + end) / 2
    return [centre + complex(p.real * rx, p.imag * ry) * grown * turned for p in on]


def is_within(point: complex, lines: list[list[complex]]) -> bool:
    """Tell whether a point is in what these lines, each closed, go around."""
    turns = 0
    for line in lines:
        for one, two in zip(line, [*line[1:], line[0]], strict=True):
            if (one.imag <= point.imag) != (two.imag <= point.imag):
                way = (two - one).conjugate() * (point - one)
                if (way.imag > 0) == (two.imag > one.imag):
                    turns += 1 if two.imag > one.imag else -1
    return turns != 0


def is_near(point: complex, lines: list[list[complex]], distance: float) -> bool:
    """Tell whether a point is as near to one of these lines as that."""
    return any(
        abs(point - _nearest(point, one, two)) <= distance
        for line in lines
        for one, two in zip(line, line[1:] or line, strict=False)
    )


def _nearest(point: complex, one: complex, two: complex) -> complex:
    way = two - one
    if not way:
        return one
    share = ((point - one) * way.conjugate()).real / abs(way) ** 2
    return one + way * min(1, max(0, share))


@dataclass(frozen=True)
class Area:
    """A parallelogram: where words stand."""

    corner: complex
    along: complex
    down: complex

    @property
    def size(self) -> float:
        """How large it is; 0 for a line."""
        return abs((self.along.conjugate() * self.down).imag)

    def at(self, share: float, depth: float) -> complex:
        """Return a point in it."""
        return self.corner + self.along * share + self.down * depth

    def holds(self, point: complex) -> bool:
        """Tell whether a point lies in it."""
        corners = [self.at(*at) for at in ((0, 0), (1, 0), (1, 1), (0, 1))]
        return is_within(point, [corners])

    def crossing(self, lines: list[list[complex]], *, is_closed: bool = True) -> list[float]:
        """Return how long each part of these lines is that lies in it."""
        if not self.size:
            return []
        found = (
            self._within(one, two)
            for line in lines
            if self._may_meet(line)
            for one, two in pairwise([*line, line[0]] if is_closed else line)
        )
        return [length for length in found if length]

    def _may_meet(self, line: list[complex]) -> bool:
        corners = [self.at(share, depth) for share in (0, 1) for depth in (0, 1)]
        return all(
            min(map(side, line)) <= max(map(side, corners))
            and max(map(side, line)) >= min(map(side, corners))
            for side in (lambda it: it.real, lambda it: it.imag)
        )

    def _within(self, one: complex, two: complex) -> float:
        """Return the length of a line in it (Liang and Barsky)."""
        first, last = 0.0, 1.0
        for side, other in ((self.along, self.down), (self.down, self.along)):
            whole = (other.conjugate() * side).imag
            start = (other.conjugate() * (one - self.corner)).imag / whole
            way = (other.conjugate() * (two - one)).imag / whole
            if not way and not 0 <= start <= 1:
                return 0
            if way:
                ends = sorted((-start / way, (1 - start) / way))
                first, last = max(first, ends[0]), min(last, ends[1])
        return abs(two - one) * (last - first) if first < last else 0
