"""`llms.txt`: what the book is, and where each page lies as Markdown, for programs that answer.

Source: https://llmstxt.org: a title, a summary as a quotation, words, then sections with lists of
links. What a page on safety says comes before any link.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from press.config import N_, _
from press.pieces.collector import piece_of
from press.pieces.studies import studies
from press.web import claims
from press.web import markdown_signs as signs
from press.web.safety import safety
from press.web.twins import path_of
from press.web.urls import address_in
from sphinx_bindery.files import write_atomic
from sphinx_bindery.order import reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

FILE = "llms.txt"
FIRST = N_("Begin here")


def write_index(app: Sphinx, error: Exception | None) -> None:
    """Write the file at the end of each website build."""
    if error is None and app.builder.format == "html":
        write_atomic(Path(app.outdir, FILE), index(app).encode())


def index(app: Sphinx) -> str:
    """Return the whole file."""
    config = app.config
    summary = config.book_description or config.book_subtitle
    licence = _("By %s.") % config.author + (f" {config.book_licence}." * bool(config.book_licence))
    blocks = [
        signs.heading(1, signs.escaped(config.project)),
        *([f"> {signs.escaped(summary)}"] if summary else []),
        *safety(app, config.root_doc),
        signs.paragraph(signs.escaped(licence)),
        *_numbers(app),
        *_sections(app),
    ]
    return "\n\n".join(blocks) + "\n"


def _numbers(app: Sphinx) -> Iterator[str]:
    """Yield the way to the numbers of the book, where it has them as data."""
    if studies(Path(app.srcdir)).is_there:
        way = signs.link(claims.FILE, address_in(app, claims.FILE) or claims.FILE)
        says = _("each number with its sentence, its source, who was studied and how strong.")
        yield f"{way}: {says}"


def _sections(app: Sphinx) -> Iterator[str]:
    """Yield a heading and a list for each part of the book, as they come."""
    for part, names in _parts(app.env).items():
        yield signs.heading(2, signs.escaped(part))
        yield "\n".join(_item(app, name) for name in names)


def _parts(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the pages that stand in each part, by its title."""
    part_of: dict[str, str] = {}
    parts: dict[str, list[str]] = defaultdict(list)
    for page in reading_order(env):
        own = env.titles[page.docname].astext() if page.is_part else _(FIRST)
        part_of[page.docname] = part_of[page.above] if page.depth > 1 and page.above else own
        parts[part_of[page.docname]].append(page.docname)
    return parts


def _item(app: Sphinx, docname: str) -> str:
    piece = piece_of(app.env, docname)
    path = path_of(docname)
    title = signs.escaped(app.env.titles[docname].astext())
    says = f": {signs.escaped(piece.first_sentence)}" if piece else ""
    return f"- {signs.link(title, address_in(app, path) or path)}{says}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write it at the end of each website build."""
    app.connect("build-finished", write_index)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
