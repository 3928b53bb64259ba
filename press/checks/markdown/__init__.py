"""Tells what Markdown takes for something else, without a word.

To Markdown no text is wrong: what it does not know is plain text, and what it knows by accident is
a heading, or code. A writer who forgot a sign finds it in none of the books, or finds the sign.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from press.checks.fences import without_code
from press.checks.markdown.leftover import left_over
from press.checks.markdown.mistaken import mistaken
from press.checks.markdown.numbers import misnumbered
from press.checks.markdown.titles import badly_titled, without_text
from press.pieces.unmerged import merged, unmerged_lines
from press.pieces.withheld import withheld

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


def check_merge(app: Sphinx, docname: str, content: list[str]) -> None:
    """Warn of what git could not merge; go on with the words of both, and without its marks."""
    lines = content[0].split("\n")
    for line in unmerged_lines(lines):
        logger.warning(
            "Git could not merge what stands here with what stands below `=======`. Keep what is "
            "right, and take out the lines of `<`, `=` and `>`.",
            type="source",
            subtype="unmerged",
            location=(docname, line),
        )
    content[0] = "\n".join(merged(lines))


def check_page(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of each place that Markdown reads otherwise than it was meant."""
    docname = app.env.docname
    if docname in withheld(app.env):
        return
    text = Path(app.env.doc2path(docname)).read_text("utf-8", "replace")
    lines = without_code(text.split("\n"))
    checks = (
        *(left_over(doctree, lines), mistaken(doctree, lines), misnumbered(doctree, lines)),
        badly_titled(doctree),
    )
    found: dict[int, str] = {}
    for line, message in chain.from_iterable(checks):
        found.setdefault(line, message)  # one mistake, one line: the others are what came of it
    for line, message in without_text(doctree):
        if line not in found:
            logger.warning("%s", message, type="source", subtype="gap", location=(docname, line))
    for line, message in sorted(found.items()):
        if found.get(line - 1) == message:
            continue  # a list, each line of which lacks its blank, is one mistake
        logger.warning("%s", message, type="source", subtype="markdown", location=(docname, line))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at each page before it is parsed, and at what came of it."""
    app.connect("source-read", check_merge)
    app.connect("doctree-read", check_page)
    return {"version": "1", "parallel_read_safe": True}
