"""The making of the book. `setup` lists the parts in the order in which data moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PARTS = (
    "bindery.identity",  # the book's own facts, from conf.py
    "bindery.withheld",  # pages that something was refused in, and so in no book
    "bindery.source",  # each page before it is parsed: is it text, are its fences closed
    "bindery.guard",  # what a page may not do
    "bindery.sides",  # components: what a writer can say
    "bindery.words",
    "bindery.worksheet",
    "bindery.selfcheck",
    "bindery.newsletter",
    "bindery.outputs",
    "bindery.quickexit",
    "bindery.formats",
    "bindery.listing",
    "bindery.library",
    "bindery.citations",
    "bindery.catalogue",  # front matter becomes a piece
    "bindery.shapes",  # a piece has the shape of its kind
    "bindery.leftout",
    "bindery.images",
    "bindery.accessibility",  # what the EPUB offers, counted
    "bindery.furniture",  # what stands around every piece
    "bindery.plain",  # web components as plain nodes, for paper and e-readers
    "bindery.readbuilder",  # what `make check` reads with
    "bindery.web",  # the three outputs
    "bindery.epub",
    "bindery.pdf",
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up every part."""
    for part in PARTS:
        app.setup_extension(part)
    return {"version": "0.1", "parallel_read_safe": True, "parallel_write_safe": True}
