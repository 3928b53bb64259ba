"""The script of a letter, as its Unicode name begins: `ARABIC LETTER BEH` is of the Arabic one."""

from __future__ import annotations

import unicodedata

# One font has them all, and their punctuation.
EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH"}
OF_NO_SCRIPT = {"COMBINING", "VARIATION", "MODIFIER", "MATHEMATICAL"}
OF_A_LETTER = {"L", "M"}


def script_of(sign: str) -> str:
    """Return the script of a letter or of a mark on one, as `Arabic`; '' for any other sign."""
    first = unicodedata.name(sign, "").partition(" ")[0]
    if first in EAST_ASIAN:
        return "Chinese, Japanese or Korean"
    is_letter = unicodedata.category(sign)[0] in OF_A_LETTER
    return first.capitalize() if is_letter and first not in OF_NO_SCRIPT else ""
