"""The making of this book. `setup` lists the parts in the order in which data moves."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

PARTS = (
    "press.config",  # the facts in conf.py
    "press.pieces.withheld",  # pages that something was refused in, and so in no book
    "press.pieces.forgotten",  # what stood on a page before
    "press.checks.fences",  # each page before it is parsed: is it text, are its fences closed
    "press.checks.guard",  # what a page may not do
    "press.components.sides",  # what a writer can say
    "press.components.words",
    "press.components.worksheet",
    "press.components.self_check",
    "press.components.newsletter",
    "press.components.mail",
    "press.components.only",
    "press.components.quick_exit",
    "press.components.downloads",
    "press.components.listing",
    "press.components.library",
    "press.components.citations",
    "press.pieces.translation",  # its words in another language
    "press.pieces.collector",  # front matter becomes a piece
    "press.pieces.moved",  # where pages lay before
    "press.pieces.labels",  # what the facts name
    "press.checks.shapes",  # a piece has the shape of its kind
    "press.checks.lost_text",
    "press.checks.markdown",
    "press.checks.addresses",
    "press.checks.cited_twice",
    "press.checks.settings",  # names in conf.py that nothing reads
    "press.checks.alt_text",
    "press.checks.search_words",
    "press.checks.studies",
    "press.components.accessibility",
    "press.pieces.subjects",  # what the index at the end names
    "press.pieces.furniture",  # what stands around every piece
    "press.cli.readbuilder",  # what `make check` reads with
    "press.cli.lookbuilder",  # and what it looks at the pages with
    "press.epub.looks",
    "press.pdf.looks",
    "press.pdf.endings",
    "press.pdf.large_print",
    "press.pdf.openers",
    "press.pdf.worksheets",
    "press.web",  # the website
)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up every part, with its words in the language of the book."""
    # Here, since Sphinx is imported with them: a command that has nothing to make does without.
    from press.config import DOMAIN
    from sphinx_bindery.words.catalog import add_words

    add_words(app, DOMAIN, Path(__file__).parent / "locale")
    app.setup_extension("sphinx_bindery")  # the EPUB and the PDF
    for part in PARTS:
        app.setup_extension(part)
    return {
        "version": "0.1",
        "env_version": _version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


@cache
def _version() -> int:
    """Return the number for what this process runs, whatever is written there meanwhile."""
    return code_version(Path(__file__).parent)


def code_version(folder: Path) -> int:
    """Return a number for the code in a folder: what another has read is read again with this."""
    files = sorted(folder.rglob("*.py"))
    return crc32(b"".join(file.read_bytes() for file in files))
