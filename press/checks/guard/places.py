"""The places on a page that something leads to: none is the frame's own, and none is there twice.

A browser goes to the first element of a name, and so do scripts: a page that gives a part of its
own the name of a part of the frame has its words shown, or its links taken, for the frame's.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from press.checks.guard.forms import shortened
from press.checks.guard.refusal import refuse
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

NAMED = re.compile(r"\bid=[\"']([\w-]+)[\"']|getElementById\([\"']([\w-]+)|[\"'`]#([a-z][\w-]+)")
MARKUP = (".html", ".js")
OTHER = "genindex*"  # a page by itself, which the book has not
# What docutils and Sphinx make of any title or name: a fragment of an address, without escapes.
PLACE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")


def refuse_places(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse a name that the frame has, or that stands on two parts of a page."""
    own = tuple(
        Path(app.confdir, name)
        for name in (*app.config.templates_path, *app.config.html_static_path)
    )
    frame, seen = _frame(own), dict[str, nodes.Element]()
    for node in doctree.findall(nodes.Element):
        names: list[str] = node.get("ids", [])
        for name in names:
            if not PLACE.fullmatch(name):
                message = f"The place “{shortened(name)}” has odd signs. Word it otherwise."
                refuse(app.env, message, with_line(node))
            elif name in frame:
                message = f"The frame of each page has a place `{name}`. Word it otherwise."
                refuse(app.env, message, with_line(node))
            elif name in seen:
                message = f"The place `{name}` is on this page twice. Give one another name."
                refuse(app.env, message, with_line(node))
            seen[name] = node


@cache
def _frame(folders: tuple[Path, ...]) -> frozenset[str]:
    """Return the names of places in the templates of the website, and those its scripts go to."""
    texts = [path.read_text("utf-8") for folder in folders for path in _markup(folder)]
    theme = Path(str(files("furo"))) / "theme/furo"
    basic = Path(str(files("sphinx"))) / "themes/basic"
    texts += [path.read_text("utf-8") for folder in (theme, basic) for path in _markup(folder)]
    return frozenset(
        name for text in texts for found in NAMED.findall(text) for name in found if name
    )


def _markup(folder: Path) -> Iterator[Path]:
    return (
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix in MARKUP and not path.match(OTHER) and _is_of(folder, path)
    )


def _is_of(folder: Path, path: Path) -> bool:
    """Tell whether a file is not of a theme that lies below: the places of ours are its own."""
    return path.parent == folder or not (path.parent / "theme.toml").exists()
