"""pdf.sizes: each size that a writer can give is one on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes

from sphinx_bindery.pdf import sizes
from sphinx_bindery.pdf.sizes import size_of

module: Any = sizes


@pytest.mark.parametrize(
    ("said", "length"),
    [
        ("120px", "90pt"),
        ("120", "90pt"),
        ("3cm", "85.0394pt"),
        ("10mm", "28.3465pt"),
        ("1in", "72pt"),
        ("1.5pc", "18pt"),
        ("12PT", "12pt"),
        ("2em", "2em"),
        ("2ex", "1em"),
        ("50 %", "50%"),
        ("wide", "auto"),
        ("3 furlongs", "auto"),
        ("", "auto"),
        (None, "auto"),
    ],
)
def test_a_length(said: str | None, length: str) -> None:
    assert size_of(nodes.image(width=said), Path("x")) == (length, "auto")
    assert size_of(nodes.image(height=said), Path("x")) == ("auto", length)


@pytest.mark.parametrize(
    ("facts", "size"),
    [
        ({"scale": 10}, ("60pt", "auto")),
        ({"scale": 50, "width": "100px"}, ("37.5pt", "auto")),
        ({"scale": 200, "height": "1in"}, ("auto", "144pt")),
        ({"scale": 100}, ("auto", "auto")),
    ],
)
def test_a_share_of_the_size(
    facts: dict[str, Any], size: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "get_image_size", lambda path: (800, 600))
    assert size_of(nodes.image(**facts), Path("x")) == size


def test_a_share_of_an_unknown_size_is_none() -> None:
    assert size_of(nodes.image(scale=10), Path("gone.png")) == ("auto", "auto")
