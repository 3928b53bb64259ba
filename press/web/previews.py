"""The picture that stands beside a link to a page: its title and the book's drawing, as a PNG.

Typst draws the new ones, some at a time. Each is kept by what is in it, beside the doctrees, so
that a build draws only what has changed. Without an address of the site nobody could fetch them:
none are drawn.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import typst
from sphinx.util import logging

from press.config import _
from press.pieces.collector import piece_of
from press.web.safety import safety_pages
from press.web.urls import address_in
from sphinx_bindery.files import write_atomic

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

WIDTH, HEIGHT = 1200, 630
FOLDER = "previews"
RUN = 8  # pictures that Typst draws at a time; it holds all of them until the last is drawn

Card = dict[str, str]


def path_of(app: Sphinx, docname: str) -> str:
    """Return where a page's picture lies on the website, or '' if pictures are not drawn."""
    return f"{FOLDER}/{docname}.png" if app.config.html_baseurl else ""


def address_of(app: Sphinx, docname: str) -> str:
    """Return the whole address of a page's picture, or '' likewise."""
    return address_in(app, quote(path_of(app, docname)))


def alternative(app: Sphinx, docname: str) -> str:
    """Return the words of a page's picture."""
    return " / ".join(word for word in _card(app, docname).values() if word)


def _card(app: Sphinx, docname: str) -> Card:
    if docname == app.config.root_doc:
        return {"kind": "", "title": app.config.project, "book": app.config.book_subtitle}
    if docname in safety_pages(app):
        return {"kind": "", "title": app.config.project, "book": ""}
    piece = piece_of(app.env, docname)
    kind = _(piece.kind.in_preview) if piece else ""
    title = app.env.titles[docname].astext()
    return {"kind": kind, "title": title, "book": app.config.project}


def draw_previews(app: Sphinx, error: Exception | None) -> None:
    """Put the picture of every page into the website."""
    if error is not None or app.builder.format != "html":
        return
    if not app.config.html_baseurl:
        _forget(Path(app.outdir, FOLDER), set())
        return
    cards = {name: _card(app, name) for name in sorted(app.env.all_docs)}
    drawing = _drawing(app)
    try:
        kept = _keep(app, drawing, cards)
    except typst.TypstError as mistake:
        _warn(f"{drawing} cannot be drawn: {mistake.message}. Give `book_cover` an SVG.")
        kept = _keep(app, "", cards)
    shown = {Path(app.outdir, path_of(app, name)): path for name, path in kept.items()}
    for place, path in shown.items():
        write_atomic(place, path.read_bytes())
    _forget(Path(app.outdir, FOLDER), set(shown))
    _forget(Path(app.doctreedir, FOLDER), set(kept.values()))


def _drawing(app: Sphinx) -> str:
    """Return the path of the book's drawing, from the folder of conf.py, or '' if it has none."""
    path = Path(app.confdir, app.config.book_cover)
    if not app.config.book_cover or path.is_file():
        return str(app.config.book_cover)
    _warn(
        f"`book_cover` names {app.config.book_cover}, and no such file is there. Write the path of "
        "an SVG from the folder of conf.py, or leave it out."
    )
    return ""


def _warn(message: str) -> None:
    logger.warning("%s", message, type="book", subtype="drawing")


def _keep(app: Sphinx, drawing: str, cards: dict[str, Card]) -> dict[str, Path]:
    """Draw the pictures that are not kept from earlier builds; return where each is kept."""
    template = (files("press.web") / "preview.typ").read_bytes()
    kept = {name: _kept(app, template, drawing, card) for name, card in cards.items()}
    new = {path: cards[name] for name, path in kept.items() if not path.is_file()}
    paths = list(new)
    for start in range(0, len(paths), RUN):
        some = paths[start : start + RUN]
        pictures = _draw(template, app.confdir, drawing, [new[path] for path in some])
        for path, picture in zip(some, pictures, strict=True):
            write_atomic(path, picture)
    return kept


def _kept(app: Sphinx, template: bytes, drawing: str, card: Card) -> Path:
    """Return where the picture of a card is kept: the name is made of all that is in it."""
    content = hashlib.sha256(template + version("typst").encode())
    content.update(Path(app.confdir, drawing).read_bytes() if drawing else b"")
    content.update(json.dumps(card).encode())
    return Path(app.doctreedir, FOLDER, f"{content.hexdigest()}.png")


def _draw(template: bytes, folder: Path, drawing: str, cards: list[Card]) -> list[bytes]:
    inputs = {"cards": json.dumps(cards), "drawing": f"/{drawing}" if drawing else ""}
    compiler = typst.Compiler(template, root=folder, ignore_system_fonts=True, sys_inputs=inputs)
    made = compiler.compile(format="png", ppi=72)
    return made if isinstance(made, list) else [made]  # type: ignore[list-item]


def _forget(folder: Path, needed: set[Path]) -> None:
    """Throw away the pictures of earlier builds."""
    for path in folder.rglob("*.png"):
        if path not in needed:
            path.unlink()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Draw the pictures at the end of each website build."""
    app.connect("build-finished", draw_previews)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
