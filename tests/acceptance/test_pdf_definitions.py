"""A term may have more than one meaning: the PDF keeps each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from tests.acceptance.test_pdf_stranger import sphinx_pdf
from tests.tagtree import printed_text

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
project = "Terms"
extensions = ["myst_parser", "sphinx_bindery", "press"]
myst_enable_extensions = ["deflist"]
"""
PAGE = "# Terms\n\nIreland\n: One line.\n: Another line.\n"


def test_each_meaning_of_a_term_is_kept(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "conf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "src" / "index.md").write_text(PAGE, encoding="utf-8")
    said, pdf = sphinx_pdf(tmp_path / "src", tmp_path / "build")
    assert pdf.exists(), said
    with pikepdf.open(pdf) as book:
        text = "".join(printed_text(page) for page in book.pages)
    assert "Oneline." in text
    assert "Anotherline." in text
