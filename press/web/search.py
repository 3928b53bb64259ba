"""What the search shows beside a title: what kind of page it is, and its first sentence.

Sphinx makes the index and finds; our `search.js` shows. The words looked for stay on the page: they
go into no address, and into no storage.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from press.pieces.collector import pieces_in_order
from sphinx_bindery.files import write_whole

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SHOWN = "search-pieces.js"
INDEX, OPENING = "searchindex.js", "Search.setIndex("


def write_pieces(app: Sphinx, error: Exception | None) -> None:
    """Write [kind, first sentence] of each piece, by docname, beside the index."""
    if error is None and app.builder.format == "html":
        shown = {
            name: [piece.kind.in_search, piece.first_sentence]
            for name, piece in sorted(pieces_in_order(app.env))
        }
        text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
        write_whole(app.outdir / SHOWN, f"const PIECES = {text};\n".encode())


def drop_empty_terms(app: Sphinx, error: Exception | None) -> None:
    """Take out of the index the words that no page has any more; Sphinx keeps them, empty."""
    path = Path(app.outdir) / INDEX
    if error is None and app.builder.format == "html" and path.is_file():
        text = path.read_text("utf-8")
        index = json.loads(text.removeprefix(OPENING).removesuffix(")"))
        for terms in ("terms", "titleterms"):
            index[terms] = {word: pages for word, pages in index[terms].items() if pages != []}
        lean = json.dumps(index, separators=(",", ":"), sort_keys=True)
        write_whole(path, f"{OPENING}{lean})".encode())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write at the end of each website build."""
    app.connect("build-finished", write_pieces)
    app.connect("build-finished", drop_empty_terms)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
