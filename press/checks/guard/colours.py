"""Colours of a drawing, and whether one can be seen on the other. Source: WCAG 2.2, contrast."""

from __future__ import annotations

import re

NAMED = (
    "black=000000 white=ffffff red=ff0000 lime=00ff00 blue=0000ff yellow=ffff00 aqua=00ffff "
    "cyan=00ffff magenta=ff00ff fuchsia=ff00ff maroon=800000 green=008000 navy=000080 "
    "olive=808000 teal=008080 purple=800080 gray=808080 grey=808080 silver=c0c0c0 "
    "orange=ffa500 brown=a52a2a pink=ffc0cb gold=ffd700 tan=d2b48c crimson=dc143c "
    "darkred=8b0000 darkgreen=006400 darkblue=00008b darkgray=a9a9a9 darkgrey=a9a9a9 "
    "lightgray=d3d3d3 lightgrey=d3d3d3 dimgray=696969 dimgrey=696969 lightblue=add8e6 "
    "lightgreen=90ee90 lightyellow=ffffe0 whitesmoke=f5f5f5 steelblue=4682b4 tomato=ff6347 "
    "salmon=fa8072 coral=ff7f50 skyblue=87ceeb ivory=fffff0 beige=f5f5dc currentcolor=000000 "
)
NAMES = dict(pair.split("=") for pair in NAMED.split())
HEX = re.compile(r"#(?:([0-9a-f]{6})|([0-9a-f]{3}))")
RGB = re.compile(r"rgb\(\s?(\d{1,3})(%?)\s?[ ,]\s?(\d{1,3})\2\s?[ ,]\s?(\d{1,3})\2\s?\)")
LEAST = 2  # of contrast; less is not seen, or only by who looks for it


def light_of(colour: str) -> float | None:
    """Return how light a colour is, from 0 to 1, or None for one that is not read here."""
    said = colour.strip().lower()
    if found := RGB.fullmatch(said):
        most = 100 if found[2] else 255
        return _light([min(1, int(found[place]) / most) for place in (1, 3, 4)])
    found = HEX.fullmatch(f"#{NAMES[said]}" if said in NAMES else said)
    if not found:
        return None
    digits = found[1] or "".join(digit * 2 for digit in found[2])
    return _light([int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)])


def is_seen_on(light: float, ground: float) -> bool:
    """Tell whether what is so light can be seen on such a ground."""
    dark, bright = sorted((light, ground))
    return (bright + 0.05) / (dark + 0.05) >= LEAST


def _light(parts: list[float]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
