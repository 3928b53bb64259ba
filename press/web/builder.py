"""Sphinx's builder of websites, whose drawings hold what draws and nothing more.

The search is our own (`search.py`): Sphinx makes no index.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lxml import etree
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_bindery.files import write_whole
from sphinx_bindery.images.problems import read_svg

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class WebsiteBuilder(StandaloneHTMLBuilder):
    """Writes the website."""

    name = "html"
    search = False

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


def website(app: Sphinx) -> StandaloneHTMLBuilder:
    """Return the builder, in an event that only a website has.

    A sheet that one page needs is added to it and not to the application, which would remember it:
    a second build by the same application would have it on every page.
    """
    return cast("StandaloneHTMLBuilder", app.builder)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own builder."""
    app.add_builder(WebsiteBuilder, override=True)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
