"""The safety page repeats lines of the help page; the two must not drift apart."""

from __future__ import annotations

import re
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "source" / "reference"
CALL = re.compile(r"\[([^\]]+)\]\(tel:([^)]+)\)")
TEXT = re.compile(r"text (\d[\d ]+\d|START to \d+)", re.IGNORECASE)


def test_each_number_of_the_safety_page_is_on_the_help_page() -> None:
    safety, lines = (
        (REFERENCE / f"{name}.md").read_text(encoding="utf-8")
        for name in ("not-the-pattern", "help")
    )
    assert len(CALL.findall(safety)) > 20
    assert [to for _, to in CALL.findall(safety) if f"(tel:{to})" not in lines] == []
    assert [to for to in TEXT.findall(safety) if to not in lines] == []


def test_a_tap_calls_the_number_that_is_printed() -> None:
    for name in ("not-the-pattern", "help"):
        for shown, called in CALL.findall((REFERENCE / f"{name}.md").read_text(encoding="utf-8")):
            digits = re.sub(r"\D", "", shown)
            assert called == digits or called.endswith(digits.removeprefix("0")), shown
