"""Tells of settings in conf.py that nobody reads: a slip of the hand leaves the default there."""

from __future__ import annotations

import ast
import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

CONF = "conf.py"
SAID = re.compile(r"conf\.py: `(\w+)`")  # as the bindery says it, which is not told the line
# How the settings of those begin who would know them if they were there.
OURS = ("book_", "epub_", "pdf_", "html_", "myst_", "bibtex_")
# This book, which a copy of it begins from.
PROJECT = "Reach and Retreat"
IDENTIFIER = "urn:uuid:5c619688-bb3f-57a7-a6ab-7f4632812f9a"
NEAR = 0.85  # of 1: the share of letters that are alike; `authors` may be a variable of its own


def check_names(app: Sphinx, config: Config) -> None:
    """Warn of each name that conf.py sets, and nothing reads."""
    path = Path(app.confdir, CONF)
    known = [option.name for option in config]
    unknown = [each for each in _assigned(path.read_text("utf-8")) if each[0] not in known]
    for name, line in unknown:
        near = difflib.get_close_matches(name, known, n=1, cutoff=NEAR)
        if near or name.startswith(OURS):
            meant = f"Did you mean `{near[0]}`?" if near else "Take it out, or mend its name."
            message = f"Nothing reads `{name}`. {meant}"
            logger.warning(message, type="book", subtype="setting", location=f"{path}:{line}")


def check_identifier(app: Sphinx, config: Config) -> None:
    """Warn of another book that still has the identifier of this one."""
    if config.project != PROJECT and config.book_identifier == IDENTIFIER:
        path = Path(app.confdir, CONF)
        line = dict(_assigned(path.read_text("utf-8"))).get("book_identifier", 1)
        logger.warning(
            f"This is the identifier of “{PROJECT}”: an e-reader would take the two for one book. "
            'Write a new one: python -c "import uuid; print(uuid.uuid4().urn)"',
            type="book",
            subtype="setting",
            location=f"{path}:{line}",
        )


def with_place(message: str, root: Path) -> str:
    """Return what is wrong with a setting, with the line of conf.py that sets it."""
    named = SAID.match(message)
    if named is None:
        return message
    lines = dict(_assigned((root / CONF).read_text("utf-8")))
    return f"{CONF}:{lines.get(named[1], 1)}: {message.removeprefix(f'{CONF}: ')}"


def _assigned(source: str) -> Iterator[tuple[str, int]]:
    """Yield each name that is set at the left edge, and its line."""
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield target.id, node.lineno


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look once every extension has said what it reads."""
    app.connect("config-inited", check_names)
    app.connect("config-inited", check_identifier)
    return {"version": "1", "parallel_read_safe": True}
