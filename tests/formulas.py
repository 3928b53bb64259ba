"""The formulas of our own that the three books must read."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import typst as compiler

from sphinx_bindery.math.spoken import spoken
from sphinx_bindery.pdf.math import typst
from sphinx_bindery.pdf.said import WORDS_FILE, words_of_looks
from sphinx_bindery.pdf.typst import STANDARDS, string

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_bindery.math.mathml import Formula

PATH = Path(__file__).parent / "sphinx_bindery" / "math" / "formulas.txt"


def corpus() -> list[str]:
    """Return the LaTeX of each formula, in order."""
    lines = PATH.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(("# ", "## "))]


def warnings_of_typst(formulas: Iterable[Formula], folder: Path) -> list[compiler.TypstWarning]:
    """Return what Typst warns of when it sets formulas as the PDF does; raise if it cannot."""
    (folder / "typ").mkdir()
    for name in ("measures.typ", "style.typ", "math.typ"):
        text = (files("sphinx_bindery.pdf") / "typ" / name).read_text("utf-8")
        (folder / "typ" / name).write_text(text, "utf-8")
    (folder / WORDS_FILE).write_text(json.dumps(words_of_looks()), "utf-8")
    calls = [
        f"#m.alone({string(spoken(formula.tree))}, number: {string(formula.tag or '(1)')}, "
        f"{typst(formula.tree)})"
        for formula in formulas
    ]
    head = '#import "/typ/math.typ" as m\n#set document(title: "Formulas")\n'
    (folder / "main.typ").write_text(head + "\n".join(calls), "utf-8")
    pdf, warnings = compiler.compile_with_warnings(
        folder / "main.typ", root=folder, format="pdf", pdf_standards=STANDARDS, timestamp=0
    )
    assert pdf
    return warnings
