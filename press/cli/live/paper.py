"""A page as it is in the EPUB and in the PDF, to be seen in the browser.

The page goes the way of the whole book, with itself as the only page in it: what is seen is what
the EPUB and the PDF get. Links to other pages lead nowhere here.
"""

from __future__ import annotations

import html
import mimetypes
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import quote

from press.cli.outputs import OUTPUTS

if TYPE_CHECKING:
    from press.cli.live.director import PagePreview

KINDS = {name: output.in_preview for name, output in OUTPUTS.items() if output.in_preview}
FILES = "/-/made/"

FRAME = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{page} {where}</title>
<link rel="stylesheet" href="/-/live.css">
<body class="live-paper live-{kind}">
{content}
<script src="/-/live.js" data-page="{page}" data-kind="{kind}" data-version="{version}"></script>
</body>
</html>
"""
WAIT = "<p>This page is being made …</p>"


def frame(kind: str, page: str, version: int, sheet: PagePreview | None) -> bytes:
    """Return the page around a sheet; where the sheet is not made yet, one that waits for it."""
    content = WAIT
    if sheet:
        source = f"{FILES}{kind}/{quote(page)}/{version}/{_place(kind, sheet)}"
        content = f'<iframe title="The page {KINDS[kind]}" src="{source}"></iframe>'
    text = FRAME.format(
        page=html.escape(page, quote=True),
        where=KINDS[kind],
        kind=kind,
        version=version,
        content=content,
    )
    return text.encode()


def _place(kind: str, sheet: PagePreview) -> str:
    """Return where the page is in the book's file; a PDF's own viewer finds the heading."""
    if kind == "epub":
        return f"EPUB/{quote(sheet.name)}"
    return f"{quote(sheet.path.name)}#nameddest={quote(sheet.name, safe='')}"


def file_of(kind: str, sheet: PagePreview, name: str) -> tuple[bytes, str]:
    """Return a file of a book and its media type: the PDF itself, or one from inside the EPUB.

    Raises KeyError where the EPUB has none of that name.
    """
    if kind == "pdf":
        return sheet.path.read_bytes(), "application/pdf"
    with zipfile.ZipFile(sheet.path) as book:
        return book.read(name), mimetypes.guess_type(name)[0] or "application/octet-stream"
