"""summary.words: the words of a book in Markdown show as they are, whatever signs they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from press.cli.summary.words import code, safe
from press.signs import one_line

MARKDOWN = MarkdownIt("commonmark").enable("table")


def shown(text: str) -> str:
    """Return the words of a line of Markdown; anything but words and code is a fault."""
    (_, inline, _) = MARKDOWN.parse(f"x {text} x")
    assert {part.type for part in inline.children or []} <= {"text", "text_special", "code_inline"}
    return "".join(part.content for part in inline.children or [])


@given(st.text(st.characters(codec="utf-8")))
def test_words_are_text(text: str) -> None:
    assert shown(safe(text)).split() == ["x", *one_line(text).split(), "x"]


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_name_is_code(text: str) -> None:
    assert "\n" not in code(text)
    if one_line(text):
        assert shown(code(text)).split() == ["x", *one_line(text).replace("`", "'").split(), "x"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("see https://e.org", r"see https\://e.org"),
        ("www.e.org", r"www\.e.org"),
        ("$x$", r"\$x\$"),
        ("a\u202eb\nc", "ab c"),
        ("::error::x", "error::x"),
        ("At 9:30. So.", "At 9:30. So."),
    ],
)
def test_github_makes_nothing_of_them(text: str, told: str) -> None:
    assert safe(text) == told
