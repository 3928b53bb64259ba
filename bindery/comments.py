"""Tells of a line of text that Markdown takes for a comment.

MyST leaves out a line that begins with `%`, also in the midst of a paragraph. A sentence that is
broken before a percent sign would lose its end in all three books without a word.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

COMMENT = re.compile(r"[ \t>*+-]*%(?P<words>.*)")
# A comment may follow another, a heading, a label, a fence or its options without an empty line.
NO_TEXT = re.compile(r"[ \t>*+-]*(?:$|%|#|\([^)]*\)=|`{3}|~{3}|:)")


def swallowed(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and words of each line that begins with `%` and follows a line of text."""
    for number, (above, line) in enumerate(pairwise(text.split("\n")), start=2):
        comment = COMMENT.match(line)
        if comment and not NO_TEXT.match(above):
            yield number, comment["words"].strip()


def check_comments(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of each comment that was meant to be read."""
    comments = [comment.astext() for comment in doctree.findall(nodes.comment)]
    text = Path(app.env.doc2path(app.env.docname)).read_text("utf-8", "replace")
    for number, words in swallowed(text) if comments else ():
        if any(words in comment for comment in comments):  # and not in a block of code
            logger.warning(
                "This line begins with `%`, which makes it a comment: its words are in none of the "
                "books. Move the `%` up, behind its number; before a comment leave a line empty.",
                type="source",
                subtype="comment",
                location=(app.env.docname, number),
            )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check each page as it is read."""
    app.connect("doctree-read", check_comments)
    return {"version": "1", "parallel_read_safe": True}
