"""findings: what Sphinx warns of becomes `file:line: what is wrong, what to write`, once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from press.cli.reporter import Findings, advised

ROOT = Path("/book")


def told(*texts: str) -> list[str]:
    out = io.StringIO()
    findings = Findings(ROOT, out)
    for text in texts:
        assert findings.write(text) == len(text)
    assert out.getvalue() == "".join(f"{line}\n" for line in findings.told)
    return findings.told


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("/book/source/a.md:3: WARNING: It is so.", "source/a.md:3: It is so."),
        ("/book/source/a.md:3: ERROR: It is so.", "source/a.md:3: It is so."),
        ("/book/source/a.md:3: CRITICAL: It is so.", "source/a.md:3: It is so."),
        ("/book/source/a.md: WARNING: It is so.", "source/a.md:1: It is so."),
        ("/book/source/a.md:: WARNING: It is so.", "source/a.md:1: It is so."),
        ("/elsewhere/a.md:3: WARNING: x", "/elsewhere/a.md:3: x"),
        ("/bookish/a.md:3: WARNING: x", "/bookish/a.md:3: x"),
        ("WARNING: It is so.", "conf.py:1: It is so."),
        ("/book/m.py:docstring of m.f:4: WARNING: x", "m.py:4: x"),
        ("\x1b[31m/book/a.md:3: WARNING: x\x1b[39;49;00m", "a.md:3: x"),
        ("/book/a.md:3: WARNING: a: WARNING: b", "a.md:3: a: WARNING: b"),
        ("Something else", "Something else"),
    ],
)
def test_a_warning_is_told_with_its_place(line: str, finding: str) -> None:
    assert told(f"{line}\n") == [finding]


def test_the_same_is_told_once() -> None:
    assert told("/book/a.md:3: WARNING: x\n" * 2, "/book/a.md:4: WARNING: x\n") == [
        "a.md:3: x",
        "a.md:4: x",
    ]


def test_a_line_that_comes_in_pieces_is_one() -> None:
    assert told("/book/a.m", "d:3: WARN", "ING: x", "\nWARNING: y", "\n") == [
        "a.md:3: x",
        "conf.py:1: y",
    ]


def test_what_has_not_ended_is_not_told_yet() -> None:
    assert told("/book/a.md:3: WARNING: x") == []


def test_the_rest_of_a_message_of_several_lines_is_left_out() -> None:
    assert told("/book/a.md:3: WARNING: x\n  more\n\n", "/book/a.md:4: WARNING: y\n") == [
        "a.md:3: x",
        "a.md:4: y",
    ]


def test_what_comes_before_any_warning_is_told_and_empty_lines_are_not() -> None:
    assert told("\n  \nOdd words\n") == ["Odd words"]


def test_what_others_found_is_told_if_it_is_new() -> None:
    out = io.StringIO()
    findings = Findings(ROOT, out)
    findings.repeat(["a", "b", "a"])
    findings.repeat(["b", "c"])
    assert findings.told == ["a", "b", "c"]
    assert out.getvalue() == "a\nb\nc\n"


LABEL = "Write a label that stands above a heading, as in `(the-label)=`."


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("undefined label: 'x' [ref.ref]", f"undefined label: 'x'. {LABEL}"),
        ("no target [myst.xref_missing]", f"no target. {LABEL}"),
        ("It is so. [ref.ref]", f"It is so. {LABEL}"),
        ("It is so. [book.own]", "It is so."),
        ("It is so [docutils]", "It is so [docutils]"),
        ('Unknown directive type: "x" [myst.y]', None),
        ('Duplicate explicit target name: "x".', None),
        ("duplicate label x, other instance in y", None),
        ("It is so", "It is so"),
    ],
)
def test_what_to_write_is_added_where_sphinx_does_not_say_it(
    message: str, words: str | None
) -> None:
    found = advised(message)
    if words is not None:
        assert found == words
    elif "directive" in message:
        assert found.endswith(
            'type: "x". Check its spelling; CONTRIBUTING.md lists those that exist.'
        )
    else:
        assert found.endswith(". Give one of the two another label.")


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("ref.term", "Write a term"),
        ("ref.doc", "Write the page's path"),
        ("myst.directive_unknown", "Check its spelling"),
        ("myst.role_unknown", "Check its spelling"),
        ("image.not_readable", "Check the path"),
        ("toc.not_included", "Add it to the toctree"),
        ("toc.not_readable", "Check the name in the toctree"),
        ("bibtex.key_not_found", "Write a key of source/references.bib"),
    ],
)
def test_each_kind_has_advice_of_its_own(kind: str, start: str) -> None:
    assert advised(f"x [{kind}]").startswith(f"x. {start}")


def test_findings_go_to_the_writer_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    Findings(ROOT).write("WARNING: x\n")
    assert capsys.readouterr().err == "conf.py:1: x\n"
