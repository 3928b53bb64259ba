"""web.markdown_signs: whatever the words are, Markdown shows them as they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from press.web import markdown_signs as signs

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = "ab 1.)#>+-=*_`~[]()<>!&\\|:;{}$^\"'/"
ODD = [
    "# no heading",
    "- no item",
    "+ nor this",
    "1. nor a number",
    "12) nor this",
    "> no quotation",
    "=====",
    "---",
    "***",
    "```",
    "~~~",
    ":::{note}",
    "*no* _emphasis_ **at** __all__ ~~here~~",
    "snake_case_name and _edge_",
    "a <b>tag</b> and <https://a.example>",
    "&amp; &#35; &copy; AT&T",
    "[no](link) ![no](picture) [^1]: none",
    "C:\\path\\*",
    "`code`",
    "a | b",
    "Wait!",
]


def shown(markdown: str) -> str:
    return html.fromstring(f"<div>{MARKDOWN.render(markdown)}</div>").text_content().strip()


@pytest.mark.parametrize("text", ODD)
def test_a_paragraph_is_its_words(text: str) -> None:
    (block, *more) = html.fromstring(
        f"<div>{MARKDOWN.render(signs.paragraph(signs.escaped(text)))}</div>"
    )
    assert (block.tag, len(block), more) == ("p", 0, [])
    assert block.text_content() == text


def test_no_code_is_no_span() -> None:
    assert signs.code(" \n") == ""


@given(st.text(SIGNS, min_size=1).filter(lambda text: bool(text.strip())))
def test_whatever_stands_there(text: str) -> None:
    words = " ".join(text.split())
    assert shown(signs.paragraph(signs.escaped(text))) == words
    assert shown(signs.heading(2, signs.escaped(text))) == words
    assert shown(f"- {signs.paragraph(signs.escaped(text))}") == words
    table = "\n".join([signs.row(["head"]), signs.row(["---"]), signs.row([signs.escaped(text)])])
    assert shown(table).removeprefix("head").strip() == words


@given(st.text(SIGNS, min_size=1).filter(lambda text: bool(text.strip())))
def test_code_is_as_it_was(text: str) -> None:
    assert shown(signs.code(text)) == " ".join(text.split())
    block = html.fromstring(MARKDOWN.render(signs.code_block(text)))
    assert block.text_content().rstrip() == text.rstrip()


def test_a_word_in_ordinary_text_stays_plain() -> None:
    text = "We don’t (yet) know: it’s 3–4 a.m., 50% - or “more”! snake_case, R & D."
    assert signs.paragraph(signs.escaped(text)) == text


def test_a_broken_line_begins_nothing() -> None:
    assert signs.paragraph("one\n- two\n# three") == "one\\\n\\- two\\\n\\# three"


@pytest.mark.parametrize(
    ("text", "before", "after", "told"),
    [
        ("word", "", "", "*word*"),
        (" word ", "a", "b", " *word* "),
        ("“word.”", " ", "s", "“word.”"),  # the mark behind would not close
        ("“word.”", " ", ",", "*“word.”*"),
        ("word", "*", "", "word"),
        ("   ", "", "", "   "),
    ],
)
def test_marks_that_would_not_be_read_are_left_out(
    text: str, before: str, after: str, told: str
) -> None:
    assert signs.marked(text, "*", before, after) == told


@pytest.mark.parametrize(
    "address", ["https://a.example/x(1)-7", "a b.html", "x<y>.html", "tel:+18007997233", "a\\b"]
)
def test_a_link_leads_where_it_did(address: str) -> None:
    (link,) = html.fromstring(MARKDOWN.render(signs.link("here", address))).iter("a")
    assert re.sub("%5C", "\\\\", str(link.get("href"))) == address.replace(" ", "%20").replace(
        "<", "%3C"
    ).replace(">", "%3E")


def test_a_link_without_words_is_none() -> None:
    assert signs.link(" ", "x.html") == ""
