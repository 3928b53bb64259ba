"""words.scripts: the script of a letter."""

from __future__ import annotations

import pytest

from sphinx_bindery.words.scripts import script_of

EAST_ASIAN = "Chinese, Japanese or Korean"


@pytest.mark.parametrize(
    ("sign", "script"),
    [
        ("ب", "Arabic"),
        ("क", "Devanagari"),
        ("\u094d", "Devanagari"),
        ("ก", "Thai"),
        ("é", "Latin"),
        *[(sign, EAST_ASIAN) for sign in "中あア한，。ㄅ"],
        *[(sign, "") for sign in "😀→1 .\u0485𝔸ʰ\ufe0f\ue000\x07"],
    ],
)
def test_a_letter_is_of_a_script(sign: str, script: str) -> None:
    assert script_of(sign) == script
