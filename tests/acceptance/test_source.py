"""Fences are counted as Markdown counts them; nothing that is closed is called open."""

from __future__ import annotations

from pathlib import Path

import pytest

from press.checks.fences import unclosed_fences, undecodable_line


@pytest.mark.parametrize(
    ("text", "open_at"),
    [
        ("text", []),
        ("```\ncode\n```", []),
        ("```python\n:::\n```", []),
        ("````{note}\n```\ncode\n```\n````", []),
        ("::::{a}\n:::{b}\nx\n:::\n:::{c}\ny\n:::\n::::", []),
        (":::\nnot a fence\n", []),
        ("~~~\n```\n~~~", []),
        ("```{code-block} md\n:::{note}\n```", []),
        ("```\ncode", [1]),
        ("a\n\n:::{note}\nx", [3]),
        ("::::{a}\n:::{b}\nx\n::::", [2]),
        ("````{note}\n```\ncode\n````", [2]),
        ("- item\n\n  ```\n  code\n  ```\n", []),
        ("- item\n\n  ```\n  code\n", [3]),
    ],
)
def test_unclosed_fences(text: str, open_at: list[int]) -> None:
    assert list(unclosed_fences(text.split("\n"))) == open_at


def test_the_first_line_that_is_not_utf8(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes("é\nü\n".encode() + "é".encode("latin-1"))
    assert undecodable_line(page) == 3
    page.write_bytes("\ufeffé".encode())
    assert undecodable_line(page) == 0
