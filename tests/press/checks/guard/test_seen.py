"""guard.seen: no words of a drawing that nobody sees, in whatever way they are hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.checks.guard.colours import light_of
from press.checks.guard.drawings import fault_of_drawing
from press.checks.guard.shapes import is_near, is_within, matrix_of, outline

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'
TEXT = '<text x="10" y="30" font-size="12">hello</text>'
STOPS = '<stop stop-color="#000"/><stop offset="1" stop-color="#fff"/>'


def text(more: str, **instead: str) -> str:
    made = TEXT.replace("x=", f"{more} x=", 1)
    for old, new in instead.items():
        made = made.replace(f'"{old[1:]}"', f'"{new}"')
    return made


def within(transform: str) -> str:
    return f'<g transform="{transform}">{TEXT}</g>'


# A shape over or under `TEXT` that has a hole at each of the three places in a word.
HOLES = "".join(f"M{x} 26.3v.2h.2v-.2z" for x in (12.9, 24.9, 36.9))
HATCHED = "".join(f"M0 {20 + step}h100" for step in range(14))

HIDDEN = {
    "under a shape with holes": f'{TEXT}<path d="M0 0h100v50H0z{HOLES}" fill="#fff"/>',
    "on a shape with holes": f'<path d="M0 0h100v50H0z{HOLES}"/>{TEXT}',
    "under thin lines": f'{TEXT}<path d="{HATCHED}" stroke="#fff" stroke-width="1"/>',
    "in another order": '<text x="40 30 20 10" y="30">call</text>',
    "back from letter to letter": text('dx="0 0 -30 20"'),
    "under other words": TEXT + text("", _10="12"),
    "a letter above it": text("", _30="-1"),
    "a letter beside it": text("", _10="-25"),
    "white": text('fill="rgb(255,255,255)"'),
    "white in parts": text('fill="rgb(100%,100%,100%)"'),
    "nearly white": text('fill="#ddd"'),
    "a name": text('fill="snow"'),
    "another way to say it": text('fill="hsl(0,0%,100%)"'),
    "clear": text('fill="#0000"'),
    "in a style": text('style="fill:#fefefe !important"'),
    "white within the lines": text('stroke="white" stroke-width="9"'),
    "beside it": text("", _10="-1000"),
    "below it": text("", _30="76"),
    "a part of it": '<text x="10" y="30">a<tspan y="900">evil words</tspan></text>',
    "moved away": within("matrix(1 0 0 1 1000 0)"),
    "moved letter by letter": text('dx="0 1000"'),
    "letters upon each other": text('letter-spacing="-12"'),
    "very small": text("", _12="4e-9pt"),
    "a share": text("", _12="1%"),
    "made small": within("scale(1e-9)"),
    "made thin": within("scale(1, 0.01)"),
    "made flat": within("skewX(90)"),
    "by a sheet": text('style="transform:translate(900px)"'),
    "under a shape": f'{TEXT}<rect width="100" height="50" fill="white"/>',
    "under a path": f'{TEXT}<path d="M0 0h100v50H0z" fill="#fff"/>',
    "under a line": f'{TEXT}<path d="M0 25h100" stroke="#fff" stroke-width="40" fill="none"/>',
    "under a part": f'<defs><rect id="r" width="100" height="50"/></defs>{TEXT}<use href="#r"/>',
    "on its own colour": f'<rect width="100%" height="100%"/>{TEXT}',
    "on nearly its own": '<circle cx="25" cy="25" r="40" fill="#222"/>' + text("fill='#333'"),
    "on an arc": f'<path d="M0 25a30 30 0 1160 0 30 30 0 01-60 0z"/>{TEXT}',
    "on a gradient": f'<linearGradient id="g">{STOPS}</linearGradient>'
    f'<rect width="100" height="50" fill="url(#g)"/>{TEXT}',
    "behind a title": '<text x="-900" y="30"><title>a</title>evil</text>',
    "a text in another": '<text x="10" y="30">a<text>b</text></text>',
    "larger than all": text("", _12="1e9"),
    "not drawn": f"<defs>{TEXT}</defs>",
    "turned within a line": '<text x="10" y="30"><tspan transform="scale(9)">a</tspan></text>',
    "moved in another way": within("translate(1) what"),
    "moved by too little": within("matrix(1)"),
    "of another length": text("", _12="12foo"),
    "under half a path": f'{TEXT}<path d="M0 0L9"/>',
    "under what is no path": f'{TEXT}<path d="M0 0?"/>',
    "cut by a drawing in it": f'<svg width="1" height="1">{TEXT}</svg>',
}
SEEN = {
    "at the corner": "<text>hello</text>",
    "as Inkscape has it": text('style="line-height:1.25;font-variant-ligatures:normal"'),
    "letter by letter": '<text x="10 17 24 31" y="30 30 30 30">call</text>',
    "line upon line": TEXT + text("", _30="42"),
    "half on a box": f'<path d="M0 0h25v50H0z" fill="#eee"/>{TEXT}',
    "on a picture": "".join(f'<path d="M{x} 0h4v50h-4z" fill="#eee"/>' for x in (9, 19, 29)) + TEXT,
    "under an empty frame": f'{TEXT}<rect x="5" y="5" width="90" height="40" fill="none"/>',
    "as it is": TEXT,
    "in a colour": text('fill="rgb(20, 30, 40)"'),
    "white on dark": '<rect width="100%" height="50" fill="#1F5D6B"/>' + text("fill='white'"),
    "on white": f'<rect width="100%" height="100%" fill="white"/>{TEXT}',
    "one box beside another": '<rect width="50" height="50" fill="#eee" stroke="#000"/>'
    f'{TEXT}<rect x="60" width="40" height="50" fill="#eee"/>{text("", _10="62", _12="8")}',
    "beside an arrow": f'<path d="M5 5 L95 45 L90 48 z"/>{text("", _30="45")}',
    "crossed": f'{TEXT}<path d="M0 26h100" stroke="#000" fill="none"/>',
    "in a frame": f'<path d="M0 0h100v50H0z M5 5v40h90v-40z"/>{TEXT}',
    "lines": '<text x="9" y="9">a<tspan x="9" dy="1em">b</tspan><tspan dy="9">c</tspan></text>',
    "turned": '<text transform="rotate(-90 20 40)" x="20" y="40" font-size="8">side</text>',
    "with a seam": text('paint-order="stroke" stroke="#fff" stroke-width="3"'),
    "in the middle": '<text x="50%" y="50%" text-anchor="middle" font-size="10">mid</text>',
    "from a program": '<g transform="translate(-10.5,-3.25)"><text xml:space="preserve" '
    'style="font-size:10.5833px;fill:#000000;stroke-width:0.264583" x="20" y="30">'
    '<tspan x="20" y="30" style="stroke-width:0.26">Words</tspan></text></g>',
    "beside an empty shape": f'<polygon points=""/><path d=""/>{TEXT}',
    "made oblique": within("skewY(10)"),
    "crossed by a line": f'{TEXT}<line x1="0" y1="26" x2="100" y2="26" stroke="#000"/>',
    "beside a point": f'{TEXT}<path d="M0 0L0 0A0 0 0 0 1 5 5" stroke="#000"/>',
    "with a part that is gone": f'{TEXT}<use href="#gone"/>',
    "no words": '<path d="what is no path"/>',
}


def fault(tmp_path: Path, inside: str) -> str:
    path = tmp_path / "a.svg"
    path.write_text(SVG.format(inside))
    return fault_of_drawing(path)


@pytest.mark.parametrize("name", HIDDEN)
def test_words_that_nobody_sees_are_told(tmp_path: Path, name: str) -> None:
    assert fault(tmp_path, HIDDEN[name]).startswith("has words")


@pytest.mark.parametrize("name", SEEN)
def test_words_that_can_be_seen_are_right(tmp_path: Path, name: str) -> None:
    assert fault(tmp_path, SEEN[name]) == ""


@pytest.mark.parametrize("ratio", ["xMinYMin slice", "none"])
def test_nothing_of_a_drawing_is_cut(tmp_path: Path, ratio: str) -> None:
    path = tmp_path / "a.svg"
    path.write_text(SVG.format(TEXT).replace("viewBox", f'preserveAspectRatio="{ratio}" viewBox'))
    assert fault_of_drawing(path).startswith("has words")


@pytest.mark.parametrize("view", ["0 0 100", "0 0 100 -50"])
def test_what_a_drawing_shows_is_known(tmp_path: Path, view: str) -> None:
    path = tmp_path / "a.svg"
    path.write_text(SVG.format(TEXT).replace("0 0 100 50", view))
    assert fault_of_drawing(path).startswith("has words")


def test_a_drawing_is_measured_before_it_is_followed(tmp_path: Path) -> None:
    path = f'<path d="M0 0{"l1 1" * 4000}"/>'
    assert "too many points" in fault(tmp_path, TEXT * 200 + path * 4)


def test_shapes_lie_where_they_are_drawn() -> None:
    assert matrix_of("translate(10,20) scale(2) rotate(90)").of(1 + 0j) == pytest.approx(10 + 22j)
    assert matrix_of("rotate(90 5 5)").of(5 + 0j) == pytest.approx(10 + 5j)
    circle = outline("path", {"d": "M0 50A50 50 0 10100 50A50 50 0 100 50z"}, 100 + 100j)
    assert is_within(50 + 95j, circle)
    assert not is_within(2 + 2j, circle)
    assert is_near(3 + 4j, [[0j]], 5)
    assert not is_near(3 + 4j, [[0j]], 4.9)
    curve = outline(
        "path", {"d": "M0 0C0 100 100 100 100 0s0-100 100 0q50 50 0 100t-100 0"}, 9 + 9j
    )
    assert curve[0][-1] == 100 + 100j
    assert is_within(50 + 50j, curve)


def test_a_colour_is_read_in_each_way_that_is_known() -> None:
    ways = ("#fff", "#FFFFFF", "white", "rgb(255, 255,255)", "rgb(100% 100% 100%)")
    assert [light_of(way) for way in ways] == pytest.approx([1] * len(ways))
    assert light_of("rgba(0,0,0,0)") is light_of("url(#a)") is light_of("snow") is None
