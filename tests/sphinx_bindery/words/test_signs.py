"""words.signs: what no book can hold, and nothing else, is taken out of each text."""

from __future__ import annotations

from typing import cast

import pytest
from docutils import nodes
from lxml.builder import E
from sphinx.application import Sphinx

from sphinx_bindery.words.signs import clean, clean_page, clean_settings, odd_signs, sayable
from tests.trees import config, document, p, rst, shown

ODD = "\x00\x01\x08\x0e\x1b\x1f\x7f\x80\x9f\ufdd0\ufdef\ufeff\ufffe\uffff\ud800\udfff\U0001fffe"


@pytest.mark.parametrize("sign", ODD)
def test_a_sign_that_no_book_can_hold_goes(sign: str) -> None:
    assert sayable(f"a{sign}b") == "ab"


@pytest.mark.parametrize("sign", "\x0b\x0c\x85\u2028\u2029")
def test_an_odd_end_of_a_line_parts_the_words(sign: str) -> None:
    assert sayable(f"a{sign}b") == "a b"


@pytest.mark.parametrize(
    "text", ["a\tb\nc", "می\u200cخواهم", "👩\u200d👧", "a\u00adb", "\ufffd", "\u200f"]
)
def test_what_has_a_meaning_stays(text: str) -> None:
    assert sayable(text) == text


def test_whatever_is_left_is_xml() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert E.p(sayable(every)).text


def test_the_signs_are_named_once() -> None:
    assert odd_signs("a\x08b\x08c\ufeff") == ["U+0008", "U+FEFF"]


def test_texts_are_found_in_lists_and_facts() -> None:
    value = {"name": "a\x08", "more": ["b\x0c", ("c\ufeff", 3)]}
    assert clean(value) == {"name": "a", "more": ["b ", ("c", 3)]}


def test_a_page_tells_where_it_held_what() -> None:
    image = nodes.image(uri="x.png", alt="a\x08lt")
    code = nodes.literal_block("a\x1b", "a\x1b")
    tree = document(p("one\x08 two\ufffe"), image, code)
    told = [name for _, name in clean_page(tree)]
    assert told == ["U+0008", "U+FFFE", "U+001B"]
    assert shown(tree.children) == 'paragraph("one two") image() literal_block("a")'
    assert image["alt"] == "alt"
    assert code.rawsource == code.astext()


def test_an_escaped_sign_of_a_writer_is_none() -> None:
    tree = rst("A \\*star\\* and\\ more.\n\nA\x08.")
    assert [name for _, name in clean_page(tree)] == ["U+0008"]
    assert tree.astext() == "A *star* andmore.\n\nA."
    assert not any("\x00" in str(text) for text in tree.findall(nodes.Text))


def test_settings_are_cleaned() -> None:
    made = config(project="A\x08 book", book_creators=[{"name": "B\ufeff"}])
    clean_settings(cast(Sphinx, None), made)
    assert made.project == "A book"
    assert made.book_creators == [{"name": "B"}]
