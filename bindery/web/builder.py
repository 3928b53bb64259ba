"""Sphinx's builder of websites, for books of any length."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from sphinx.builders.html import StandaloneHTMLBuilder

from bindery.memory import OnePageAtATime
from bindery.pictures import read_svg
from bindery.whole import write_whole

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class WebsiteBuilder(OnePageAtATime, StandaloneHTMLBuilder):
    """Writes the website."""

    name = "html"

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write a page, and let go of the text of its doctree, which Sphinx would keep."""
        super().write_doc(docname, doctree)
        self.env._pickled_doctree_cache.pop(docname, None)

    def copy_image_files(self) -> None:
        """Copy the pictures; of a drawing, which a browser may open by itself, what draws."""
        super().copy_image_files()
        for name in self.images.values():
            if name.lower().endswith(".svg"):
                _draw_anew(Path(self.outdir, self.imagedir, name))


def _draw_anew(path: Path) -> None:
    with suppress(OSError, etree.XMLSyntaxError):  # it is told of already
        drawing = etree.tostring(read_svg(path.read_bytes()), encoding="utf-8")
        write_whole(path, drawing + b"\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own builder."""
    app.add_builder(WebsiteBuilder, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
