"""pdf.code: what is code looks like it, with its numbers and its marks, and never loses a sign."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.pdf.code import code_call
from sphinx_bindery.pdf.said import words_of_looks
from sphinx_bindery.pdf.typst import TypstCompiler
from tests.sphinx_bindery.pdf.test_project import project


def call(source: str, language: str = "python", **facts: Any) -> str:
    return code_call(nodes.literal_block(source, source, language=language, **facts))


def looks(made: str) -> list[tuple[str, str]]:
    """Return what has a look of its own."""
    return [(look, words) for look, words in re.findall(r'\("(\w*)", "(.*?)"\)', made) if look]


@pytest.mark.parametrize(
    ("language", "source", "seen"),
    [
        ("python", "def f(): # x", [("k", "def"), ("f", "f"), ("c", "# x")]),
        ("default", "x = 1", [("n", "1")]),
        ("pycon", ">>> 1", [("c", ">>> "), ("n", "1")]),
        ("python", ">>> 1", [("c", ">>> "), ("n", "1")]),
        ("json", "true", [("k", "true")]),
        ("html", "<a>", [("k", "a")]),
        ("bash", "echo 'x'", [("s", "'x'")]),
        ("none", "x = 1", []),
        ("text", "x = 1", []),
        ("unheard-of", "x = 1", []),
        ("json", "this is no JSON {", []),
    ],
)
def test_the_words_of_a_language_have_looks(
    language: str, source: str, seen: list[tuple[str, str]]
) -> None:
    assert looks(call(source, language)) == seen


def test_a_doctest_is_a_session() -> None:
    assert ("c", ">>> ") in looks(code_call(nodes.doctest_block(">>> 1", ">>> 1")))


def test_the_whole_of_the_code_is_there_and_each_line_has_its_runs() -> None:
    source = '"""one\ntwo"""\n\nx'
    made = call(source)
    assert made.startswith('#code("\\"\\"\\"one\\ntwo\\"\\"\\"\\n\\nx", lines: (')
    assert made.endswith(
        '(("s", "\\"\\"\\"one"), ), (("s", "two\\"\\"\\""), ), (), (("", "x"), ), ))'
    )


def test_lines_have_numbers_and_marks_where_the_writer_asks() -> None:
    how = {"linenostart": 41, "hl_lines": [2]}
    assert call("a\nb", "text", linenos=True, highlight_args=how) == (
        '#code("a\\nb", first: 41, marked: (2, ))'
    )
    assert call("a", "text", linenos=True) == '#code("a", first: 1)'
    assert call("a", "text") == '#code("a")'


def test_code_is_written_from_the_left_in_every_language(tmp_path: Path) -> None:
    made = project(tmp_path)
    made.lay_out(words_of_looks(), {})
    text = """\
#import "/typ/code.typ": code, parsed-code
#set document(title: "T")
#set page(width: 300pt, height: 300pt, margin: 20pt)
#set text(dir: rtl)
#show raw.line: it => [#metadata(none)<at>#it]
#code("f(x)")
#parsed-code[#metadata(none)<at>y]
"""
    press = TypstCompiler(made.head() + text, made.folder)
    assert press.eval("query(<at>).map(it => it.location().position().x.pt())") == [20, 20]
