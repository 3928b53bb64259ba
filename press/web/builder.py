"""Sphinx's builder of websites, whose pictures hold what draws and nothing more.

The search is our own (`search.py`): Sphinx makes no index. A page that cannot be written is left
out, as in the other books, and then nothing on the others leads there.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jinja2 import FileSystemBytecodeCache
from lxml import etree
from sphinx.application import ENV_PICKLE_FILENAME
from sphinx.builders.html import StandaloneHTMLBuilder

from press.pieces.withheld import withhold
from sphinx_bindery.bookbuilder.alone import alone
from sphinx_bindery.files import write_atomic
from sphinx_bindery.images.bare import BrokenError, bare
from sphinx_bindery.images.problems import SIGNATURES, kind_of, read_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet
    from contextlib import AbstractContextManager

    from sphinx.application import Sphinx
    from sphinx.jinja2glue import BuiltinTemplateLoader
    from sphinx.util.typing import ExtensionMetadata


class WebsiteBuilder(StandaloneHTMLBuilder):
    """Writes the website."""

    name = "html"
    search = False
    within: Callable[[], AbstractContextManager[object]] = nullcontext  # each page is written

    def init_templates(self) -> None:
        """Keep the compiled templates beside the doctrees."""
        super().init_templates()
        folder = Path(self.doctreedir).parent / "templates"
        folder.mkdir(parents=True, exist_ok=True)
        cache = FileSystemBytecodeCache(str(folder))
        cast("BuiltinTemplateLoader", self.templates).environment.bytecode_cache = cache

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield each page that Sphinx finds outdated, or that was read since, for another book.

        Sphinx goes by the page's source, which is older than a picture that was changed.
        """
        yield from super().get_outdated_docs()
        for docname in self.env.found_docs:
            with suppress(OSError):  # a page that is not there is outdated already
                read = Path(self.doctreedir, f"{docname}.doctree").stat().st_mtime_ns
                if read > self.get_output_path(docname).stat().st_mtime_ns:
                    yield docname

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        super().prepare_writing(docnames)
        self.failed: set[str] = set()

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write each page by itself; where one fails, all others anew, without what leads there."""
        for docname in sorted(docnames):
            with alone(docname, self.failed, self.within):
                super().write_documents({docname})
        if gone := self.failed & self.env.found_docs:
            self._take_out(gone)
            self.write_documents(self.env.found_docs)

    def _take_out(self, failed: AbstractSet[str]) -> None:
        """Take pages out of what is known of the book, and off the website; keep none of it."""
        for docname in failed:
            withhold(self.env, docname)
            self.get_output_path(docname).unlink(missing_ok=True)
        self.events.emit("env-updated", self.env)
        self.relations = self.env.collect_relations()
        Path(self.doctreedir, ENV_PICKLE_FILENAME).unlink(missing_ok=True)  # all is read again

    def copy_image_files(self) -> None:
        """Copy the pictures; of each, which a browser may open by itself, what draws.

        So it is with those that a page offers, and with those of the book's dress.
        """
        super().copy_image_files()
        for name in self.images.values():
            _leave_what_draws(Path(self.outdir, self.imagedir, name))
        for folder in ("_downloads", "_static"):
            for path in Path(self.outdir, folder).rglob("*"):
                if path.suffix.lower() in SIGNATURES:
                    _leave_what_draws(path)


def _leave_what_draws(path: Path) -> None:
    with suppress(OSError, etree.XMLSyntaxError, BrokenError):  # it is told of already
        content = path.read_bytes()
        if path.suffix.lower() == ".svg":
            drawn = etree.tostring(read_svg(content), encoding="utf-8") + b"\n"
        else:
            drawn = bare(content, kind_of(path))
        if drawn != content:
            write_atomic(path, drawn)


def website(app: Sphinx) -> StandaloneHTMLBuilder:
    """Return the builder, in an event that only a website has.

    A sheet that one page needs is added to it and not to the application, which would remember it:
    a second build by the same application would have it on every page.
    """
    return cast("StandaloneHTMLBuilder", app.builder)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own builder."""
    app.setup_extension("sphinx_bindery.bookbuilder.alone")
    app.add_builder(WebsiteBuilder, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
