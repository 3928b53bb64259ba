"""Puts the files to take away beside the pages that lead to them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from press.components.downloads import worksheets
from press.pieces.artifacts import FORMS, SHEETS, book_files, sheet_files
from sphinx_bindery.config import slug

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def put_files(app: Sphinx, error: Exception | None) -> None:
    """Copy what has been made; take away what an earlier build left and nobody made again."""
    if error is not None or app.builder.format != "html":
        return
    outdir, files = Path(app.outdir), book_files(app.config)
    for name in worksheets(app.env):
        files += sheet_files(app.env, name).values()
    there = [outdir / f"{slug(app.config)}{form.ending}" for form in FORMS]
    there += (outdir / SHEETS).glob("*.pdf")
    for path in set(there) - {outdir / file.name for file in files}:
        path.unlink(missing_ok=True)
    for file in files:
        (outdir / file.name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.path, outdir / file.name)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put the files there at the end of each website build."""
    app.connect("build-finished", put_files)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
