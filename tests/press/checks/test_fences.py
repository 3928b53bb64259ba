"""source: is a page text, and is every fence closed?"""

from __future__ import annotations

from pathlib import Path

import pytest

from press.checks.fences import (
    check_fences,
    misplaced_front_matter,
    unclosed_fences,
    undecodable_line,
    withhold_unreadable,
    without_code,
)
from press.pieces.withheld import withheld
from tests.trees import app, env
from tests.warned import Warned


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", 0),
        ("é\nü".encode(), 0),
        (b"\xe9", 1),
        (b"ok\nok\n\xe9\n\xe9", 3),
        ("ok\n".encode("utf-16"), 1),
    ],
)
def test_the_first_line_that_is_no_utf8(content: bytes, line: int, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(content)
    assert undecodable_line(page) == line


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("text", []),
        ("```\ncode\n```", []),
        ("```\n```", []),
        ("```\ncode\n````", []),
        ("````\ncode\n```", [1]),
        ("```\ncode\n```x", [1]),
        ("```\ncode\n ```  ", []),
        ("``\ncode", []),
        ("``` a`b", []),
        ("```\ncode\n~~~", [1]),
        ("~~~\ncode\n~~~", []),
        (":::\ntext", []),
        (":::{note}\ntext", [1]),
        (":::{note}\ntext\n:::", []),
        (":::note\ntext", [1]),
        ("a\n:::{note}\n```\nx\n:::", [3]),
        ("::::{a}\n:::{b}\nx\n::::\n", [2]),
        (":::{b}\nx\n:::\n\n:::{c}\ny", [5]),
        ("```{code-block}\n:::{note}\n```", []),
        ("```{math}\n:::{note}\n```", []),
        ("```{coder}\n:::{note}\n```", [2]),
        ("```python\n:::{note}\n```", []),
        ("```\nx\n```\n```\ny\n```", []),
    ],
)
def test_a_fence_that_nothing_closes(text: str, lines: list[int]) -> None:
    assert list(unclosed_fences(text.split("\n"))) == lines


def test_lines_are_counted_from_the_first_one_given() -> None:
    assert list(unclosed_fences(["", "```"], 10)) == [11]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\n```\nb\n```\nc", "a\n```\n\n```\nc"),
        ("a\n```python\nb\nb\n```\nc", "a\n```python\n\n\n```\nc"),
        ("```{code}\nb\n```", "```{code}\n\n```"),
        ("```{note}\nb\n```", "```{note}\nb\n```"),
        (":::{code}\nb\n:::", ":::{code}\nb\n:::"),
        ("~~~\nb\n~~~", "~~~\n\n~~~"),
        ("```\nb", "```\n"),
        ("```\na\n```\nb\n```\nc\n```", "```\n\n```\nb\n```\n\n```"),
        ("```{note}\n```\nb", "```{note}\n```\n"),
    ],
)
def test_a_page_without_its_code(text: str, kept: str) -> None:
    lines = text.split("\n")
    assert "\n".join(without_code(lines)) == kept
    assert "\n".join(lines) == text, "the lines given stay as they are"


@pytest.mark.parametrize(("suffix", "is_told"), [(".md", True), (".rst", False)])
def test_an_open_fence_is_told_of_a_page_in_markdown(
    suffix: str, is_told: bool, warned: list[Warned]
) -> None:
    book = env()
    book.doc2path = lambda name: Path(f"/source/{name}{suffix}")
    check_fences(app(book), "page", ["text\n```\ncode"])
    assert [(told.place, told.kind) for told in warned] == (
        [("page:2", "source.fence")] if is_told else []
    )


def test_a_page_that_is_no_text_is_told_and_withheld(tmp_path: Path, warned: list[Warned]) -> None:
    for name, content in {"good": b"ok", "bad": b"ok\n\xe9"}.items():
        (tmp_path / name).write_bytes(content)
    book = env({"index": ["good", "bad"]})
    book.doc2path = lambda name: tmp_path / name
    names = ["bad", "good"]
    withhold_unreadable(app(book), book, names)
    assert names == ["good"]
    assert list(withheld(book)) == ["bad"]
    assert [(told.place, told.kind) for told in warned] == [("bad:2", "source.encoding")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\npiece:\n  kind: x\n---\n", 0),
        ("Text.\n\n---\n\npiece:\n", 0),
        ("", 0),
        ("\n---\npiece:\n", 2),
        ("----\npiece:\n----\n", 1),
        ("—\npiece:\n—\n", 1),
        ("piece:\n  kind: x\n---\n", 1),
        ("---\n\n# A\n", 0),
    ],
)
def test_facts_that_markdown_takes_for_text(text: str, line: int) -> None:
    assert misplaced_front_matter(text.split("\n")) == line
