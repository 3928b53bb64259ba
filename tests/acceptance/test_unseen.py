"""What cannot be seen is found, and what shapes letters or pictures is not taken for it."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from press.signs import UNSEEN, one_line, unseen_in, without_unseen

PERSIAN = "می\u200cخواهم"
SIGNS = [
    *("\u00ad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180b", "\u200b", "\u200c", "\u200d"),
    *("\u200e", "\u2028", "\u2029", "\u202e", "\u2060", "\u2066", "\u206a", "\u3164", "\ufe0f"),
    *(
        "\ufeff",
        "\uffa0",
        "\ufff9",
        "\U0001d173",
        "\U000e0041",
        "\U000e0100",
        "\x00",
        "\x1b",
        "\x85",
    ),
    *("\r", "\f", "\x1e", "\ud800", "\uffff", "\ue000", "\U0001fffe", "\U000f0000", "\U0010ffff"),
]


@pytest.mark.parametrize("sign", SIGNS, ids=[f"U+{ord(sign):04X}" for sign in SIGNS])
def test_a_sign_between_letters_is_found(sign: str) -> None:
    assert [found[0] for found in unseen_in(f"in{sign}visible")] == [sign]
    assert without_unseen(f"in{sign}visible") == "invisible"


def _flag(letters: str) -> str:
    return "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in letters) + "\U000e007f"


@pytest.mark.parametrize("letters", ["gbeng", "gbsct", "gbwls"])
def test_a_flag_is_let_through_and_nothing_behind_it(letters: str) -> None:
    flag = _flag(letters)
    assert without_unseen(f"{flag}{flag} a") == f"{flag}{flag} a"
    assert without_unseen(f"{flag}\U000e0061b") == f"{flag}b"
    assert without_unseen(_flag("evil")) == "\U0001f3f4"


@pytest.mark.parametrize(
    "text", [PERSIAN, "ക്\u200dഷ", "👩\u200d👧", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "☎\ufe0e"]
)
def test_what_shapes_is_let_through(text: str) -> None:
    assert list(unseen_in(text)) == []
    assert without_unseen(text) == text


@pytest.mark.parametrize(
    "text", ["\u200cمی", "می\u200c", "می\u200ca", "a\u200d👧", "👩\u200c👧", "a\ufe0f"]
)
def test_what_shapes_nothing_is_found(text: str) -> None:
    assert list(unseen_in(text))


# Numbers, verses and hieroglyphs are drawn around or beneath what follows these.
DRAWN = [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]
DRAWN += range(0x13430, 0x13440)


def test_every_control_and_format_sign_is_among_them() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    odd = {sign for sign in every if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert {sign for sign in odd if not UNSEEN.match(sign)} <= {"\n", "\t", *map(chr, DRAWN)}


def test_a_message_is_one_line_that_commands_nobody() -> None:
    assert one_line("::error a\nb\r\n  c\u2028d\x1b[2J") == "error a b c d[2J"
