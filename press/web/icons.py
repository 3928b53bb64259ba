"""The icons of the website, from the one drawing that `book_icon` names, and its manifest.

The drawing goes out as it is (`favicon.svg`); Typst makes the pictures for whoever wants pixels.
Sources: the HTML standard's `rel=icon`, the W3C's Web Application Manifest. The manifest asks for
an ordinary browser window: an icon of this book among somebody's apps could be found by another.
"""

from __future__ import annotations

import json
import struct
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import typst
from sphinx.util import logging

from press.web.palette import LIGHT
from sphinx_bindery.files import write_atomic
from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

GROUND = LIGHT["ground"].upper()
MANIFEST = "site.webmanifest"
PIXELS = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
SMALL = (16, 32, 48)  # in favicon.ico, which browsers ask for by name


def links(app: Sphinx) -> list[tuple[str, str]]:
    """Return (attributes, path) of the links that name the icons and the manifest."""
    found = [('rel="manifest"', MANIFEST)]
    if app.config.book_icon:
        found += [
            ('rel="icon" sizes="32x32"', "favicon.ico"),
            ('rel="icon" type="image/svg+xml"', "favicon.svg"),
            ('rel="apple-touch-icon"', "apple-touch-icon.png"),
        ]
    return found


def check_icon(app: Sphinx, config: Config) -> None:
    """Warn of a drawing that is not there, and do without."""
    if config.book_icon and not Path(app.confdir, config.book_icon).is_file():
        logger.warning(
            "`book_icon` names %s, and no such file is there. Write the path of an SVG from the "
            "folder of conf.py, or leave it out.",
            config.book_icon,
            type="book",
            subtype="drawing",
        )
        config.book_icon = ""


def write_icons(app: Sphinx, error: Exception | None) -> None:
    """Put the icons and the manifest at the top of the website."""
    if error is not None or app.builder.format != "html":
        return
    outdir = Path(app.outdir)
    write_atomic(outdir / MANIFEST, _manifest(app.config))
    if not app.config.book_icon:
        return
    try:
        pictures = {name: _draw(app, size, GROUND) for name, size in PIXELS.items()}
        pictures["favicon.ico"] = ico({size: _draw(app, size) for size in SMALL})
    except typst.TypstError as mistake:
        logger.warning(
            "The icon %s cannot be drawn: %s. Give `book_icon` an SVG.",
            app.config.book_icon,
            mistake.message,
            type="book",
            subtype="drawing",
        )
        return
    pictures["favicon.svg"] = Path(app.confdir, app.config.book_icon).read_bytes()
    for name, content in pictures.items():
        write_atomic(outdir / name, content)


def _draw(app: Sphinx, size: int, ground: str = "") -> bytes:
    template = (files("press.web") / "icon.typ").read_bytes()
    inputs = {"drawing": f"/{app.config.book_icon}", "size": str(size), "ground": ground}
    compiler = typst.Compiler(
        template, root=app.confdir, ignore_system_fonts=True, sys_inputs=inputs
    )
    return cast("bytes", compiler.compile(format="png", ppi=72))


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return an icon file that holds PNG pictures, each by its size in pixels (below 256).

    Source: the ICONDIR structure, as Windows Vista and every browser read it.
    """
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + entries + b"".join(pictures.values())


def _manifest(config: Config) -> bytes:
    facts: dict[str, Any] = {
        "name": config.project,
        "short_name": config.project,
        "description": config.book_description,
        "lang": language_of(config.language).tag,
        "start_url": "index.html",
        "display": "browser",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": [
            {"src": name, "sizes": f"{size}x{size}", "type": "image/png"}
            for name, size in PIXELS.items()
            if config.book_icon and name.startswith("icon")
        ],
    }
    said = {key: value for key, value in facts.items() if value}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the drawing, and write what is made of it."""
    app.connect("config-inited", check_icon)
    app.connect("build-finished", write_icons)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
