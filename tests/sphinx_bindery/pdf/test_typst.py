"""pdf.typst: text as Typst's strings, and what Typst complains of."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_bindery.pdf import typst as module
from sphinx_bindery.pdf.typst import (
    Diagnostic,
    TypstCompiler,
    forget_layouts,
    missing_glyphs_of,
    show_call,
    string,
    strings,
    syntax_fault,
)

made_in: Any = module


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", '"plain"'),
        ('a "b"', r'"a \"b\""'),
        ("a\\b", r'"a\\b"'),
        ("a\nb\tc\rd", r'"a\nb\tcd"'),
        ('\\"', r'"\\\""'),
        ("", '""'),
        ("#x é", '"#x é"'),
    ],
)
def test_a_text_is_a_string_of_typst(text: str, written: str) -> None:
    assert string(text) == written


def test_an_array_of_one_is_still_an_array() -> None:
    assert strings(["a", 'b"']) == r'("a", "b\"", )'
    assert strings(["a"]) == '("a", )'
    assert strings([]) == "()"


def test_all_that_follows_goes_to_a_function() -> None:
    assert show_call("book", {"a": "1", "b-c": '"x"'}) == '#show: book.with(a: 1, b-c: "x")\n'


DIAGNOSTIC = """\
error: file not found (searched at x)
   ┌─ /book.typ:3:5
   ┌─ main.typ:12:5
warning: the text `"😀"` could not be displayed
   ┌─ main.typ:7:1
error: nowhere
"""


def test_a_diagnostic_has_the_line_of_the_text_given() -> None:
    assert list(made_in._diagnostics(DIAGNOSTIC)) == [
        Diagnostic("file not found (searched at x)", 12),
        Diagnostic('the text `"😀"` could not be displayed', 7),
        Diagnostic("nowhere", 0),
    ]
    assert list(made_in._diagnostics("")) == []


def test_a_text_is_read_by_itself() -> None:
    assert syntax_fault(["#nobody()", "#[a] // b", ""]) == ""
    assert syntax_fault(["right", "#text(["]) == "unclosed delimiter"
    assert syntax_fault(["a]"]) == "unexpected closing bracket"


@pytest.mark.parametrize(
    ("message", "signs"),
    [
        ('the text `"😀"` could not be displayed', {"😀"}),
        (r'the text `"\u{e0001}"` could not be displayed', {"\U000e0001"}),
        ('the PDF contains the codepoint `"\ue000"`', {"\ue000"}),
        ('the text `"a日b"` could not be displayed', {"日"}),
        ("something else", set()),
    ],
)
def test_the_characters_that_could_not_be_drawn(message: str, signs: set[str]) -> None:
    assert missing_glyphs_of([Diagnostic("x", 1), Diagnostic(message, 0)]) == signs


class Compiler:
    """Stands for Typst's."""

    def __init__(self, error: Any = None) -> None:
        self.error = error

    def compile_with_warnings(self, **how: Any) -> Any:
        if self.error:
            raise self.error
        assert how["pdf_standards"] == ["ua-1", "a-2a"]
        warning = type("Warning", (), {"diagnostic": "warning: odd\n"})
        return b"pdf", [warning]

    def eval(self, expression: str) -> str:
        return f'["{expression}"]'


def press(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, compiler: Compiler) -> TypstCompiler:
    monkeypatch.setattr(made_in.typst, "Compiler", lambda *a, **k: compiler)
    monkeypatch.setattr(made_in, "compress_objects", lambda pdf: b"packed " + pdf)
    return TypstCompiler("text é", tmp_path)


def test_a_press_gives_the_packed_pdf_and_what_was_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    made = press(monkeypatch, tmp_path, Compiler())
    assert made.pdf(None) == (b"packed pdf", [Diagnostic("odd", 0)])  # type: ignore[arg-type]
    assert (tmp_path / "main.typ").read_text("utf-8") == "text é"
    assert made.eval("x") == ["x"]


def test_a_press_that_fails_gives_no_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    error = made_in.typst.TypstError("x")
    place = f"{tmp_path}/main.typ"
    error.diagnostic = f"error: no {tmp_path}/x.json\n  ┌─ {place}:4:1\n"
    made = press(monkeypatch, tmp_path, Compiler(error))
    assert made.pdf(None) == (b"", [Diagnostic("no x.json", 4)])  # type: ignore[arg-type]


def test_typst_forgets_what_so_many_texts_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    others: list[str] = []
    monkeypatch.setattr(made_in, "syntax_fault", others.extend)
    forget_layouts()
    assert len(others) > made_in.KEPT
