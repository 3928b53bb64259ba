"""The book in large print: the same looks, with other measures.

Letters are made larger, and what tires a weak eye is taken out of the book: small capitals,
italics, hyphens, justified lines, grey words, two columns. The looks take their measures from one
dictionary, `typ/measures.typ`; that of `typ/large-print.typ` is put in its place.
Sources: UKAAF G003, *Clear and large print* (with RNIB); APH, *Large Print Guidelines* (2012);
ACB, *Best practices for large print* (2011).
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAPERS = {"a4", "us-letter"}


def enlarge(folder: Path, paper: str) -> None:
    """Give the looks that lie in a folder the measures of the large print, on a size of paper.

    Raises KeyError if the paper is none that large print is set on.
    """
    if paper not in PAPERS:
        raise KeyError(paper)
    shutil.copyfile(folder / "typ/large-print.typ", folder / "typ/measures.typ")
    (folder / "paper.json").write_text(json.dumps(paper), encoding="utf-8")
