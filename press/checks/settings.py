"""Tells of settings in conf.py that nobody reads, and of what a copy has kept of this book.

A slip of the hand leaves the default there.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

CONF = "conf.py"
SAID = re.compile(r"conf\.py: `(\w+)`")  # as the bindery says it, which is not told the line
# How the settings of those begin who would know them if they were there.
OURS = ("book_", "epub_", "pdf_", "html_", "myst_", "bibtex_")
# This book, which a copy of it begins from.
PROJECT = "Reach and Retreat"
IDENTIFIER = "urn:uuid:5c619688-bb3f-57a7-a6ab-7f4632812f9a"
DRAWINGS = {  # each with the sum of its file
    "book_cover": "1a41246da838774561a147fa2c1a2856159edcaf9543524297287bd577bea4d0",
    "book_icon": "d089b9b539f2309fd3d4fed8f9c0f021a8a4a8b1c406b5b032661fcd80781936",
}
EXAMPLES = "book_search_examples"
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
            _tell(path, line, f"Nothing reads `{name}`. {meant}")


def check_left_over(app: Sphinx, config: Config) -> None:
    """Warn of another book that still has the identifier of this one, or its drawings."""
    if config.project == PROJECT:
        return
    path = Path(app.confdir, CONF)
    lines = dict(_assigned(path.read_text("utf-8")))
    if config.book_identifier == IDENTIFIER:
        message = (
            f"This is the identifier of “{PROJECT}”: an e-reader would take the two for one book. "
            'Write a new one: python -c "import uuid; print(uuid.uuid4().urn)"'
        )
        _tell(path, lines.get("book_identifier", 1), message)
    for setting, known in DRAWINGS.items():
        drawing = path.parent / (config[setting] or CONF)
        if drawing.is_file() and hashlib.sha256(drawing.read_bytes()).hexdigest() == known:
            message = f"`{config[setting]}` is the mark of “{PROJECT}”. Put your own drawing there."
            _tell(path, lines.get(setting, 1), message)


def check_examples(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of a word that the search proposes and no page has: it would find nothing."""
    examples = app.config[EXAMPLES]
    path = Path(app.confdir, CONF)
    line = dict(_assigned(path.read_text("utf-8"))).get(EXAMPLES, 1)
    if len(examples) not in (0, 3):
        _tell(path, line, f"`{EXAMPLES}` is three words, or none. Write it so.")
    pages = [Path(env.doc2path(name)) for name in sorted(env.found_docs)] if examples else []
    said = "\n".join(page.read_text("utf-8", "replace") for page in pages).casefold()
    gone = ", ".join(f"“{word}”" for word in examples if word.casefold() not in said)
    if gone:
        _tell(path, line, f"No page says {gone}, which `{EXAMPLES}` proposes. Write others.")


def _tell(path: Path, line: int, message: str) -> None:
    logger.warning("%s", message, type="book", subtype="setting", location=f"{path}:{line}")


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
    app.connect("config-inited", check_left_over)
    app.connect("env-check-consistency", check_examples)
    return {"version": "1", "parallel_read_safe": True}
