"""The files to take away that have been made: the EPUBs, the PDFs, the worksheets as single sheets.

`book_build_dir` is the folder in which the builders put them (`build/`). The website is made last,
so that it can say how large each is and what its sum is. What is not there is not offered.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from press.config import N_
from sphinx_bindery.config import slug

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata


class Paper(NamedTuple):
    """A size of paper: what people call it, and what Typst does."""

    words: str
    typst: str


class Form(NamedTuple):
    """A form in which the whole book comes: the `ending` is what its name has behind the book's.

    `builder` makes it, `words` lead to it on the website; where the `setting` of conf.py is
    off, the book does not come so.
    """

    ending: str
    builder: str
    media_type: str
    words: str
    use: str
    setting: str = ""


PDF = "application/pdf"
LARGE = "book_large_print"
FORMS = (
    Form(
        ".epub",
        "epub",
        "application/epub+zip",
        N_("Download the EPUB"),
        N_("for an e-reader or a phone"),
    ),
    Form(
        ".kepub.epub",
        "epub",
        "application/kepub+zip",
        N_("Download the EPUB for a Kobo"),
        N_("for a Kobo e-reader"),
        "epub_kepub",
    ),
    Form(".pdf", "pdf", PDF, N_("Download the PDF"), N_("for paper, or a large screen")),
    Form(
        "-large-print.pdf",
        "pdf",
        PDF,
        N_("Download the large print, A4"),
        N_("in large print, on A4"),
        LARGE,
    ),
    Form(
        "-large-print-letter.pdf",
        "pdf",
        PDF,
        N_("Download the large print, Letter"),
        N_("in large print, on Letter"),
        LARGE,
    ),
)
SHEETS = "worksheets"
PAPERS = {"a4": Paper("A4", "a4"), "letter": Paper("Letter", "us-letter")}
STEM = "sheet-stem"  # in the metadata of a page: what its single sheets are called by
OTHER = re.compile(r"[^a-z0-9]+")  # than letters and digits


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


def forms(config: Config) -> dict[str, Form]:
    """Return the forms in which this book comes, by the names of their files."""
    asked = [form for form in FORMS if not form.setting or config[form.setting]]
    return {f"{slug(config)}{form.ending}": form for form in asked}


def book_files(config: Config) -> list[File]:
    """Return the book as what it comes as, of that what is there."""
    found = [
        _file(config, name, form.builder, form.media_type) for name, form in forms(config).items()
    ]
    return [file for file in found if file]


def sheet_files(env: BuildEnvironment, docname: str) -> dict[str, File]:
    """Return the sheets of a worksheet by their paper, those that are there."""
    names = {paper.words: sheet_name(env, docname, key) for key, paper in PAPERS.items()}
    found = {paper: _file(env.config, name, "pdf", PDF) for paper, name in names.items()}
    return {paper: file for paper, file in found.items() if file}


def sheet_name(env: BuildEnvironment, docname: str, paper: str) -> str:
    """Return the path of a worksheet's single sheet in the folder of what is made."""
    return f"{SHEETS}/{env.metadata[docname][STEM]}-{paper}.pdf"


def note_stem(app: Sphinx, doctree: nodes.document) -> None:
    """Remember what the single sheets of a page are called by: its label, nothing that is a path.

    A page without a label has the name of its file.
    """
    opener = doctree.next_node(nodes.section)
    names: list[str] = opener["names"] if opener else []
    labels = [name for name in names if doctree.nametypes.get(name)]
    words = (*labels[:1], app.env.docname.rpartition("/")[2], "worksheet")
    stems = (OTHER.sub("-", word.lower()).strip("-") for word in words)
    app.env.metadata[app.env.docname][STEM] = next(filter(None, stems))


def _file(config: Config, name: str, builder: str, media_type: str) -> File | None:
    path = Path(config.book_build_dir, builder, name)
    is_there = config.book_build_dir and path.is_file()
    return File(name, media_type, path) if is_there else None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the folder."""
    app.connect("doctree-read", note_stem)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
