"""The folder that Typst is given: the looks, the template, the pictures, and the text in it."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.errors import SphinxError

from sphinx_bindery.images.held import held
from sphinx_bindery.pdf.fitting import leave_plain
from sphinx_bindery.pdf.kept_fits import MEMORY, fit_pages, leave_untried
from sphinx_bindery.pdf.large_print import enlarge
from sphinx_bindery.pdf.said import WORDS_FILE
from sphinx_bindery.pdf.typst import TEMPLATE, TypstCompiler, string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sphinx.config import Config

    from sphinx_bindery.pdf.bounds import Bounds
    from sphinx_bindery.pdf.typst import Diagnostic

IMPORT = '#import "/typ/looks.typ": *\n'
IN_LARGE_PRINT = '#import "/typ/style.typ": in-large-print\n#show: in-large-print\n'
NO_TEMPLATE = "#let looks = (:)\n"


class Project:
    """A folder with all that a text of the book names; texts are compiled in it.

    `home` is the folder of conf.py, `fonts` are folders with more fonts, `bounds` are those of each
    text, and with `begin` it begins.
    """

    def __init__(
        self,
        folder: Path,
        config: Config,
        home: Path,
        fonts: Sequence[str],
        edition: datetime,
        bounds: Bounds,
        begin: str = "",
    ) -> None:
        self.folder = folder
        self._config = config
        self._home = Path(home)
        self._fonts = fonts
        self._edition = edition
        self._bounds = bounds
        self._begin = begin

    @property
    def images(self) -> Path:
        """The folder of the pictures."""
        return self.folder / "images"

    def lay_out(self, words: Mapping[str, str], images: Mapping[Path, str]) -> None:
        """Put everything in its place: ours, what the looks say, and the book's own files."""
        (self.folder / "typ").mkdir()
        for ours in (files("sphinx_bindery.pdf") / "typ").iterdir():
            (self.folder / "typ" / ours.name).write_bytes(ours.read_bytes())
        cover = files("sphinx_bindery.cover") / "cover.typ"
        (self.folder / "cover.typ").write_bytes(cover.read_bytes())
        (self.folder / TEMPLATE).write_text(self._template(), encoding="utf-8")
        (self.folder / WORDS_FILE).write_text(json.dumps(words), encoding="utf-8")
        leave_plain(self.folder)
        leave_untried(self.folder)
        self.images.mkdir()
        for path, name in images.items():
            (self.images / name).write_bytes(held(path))
        if self._config.book_cover:
            self._lay_out_drawing()

    def head(self) -> str:
        """Return the first lines of any text here."""
        drawing = string(f"/{self._drawing}") if self._drawing else "none"
        return f"{IMPORT}#let drawing = {drawing}\n{self._begin}"

    def fit(self, begin: str, pages: Mapping[str, str], doctreedir: Path) -> None:
        """Have pages that are set below `begin` made to fit, if the book wants it."""
        if self._config.pdf_fit:
            begin, memory = self.head() + begin, doctreedir / MEMORY
            with suppress(RuntimeError):  # Typst's; it is told of with the PDF
                fit_pages(begin, pages, self.compiler, self.folder, self._fonts, memory)

    def pdf(self, text: str) -> tuple[bytes, list[Diagnostic]]:
        """Return the PDF of a text and what Typst had to say; no bytes if it cannot be made."""
        return self.compiler(text).pdf(self._edition)

    @contextmanager
    def enlarged(self, paper: str) -> Iterator[Project]:
        """Give the same in large print, on a size of paper."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(shutil.copytree(self.folder, name, dirs_exist_ok=True))
            leave_plain(folder)
            enlarge(folder, paper)
            facts = self._config, self._home, self._fonts, self._edition, self._bounds
            yield Project(folder, *facts, begin=IN_LARGE_PRINT)

    def compiler(self, text: str) -> TypstCompiler:
        """Return Typst with a text in it."""
        return TypstCompiler(text, self.folder, self._fonts, self._bounds)

    def _template(self) -> str:
        if not self._config.pdf_template:
            return NO_TEMPLATE
        path = Path(self._home, self._config.pdf_template)
        if not path.is_file():
            name = self._config.pdf_template
            raise SphinxError(f"The template {name} is not there. Check `pdf_template`.")
        return path.read_text(encoding="utf-8")

    def _lay_out_drawing(self) -> None:
        drawing = self._home / self._config.book_cover
        if not drawing.is_file():
            raise SphinxError(
                f"The cover drawing {self._config.book_cover} is not there. Check `book_cover`."
            )
        shutil.copyfile(drawing, self.folder / self._drawing)

    @property
    def _drawing(self) -> str:
        cover = self._config.book_cover
        return f"drawing{Path(cover).suffix}" if cover else ""
