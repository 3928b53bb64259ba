"""Signs that cannot be seen: an editor shows other words than a reader gets.

Knows nothing of Sphinx. Sources: Unicode 16, DerivedCoreProperties.txt
(Default_Ignorable_Code_Point) and PropList.txt (Bidi_Control); UAX 9; UAX 31, 2.3 (joiners);
UTS 51 (emoji); CVE-2021-42574.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each line: controls, and the ends of a line that only some programs know; ignorable signs, those
# that turn the direction of text among them; what is no character at all.
SIGNS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\u2800\ufffc\U00013430-\U0001345f"  # blank, or standing for what is not there
    "\U000e0000-\U000e0fff"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\ue000-\uf8ff\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U000dffff\U000e1000-\U0010ffff"
)
UNSEEN = re.compile(f"[{SIGNS}]")
ODD_NAME = re.compile(f"[{SIGNS}\n\t]")  # what is in no file's name

# Marks on one letter, so many that they lie on the lines around it. No script writes five.
PILED = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5}")
PILE = "A letter here has more than four marks upon it. Take some out."

JOINERS = "\u200c\u200d"
VARIANTS = "\ufe0e\ufe0f"  # a sign as text, or as a picture
# The scripts in which a joiner shapes the letters around it.
SHAPED = re.compile(
    r"[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ua840-\ua87f\ufb50-\ufdff]"
)
# A build server takes a line that begins with `::` for a command, and this wherever it stands.
# Source: actions/runner, ActionCommand.cs; the same of Azure Pipelines, `##vso[`.
COMMAND = re.compile(r"##(?=\w{0,20}\[)")
TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
# The flags of England, Scotland and Wales: a black flag, and signs that say whose.
FLAG = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    "|\U000e0077\U000e006c\U000e0073)\U000e007f"
)
LONGEST_FLAG, TAGS = 7, "\U000e0020"
KEYCAP = "\u20e3"
PICTURES = "‼⁉ℹ〰〽㊗㊙"  # signs that a variant makes pictures of, and no symbols by kind


def unseen_in(text: str) -> Iterator[re.Match[str]]:
    """Yield each sign that cannot be seen, but those that shape letters or emoji."""
    return (found for found in UNSEEN.finditer(text) if not _shapes(text, found.start()))


def without_unseen(text: str) -> str:
    """Return the text without them."""
    return UNSEEN.sub(lambda sign: sign[0] if _shapes(text, sign.start()) else "", text)


def name_of(sign: str) -> str:
    """Return what a sign is called: its number and its name."""
    return f"U+{ord(sign):04X}, {unicodedata.name(sign, 'a control character')}"


def one_line(text: str) -> str:
    """Return a text as one line in which nothing is hidden, and that commands nobody."""
    line = without_unseen(" ".join(text.split())).lstrip(": ")
    return COMMAND.sub("# #", line)


def _shapes(text: str, place: int) -> bool:
    """Tell whether a joiner stands between such letters or emoji, or a variant behind its sign."""
    before, sign, after = text[place - 1 : place], text[place], text[place + 1 : place + 2]
    if sign >= TAGS:
        around = range(max(0, place - LONGEST_FLAG + 1), place)
        return any((flag := FLAG.match(text, at)) and place < flag.end() for at in around)
    if sign in VARIANTS:
        return _is_picture(before) or after == KEYCAP
    if sign not in JOINERS or not before:
        return False
    if _is_picture(before) or before == VARIANTS[1] or TONES.match(before):
        return sign == JOINERS[1] and _is_picture(after)
    return bool(SHAPED.match(before) and SHAPED.match(after))


def _is_picture(sign: str) -> bool:
    return bool(sign) and (unicodedata.category(sign) in ("So", "Sm") or sign in PICTURES)
