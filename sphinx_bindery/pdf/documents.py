"""The PDFs beside the book: each page that is a document by itself, too (`pdf_documents`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MEMORY = "pdf-documents.json"  # beside the doctrees: which were made


def put_documents(documents: Mapping[str, bytes], outdir: Path, doctreedir: Path) -> None:
    """Put the single pages in their places, and take away those that the book has no more.

    Only what was made here is taken away: the folder may hold PDFs of somebody's own.
    """
    paths = {outdir / name: pdf for name, pdf in documents.items()}
    assert all(path.is_relative_to(outdir) for path in paths), "a name is a path"
    for path, pdf in paths.items():
        write_atomic(path, pdf)
    memory = doctreedir / MEMORY
    before = json.loads(memory.read_text("utf-8")) if memory.exists() else []
    for old in {outdir / name for name in before} - set(paths):
        old.unlink(missing_ok=True)
    write_atomic(memory, json.dumps(sorted(documents)).encode())
