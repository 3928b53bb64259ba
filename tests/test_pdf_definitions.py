"""A term may have more than one meaning: the PDF keeps each of them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from .test_pdf_stranger import sphinx_pdf

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
project = "Terms"
extensions = ["myst_parser", "bindery"]
myst_enable_extensions = ["deflist"]
"""
PAGE = "# Terms\n\nIreland\n: One line.\n: Another line.\n"


def test_each_meaning_of_a_term_is_kept(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "conf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "src" / "index.md").write_text(PAGE, encoding="utf-8")
    said, pdf = sphinx_pdf(tmp_path / "src", tmp_path / "build")
    assert pdf.exists(), said
    text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True)
    assert "One line." in text.stdout
    assert "Another line." in text.stdout
