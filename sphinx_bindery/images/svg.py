"""What draws, and nothing more: the elements, the attributes and the values of a drawing of ours.

A drawing comes from anybody, and browsers read it as SVG or, set into a page, as HTML. What is
listed here means the same to both, and neither runs nor fetches anything. Sources: SVG 2, chapters
7 to 11 and 13; CSS Values 4, 4.5: only a function such as `url()` fetches.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_bindery.images.problems import SVG

if TYPE_CHECKING:
    from collections.abc import Iterable


def _listed(names: str, before: str = "") -> frozenset[str]:
    return frozenset(before + name for name in names.split())


WORDS_ABOUT = _listed("title desc", SVG)
SHAPES = _listed("svg g path line polyline polygon rect circle ellipse text tspan", SVG)
# What shapes can name by `#`: not in a page, where the same name may lead to something else.
PARTS = _listed(
    "defs use symbol marker linearGradient radialGradient stop pattern clipPath mask textPath "
    "image",
    SVG,
)
ATTRIBUTES = _listed(
    "x y dx dy x1 y1 x2 y2 cx cy r rx ry d points width height viewBox preserveAspectRatio "
    "transform pathLength textLength lengthAdjust rotate version "
    "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity opacity paint-order "
    "vector-effect font-family font-size font-style font-weight font-variant letter-spacing "
    "word-spacing text-anchor text-decoration dominant-baseline "
    "{http://www.w3.org/XML/1998/namespace}space"
)
FUNCTIONS = _listed(
    "rgb rgba hsl hsla matrix translate translatex translatey scale scalex scaley rotate skewx "
    "skewy"
)
CALLED = re.compile(r"(?<![\w-])([\w-]+)\(")
# `\` writes a letter in another way; `@` begins a rule.
HIDES = re.compile(r"[\\@]")
OWN_PART = re.compile(r"url\(\s*(['\"]?)#[^'\"()\\\s]+\1\s*\)", re.IGNORECASE)


def only_draws(value: str) -> bool:
    """Tell whether a value of an attribute names nothing, whatever reads it as a style."""
    return not HIDES.search(value) and _known(CALLED.findall(value))


def only_names_parts(value: str) -> bool:
    """Tell whether a value names at most a part of the drawing itself, as `url(#a)`."""
    return only_draws(OWN_PART.sub("", value))


def _known(functions: Iterable[str]) -> bool:
    return all(name.lower() in FUNCTIONS for name in functions)
