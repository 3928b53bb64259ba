"""Fonts of the tests' own, so that no result hangs on those of the machine.

A font of icons that Playwright brings gets another table of signs: each is drawn as the same icon.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

import playwright

ICON = 5  # one of those in the font; it is as wide as it is high


def font_of(signs: Iterable[str]) -> bytes:
    """Return a font that has a drawing for these signs alone."""
    font = next(Path(playwright.__file__).parent.rglob("codicon*.ttf")).read_bytes()
    font += bytes(-len(font) % 4)
    codes = sorted({ord(sign) for sign in signs})
    groups = b"".join(struct.pack(">3I", code, code, ICON) for code in codes)
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    table = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table
    entry = font.index(b"cmap")
    place = struct.pack(">II", len(font), len(table))
    return font[: entry + 8] + place + font[entry + 16 :] + table
