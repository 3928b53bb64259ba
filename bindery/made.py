"""The files to take away that have been made: the EPUB, the PDF, the worksheets as single sheets.

`book_made` is the folder in which the builders put them (`build/`). The website is made last, so
that it can say how large each is and what its sum is. What is not there is not offered.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

MEDIA_TYPES = {"epub": "application/epub+zip", "pdf": "application/pdf"}
SHEETS = "worksheets"
PAPERS = {"a4": "A4", "letter": "Letter"}


@dataclass(frozen=True)
class File:
    """A file that lies beside the website: its name there, and where it was made."""

    name: str
    media_type: str
    path: Path

    @property
    def size(self) -> int:
        """Return how many bytes it has."""
        return self.path.stat().st_size

    @property
    def sum(self) -> str:
        """Return the SHA-256 of its bytes (FIPS 180-4), in hexadecimal."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


def slug(config: Config) -> str:
    """Return the name that the book's files have before the dot."""
    return file_stem(config.book_slug, config.project)


def file_stem(given: str, title: str) -> str:
    """Return the name given to the book's files, else one made from its title."""
    return given or nodes.make_id(title) or "book"


def book_files(config: Config) -> list[File]:
    """Return the EPUB and the PDF, those that are there."""
    found = [_file(config, f"{slug(config)}.{suffix}", suffix) for suffix in MEDIA_TYPES]
    return [file for file in found if file]


def sheet_files(config: Config, label: str) -> dict[str, File]:
    """Return the sheets of a worksheet by their paper, those that are there."""
    found = {PAPERS[paper]: _file(config, sheet_name(label, paper), "pdf") for paper in PAPERS}
    return {paper: file for paper, file in found.items() if file}


def sheet_name(label: str, paper: str) -> str:
    """Return the name of a worksheet's single sheet."""
    return f"{SHEETS}/{label}-{paper}.pdf"


def _file(config: Config, name: str, suffix: str) -> File | None:
    path = Path(config.book_made, suffix, name)
    is_there = config.book_made and path.is_file()
    return File(name, MEDIA_TYPES[suffix], path) if is_there else None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the folder."""
    app.add_config_value("book_made", "", "", types=frozenset({str}))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
