"""Whether the words of a drawing can be seen: where they are drawn, how large, and on what.

The drawing is followed as it is painted, one thing above the other. Of each run of words three
places are looked at, and many where its ground is of pieces: two in three lie within the drawing,
and on another colour. Nothing that is painted later lies on it, but a thin line. How wide words
are depends on the letters of whoever looks, so it is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from press.checks.guard.colours import is_seen_on, light_of
from press.checks.guard.shapes import (
    STILL,
    Area,
    Matrix,
    OddError,
    is_near,
    is_within,
    length,
    matrix_of,
    numbers,
    outline,
)
from sphinx_bindery.images.problems import SVG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

SHOWN = 640  # pixels, as wide as a page shows a drawing
SMALLEST = 4  # pixels of letters then, of which a phone shows two thirds
LEAST = 1.5  # as the drawing itself measures, which a program may show as large as it says
WIDTH = 0.5  # of a letter, to its height
FIRST = {"fill": "black", "stroke": "none", "stroke-width": "1", "text-anchor": "start"}
INHERITED = (*FIRST, "paint-order", "letter-spacing", "word-spacing", "dominant-baseline")
UNSEEN = ("none", "transparent")
MIDDLE = {"middle": 0.0, "central": 0.0, "hanging": 0.4, "text-before-edge": 0.4}  # below the line
LINE = -0.3
ANCHORS = {"start": 0.0, "middle": -0.5, "end": -1.0}
TEXTS = {f"{SVG}text", f"{SVG}tspan"}
GROUPS = {f"{SVG}g", f"{SVG}svg"}
LARGEST = 4  # letters, to the height of the drawing
MOST = 400_000  # points of shapes by runs of words
PIECES = 24  # lines of the ground that cross a run of words
LINE_ALONE = 2  # points, around which nothing can be filled
COVERED = 0.3  # of it, by thin lines
GRID = [(across / 11, down) for across in range(12) for down in (0.2, 0.8)]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Style:
    """What an element has from those around it."""

    values: dict[str, str]
    size: float = 16
    matrix: Matrix = STILL


@dataclass(frozen=True)
class Shape:
    """What is painted: where, and how light; None where that is not known."""

    lines: list[list[complex]]
    fill: list[float | None]  # of a gradient, each of its colours; empty for none
    stroke: float | None
    half: float  # of the width of its line; 0 for none

    def lights(self, point: complex, size: float) -> list[float | None]:
        """Return how light it is at a point, or nothing where it is not, or only as a thin line."""
        if self.half > size / 4 and is_near(point, self.lines, self.half):
            return [self.stroke]
        return self.fill if self.fill and is_within(point, self.lines) else []


@dataclass(frozen=True)
class Run:
    """Words in one place, one style."""

    places: list[complex]
    lights: list[float]
    size: float
    area: Area  # where most of each letter is
    is_placed: bool  # else they stand on the upper edge, and above it


def fault_of_words(root: etree._Element) -> str:
    """Return what keeps words of a drawing from being seen, or ''."""
    if not any(_has_words(element) for element in root.iter(*TEXTS)):
        return ""
    try:
        return _Painting(root).fault()
    except OddError as odd:
        value = str(odd)[:20]
        return f"has words, and `{value}`, which says in an odd way where or how large they are"


def values_of(element: etree._Element) -> dict[str, str]:
    """Return what is set on an element; its style counts for more than its attributes."""
    rules = (rule.partition(":") for rule in str(element.get("style", "")).split(";"))
    style = {name.strip().lower(): value.partition("!")[0].strip() for name, _, value in rules}
    return {**{str(key): str(value).strip() for key, value in element.items()}, **style}


class _Painting:
    """What a drawing paints, in order."""

    def __init__(self, root: etree._Element) -> None:
        self.box, self.scale = _shown(root)
        self.view = complex(self.box[2], self.box[3])
        self.painted: list[Shape | Run] = []
        self.parts = {element.get("id"): element for element in reversed(list(root.iter()))}
        self.found: set[etree._Element] = set()
        self.root = root

    def fault(self) -> str:
        """Return the first fault of any words."""
        self._paint(self.root, Style(FIRST))
        if any(_has_words(each) and each not in self.found for each in self.root.iter(*TEXTS)):
            return "has words that are not drawn"
        shapes = [(at, it) for at, it in enumerate(self.painted) if isinstance(it, Shape)]
        runs = [(at, it) for at, it in enumerate(self.painted) if isinstance(it, Run)]
        if sum(len(line) for _, it in shapes for line in it.lines) * len(runs) > MOST:
            return "has too many points for so many words"
        for at, run in runs:
            if run.size * self.scale < SMALLEST or run.size < LEAST:
                return f"has words of the size {run.size:.2g}, which nobody sees"
            if run.size > LARGEST * self.view.imag:
                return "has words that are larger than itself"
            over = [shape for place, shape in shapes if place > at]
            under = [shape for place, shape in shapes if place < at]
            others = [other for place, other in runs if place > at]
            if any(_covers(shape, run) for shape in over) or any(
                _crosses(it, run) for it in others
            ):
                return "has words under something. Draw the words last"
            pieces = sum(len(run.area.crossing(shape.lines)) for shape in under)
            if pieces > PIECES:
                return "has words on a ground of many pieces"
            places = [run.area.at(*at) for at in GRID] if pieces else run.places
            seen = sum(self._is_seen(point, run, under) for point in places)
            if seen < (1 if self._is_one_letter(run) else len(places) * 2 // 3):
                return "has words outside of it, or in the colour of their ground"
        return ""

    def _is_seen(self, at: complex, run: Run, under: list[Shape]) -> bool:
        left, top, width, height = self.box
        more = 0 if run.is_placed else run.size
        inside = left - more <= at.real <= left + width + more
        if not (inside and top - more <= at.imag <= top + height + more):
            return False
        ground = next(
            filter(None, (shape.lights(at, run.size) for shape in reversed(under))), [1.0]
        )
        return all(g is not None and is_seen_on(it, g) for g in ground for it in run.lights)

    def _is_one_letter(self, run: Run) -> bool:
        """Tell whether a letter is larger than the drawing, as in one that is for a test."""
        return run.size > self.view.imag

    def _paint(self, element: etree._Element, style: Style) -> None:
        values = values_of(element)
        known = {key: values[key] for key in INHERITED if values.get(key, "inherit") != "inherit"}
        size = length(values.get("font-size", "1em"), style.size, style.size)
        matrix = style.matrix @ matrix_of(values.get("transform", ""))
        inner = Style({**style.values, **known}, size, matrix)
        name = str(element.tag).removeprefix(SVG)
        cuts = "clip-path" in values or (name == "svg" and element is not self.root)
        if cuts and next(element.iter(*TEXTS), None) is not None:
            raise OddError("clip-path" if name != "svg" else "<svg>")
        if element.tag in GROUPS:
            for child in element:
                self._paint(child, inner)
        elif name == "use":
            self._paint_part(values, inner)
        elif name == "text":
            self.painted += self._runs(element, inner)
        else:
            lines = [line for line in outline(name, values, self.view) if line]
            if lines:
                self.painted.append(self._shape(lines, inner))

    def _paint_part(self, values: dict[str, str], style: Style) -> None:
        name = next((value for key, value in values.items() if key.endswith("href")), "")
        part = self.parts.get(name.removeprefix("#"))
        if part is not None and not str(part.tag).endswith("use"):
            x, y = (length(values.get(key, "0"), 0) for key in ("x", "y"))
            self._paint(part, Style(style.values, style.size, style.matrix @ Matrix(e=x, f=y)))

    def _shape(self, lines: list[list[complex]], style: Style) -> Shape:
        stroke, width = style.values["stroke"], style.values["stroke-width"]
        drawn = [[style.matrix.of(point) for point in line] for line in lines]
        half = 0.0 if stroke in UNSEEN else length(width, self.view.real) * style.matrix.least / 2
        return Shape(drawn, self._lights(style.values["fill"]), light_of(stroke), half)

    def _lights(self, fill: str) -> list[float | None]:
        if fill in UNSEEN:
            return []
        if not fill.startswith("url("):
            return [light_of(fill)]
        part = self.parts.get(fill[4:].partition(")")[0].strip(" '\"#"))
        stops = [] if part is None else [values_of(stop) for stop in part.iter(f"{SVG}stop")]
        return [light_of(stop.get("stop-color", "black")) for stop in stops] or [None]

    def _runs(self, text: etree._Element, style: Style) -> Iterator[Run]:
        """Yield the runs of words in a text, from one to the next as a pen goes."""
        pen = _Pen(self.view)
        yield from self._written(text, style, pen)

    def _written(self, element: etree._Element, style: Style, pen: _Pen) -> Iterator[Run]:
        self.found.add(element)
        pen.go_to(element, style.size)
        yield from pen.write(element.text, style)
        for child in element:
            if child.tag not in TEXTS:
                yield from pen.write(child.tail, style)
                continue
            if child.tag == f"{SVG}text":  # within another no browser draws it
                raise OddError("<text>")
            values = values_of(child)
            if odd := {"transform", "clip-path"} & values.keys():
                raise OddError(*odd)
            known = {
                key: values[key] for key in INHERITED if values.get(key, "inherit") != "inherit"
            }
            size = length(values.get("font-size", "1em"), style.size, style.size)
            inner = Style({**style.values, **known}, size, style.matrix)
            yield from self._written(child, inner, pen)
            yield from pen.write(child.tail, style)


class _Pen:
    """Where the next letters of a text are drawn."""

    def __init__(self, view: complex) -> None:
        self.view, self.at, self.drift, self.is_placed = view, 0j, 0j, False

    def go_to(self, element: etree._Element, size: float) -> None:
        """Go where an element says; letters of their own place are looked at by the last one."""
        x, y = (self._lengths(element, key, size) for key in ("x", "y"))
        dx, dy = (self._lengths(element, key, size) for key in ("dx", "dy"))
        if any(each < -size / 2 or each > self.view.real for each in (*dx[1:], *dy[1:])):
            raise OddError("dx")
        if x != sorted(x) or y not in (sorted(y), sorted(y, reverse=True)):
            raise OddError("x")  # letters in another order than they are written
        self.is_placed = self.is_placed or bool(y or dy)
        self.at = complex(x[0] if x else self.at.real, y[0] if y else self.at.imag)
        self.at += complex(dx[0] if dx else 0, dy[0] if dy else 0)
        last = complex(x[-1] - x[0] if x else 0, y[-1] - y[0] if y else 0)
        self.drift = last + complex(sum(dx[1:]), sum(dy[1:]))

    def write(self, words: str | None, style: Style) -> Iterator[Run]:
        """Yield the run of these words, and go behind them."""
        said = " ".join((words or "").split())
        if not said:
            return
        values, size = style.values, style.size
        spaces = [
            length(values.get(f"{it}-spacing", "0").replace("normal", "0"), 0, size)
            for it in ("letter", "word")
        ]
        if not all(-size / 5 <= space <= 2 * size for space in spaces):
            raise OddError("-spacing")
        wide = len(said) * (WIDTH * size + spaces[0]) + said.count(" ") * spaces[1]
        start = self.at + wide * ANCHORS.get(values["text-anchor"], 0)
        start += 1j * size * MIDDLE.get(values.get("dominant-baseline", ""), LINE)
        shares = (min(0.1, size / 2 / (wide or 1)), 0.5, 0.9)
        places = [style.matrix.of(start + (wide + self.drift) * share) for share in shares]
        colours = [values["fill"]]
        if values["stroke"] not in UNSEEN and not values.get("paint-order", "").startswith(
            "stroke"
        ):
            colours.append(values["stroke"])
        lights = [light for colour in colours if (light := light_of(colour)) is not None]
        if len(lights) < len(colours):
            raise OddError(colours[len(lights)])
        run = wide + self.drift
        ends = [style.matrix.of(start + run * share) for share in (0.1, 0.9)]
        high = style.matrix.of(start + 0.2j * size) - style.matrix.of(start - 0.2j * size)
        area = Area(ends[0] - high / 2, ends[1] - ends[0], high)
        yield Run(places, lights, size * style.matrix.least, area, self.is_placed)
        self.at += wide + self.drift

    def _lengths(self, element: etree._Element, key: str, size: float) -> list[float]:
        whole = self.view.real if key.endswith("x") else self.view.imag
        return [
            length(each, whole, size)
            for each in str(element.get(key, "")).replace(",", " ").split()
        ]


def _covers(shape: Shape, run: Run) -> bool:
    """Tell whether what is painted later lies on words; one thin line may cross them."""
    filled = [line for line in shape.lines if shape.fill and len(set(line)) > LINE_ALONE]
    if run.area.crossing(filled) or is_within(run.area.at(0.5, 0.5), filled):
        return True
    parts = run.area.crossing(shape.lines, is_closed=False)
    if shape.half > run.size / 4:
        return bool(parts) or any(
            is_near(run.area.at(*at), shape.lines, shape.half) for at in GRID[::5]
        )
    return sum(parts) * shape.half * 2 > COVERED * run.area.size


def _crosses(later: Run, run: Run) -> bool:
    """Tell whether words are written upon others."""
    middles = ((later.area.at(0.5, 0.5), run), (run.area.at(0.5, 0.5), later))
    return any(it.area.size and it.area.holds(middle) for middle, it in middles)


def _has_words(element: etree._Element) -> bool:
    said = (element.text, *(child.tail for child in element))
    return any(words and words.strip() for words in said)


def _shown(root: etree._Element) -> tuple[Box, float]:
    """Return which part of the plane a drawing shows, and how large one is drawn."""
    ratio = root.get("preserveAspectRatio", "")
    if "slice" in ratio or "none" in ratio:
        raise OddError(ratio)
    wide, high = (length(root.get(key, "100%"), SHOWN) for key in ("width", "height"))
    view = numbers(root.get("viewBox", ""))
    if not view:
        view = [0, 0, wide if root.get("width") else 300, high if root.get("height") else 150]
    if len(view) != 4 or min(view[2:]) <= 0:
        raise OddError(root.get("viewBox", ""))
    scale = min(wide, SHOWN) / view[2]
    if root.get("height") and "%" not in root.get("height", ""):
        scale = min(scale, high / view[3])
    left, top, width, height = view
    return (left, top, width, height), scale
