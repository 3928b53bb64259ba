r"""Alphabets that writers ask for and math-core has not: `\mathbfsf{A}` as the sign 𝗔 itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_bindery.math.tokens import Reader

LETTERS = 52  # capitals, and small letters behind them
BOLD_SANS_NUMBERS = 0x1D7EC
STARTS = {
    "bfscr": 0x1D4D0,
    "bfcal": 0x1D4D0,
    "bffrak": 0x1D56C,
    "bfsf": 0x1D5D4,
    "bfsfup": 0x1D5D4,
    "sfit": 0x1D608,
    "bfsfit": 0x1D63C,
}
ALPHABETS = {rf"\{kind}{name}": start for kind in ("math", "sym") for name, start in STARTS.items()}


def lettered(command: str, reader: Reader) -> list[str]:
    """Return the argument of such a command with its letters in that alphabet."""
    start = ALPHABETS[command]
    return ["{", *(_letter(token, start) for token in reader.argument()), "}"]


def _letter(token: str, start: int) -> str:
    if len(token) == 1 and token.isascii():
        if token.isalpha():
            return chr(start + ord(token.lower()) - ord("a") + LETTERS // 2 * token.islower())
        if token.isdigit() and start == STARTS["bfsf"]:
            return chr(BOLD_SANS_NUMBERS + int(token))
    return token
