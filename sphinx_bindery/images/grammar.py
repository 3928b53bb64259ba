"""Which attributes each element of a drawing may have, as EPUB readers and validators know them.

Source: SVG 1.1 (Second Edition), appendix M and N: the attributes of elements, and which of them
are properties of CSS. What listens to a reader, moves, or fetches is not among them.
"""

from __future__ import annotations

CORE = "id {http://www.w3.org/XML/1998/namespace}lang {http://www.w3.org/XML/1998/namespace}space"
STYLED = f"{CORE} class style"
DRAWN = f"{STYLED} transform requiredFeatures requiredExtensions systemLanguage"
PAINT = (
    "color color-interpolation color-rendering cursor clip-path clip-rule fill fill-opacity "
    "fill-rule filter image-rendering mask opacity pointer-events shape-rendering stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width text-rendering display visibility"
)
MARKED = "marker-start marker-mid marker-end"
LETTERS = (
    "alignment-baseline baseline-shift direction dominant-baseline font-family font-size "
    "font-style font-variant font-weight font-stretch letter-spacing text-anchor text-decoration "
    "unicode-bidi word-spacing textLength lengthAdjust"
)
STOPS = "stop-color stop-opacity flood-color flood-opacity lighting-color"
HREF = "{http://www.w3.org/1999/xlink}href"
BOX = "x y width height"
FITTED = "viewBox preserveAspectRatio"
SHAPE = f"{DRAWN} {PAINT}"
TEXT = f"{SHAPE} {LETTERS} x y dx dy rotate"
HOLDER = f"{SHAPE} {MARKED} {LETTERS}".replace(" textLength lengthAdjust", "")
GRADIENT = f"{STYLED} color gradientUnits gradientTransform spreadMethod {HREF}"
EFFECT = f"{CORE} {BOX} result"
WAVE = "type tableValues slope intercept amplitude exponent offset"
PICTURE = "opacity clip-path mask filter image-rendering preserveAspectRatio"
SHINE = "specularConstant specularExponent"

_ATTRIBUTES = {
    "svg": f"{HOLDER} {BOX} {FITTED} version baseProfile".replace(" transform", ""),
    "g": HOLDER,
    "defs": HOLDER,
    "symbol": f"{HOLDER} {FITTED}".replace(" transform", ""),
    "use": f"{HOLDER} {BOX} {HREF}",
    "a": f"{HOLDER} {HREF}",
    "switch": HOLDER,
    "title": STYLED,
    "desc": STYLED,
    "style": f"{CORE} type media",
    "path": f"{SHAPE} {MARKED} d pathLength",
    "line": f"{SHAPE} {MARKED} x1 y1 x2 y2",
    "polyline": f"{SHAPE} {MARKED} points",
    "polygon": f"{SHAPE} {MARKED} points",
    "rect": f"{SHAPE} {BOX} rx ry",
    "circle": f"{SHAPE} cx cy r",
    "ellipse": f"{SHAPE} cx cy rx ry",
    "text": TEXT,
    "tspan": TEXT.replace(" transform", ""),
    "textPath": f"{TEXT} startOffset method spacing {HREF}".replace(" transform", ""),
    "image": f"{DRAWN} {BOX} {PICTURE} {HREF}",
    "linearGradient": f"{GRADIENT} x1 y1 x2 y2",
    "radialGradient": f"{GRADIENT} cx cy r fx fy",
    "stop": f"{STYLED} offset stop-color stop-opacity",
    "pattern": f"{STYLED} {BOX} {FITTED} patternUnits patternContentUnits patternTransform {HREF}",
    "clipPath": f"{DRAWN} clipPathUnits clip-path",
    "mask": f"{STYLED} {BOX} maskUnits maskContentUnits",
    "marker": f"{STYLED} {FITTED} refX refY markerUnits markerWidth markerHeight orient",
    "filter": f"{STYLED} {BOX} filterUnits primitiveUnits filterRes {HREF}",
    "feBlend": f"{EFFECT} in in2 mode",
    "feColorMatrix": f"{EFFECT} in type values",
    "feComponentTransfer": f"{EFFECT} in",
    "feComposite": f"{EFFECT} in in2 operator k1 k2 k3 k4",
    "feConvolveMatrix": f"{EFFECT} in order kernelMatrix divisor bias targetX targetY edgeMode",
    "feDiffuseLighting": f"{EFFECT} in lighting-color surfaceScale diffuseConstant",
    "feDisplacementMap": f"{EFFECT} in in2 scale xChannelSelector yChannelSelector",
    "feDistantLight": f"{CORE} azimuth elevation",
    "feFlood": f"{EFFECT} flood-color flood-opacity",
    "feFuncA": f"{CORE} {WAVE}",
    "feFuncB": f"{CORE} {WAVE}",
    "feFuncG": f"{CORE} {WAVE}",
    "feFuncR": f"{CORE} {WAVE}",
    "feGaussianBlur": f"{EFFECT} in stdDeviation",
    "feMerge": EFFECT,
    "feMergeNode": f"{CORE} in",
    "feMorphology": f"{EFFECT} in operator radius",
    "feOffset": f"{EFFECT} in dx dy",
    "fePointLight": f"{CORE} x y z",
    "feSpecularLighting": f"{EFFECT} in lighting-color surfaceScale {SHINE}",
    "feSpotLight": f"{CORE} x y z pointsAtX pointsAtY pointsAtZ specularExponent limitingConeAngle",
    "feTile": f"{EFFECT} in",
    "feTurbulence": f"{EFFECT} baseFrequency numOctaves seed stitchTiles type",
}
ATTRIBUTES = {name: frozenset(names.split()) for name, names in _ATTRIBUTES.items()}
# Which may stand in an attribute `style` just as well.
PROPERTIES = frozenset(f"{PAINT} {MARKED} {LETTERS} {STOPS} overflow".split()) - {
    "textLength",
    "lengthAdjust",
}
# Elements without which a drawing is the same: what they hold goes too.
UNSEEN = {"metadata", "script", "set", "animate", "animateColor", "animateMotion"}
UNSEEN |= {"animateTransform", "view", "cursor", "color-profile", "font", "font-face"}
