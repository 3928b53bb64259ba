"""web.numbers_to_call: which numbers to call are shown for a page or a section."""

from __future__ import annotations

from press.web.numbers_to_call import numbers_of
from tests.conftest import Read

CONF = 'myst_url_schemes = ["https", "tel"]\nmyst_enable_extensions = ["deflist"]'


def test_a_list_is_repeated_word_for_word(read: Read) -> None:
    text = "- No number.\n- Ireland: [112](tel:112)\n  or [999](tel:999), any *time*.\n\n- x\n"
    said = numbers_of(read(text, conf=CONF).doctree(), "")
    line = ["Ireland: ", ["112", "tel:112"], " or ", ["999", "tel:999"], ", any time."]
    assert said == ("", "", [line])


def test_a_section_has_its_title_and_its_anchor(read: Read) -> None:
    text = "[1](tel:1)\n\n(there)=\n## What now?\n\nNone.\n\nCall [2](tel:2).\n\nOr [3](tel:3).\n"
    said = numbers_of(read(text, conf=CONF).doctree(), "there")
    assert said == ("What now?", "there", [["Call ", ["2", "tel:2"], "."]])


def test_a_page_of_help_lines_gives_the_first_of_each_place(read: Read) -> None:
    text = """
- Here: [1](tel:1)

## Here
Web: **[x.org](https://x.org)**
: All.

Despair: **[2](tel:2)**
: Anyone thinking of suicide.

Line: **[3](tel:3)**, or [4](tel:4)
: Women. Day and night.

## There
Nobody.
"""
    said = numbers_of(read(text, conf=CONF).doctree(), "")
    assert said == ("", "", [["Here, Line: ", ["3", "tel:3"], ". Women."]])


def test_a_page_without_numbers_gives_none(read: Read) -> None:
    assert numbers_of(read("Text.").doctree(), "") == ("", "", [])
