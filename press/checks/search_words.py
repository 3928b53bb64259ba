"""Checks the list of words for the search: each line can be read, and each label exists."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from press.pieces.collector import labels_of
from press.pieces.model import nearest
from press.pieces.search_words import FILE, search_words
from press.pieces.withheld import names_withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

MOST = 100  # lines that are told of

logger = logging.getLogger(__name__)

NO_DANGER = (
    "No words of danger stand here, and so whoever looks for them is not led to the pages that "
    "`book_safety` names. Put the file back, or write `[danger: …]` into it."
)


def check_words(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each line of the list that cannot be used."""
    path = Path(app.srcdir) / FILE
    slips = sorted(islice(_slips(path.parent, env), MOST))
    if app.config.book_safety and not slips and not search_words(path.parent).dangers:
        slips = [(1, NO_DANGER)]
    for line, advice in slips:
        logger.warning(advice, type="piece", subtype="search", location=f"{path}:{line}")


def _slips(folder: Path, env: BuildEnvironment) -> Iterator[tuple[int, str]]:
    words = search_words(folder)
    known, withheld = labels_of(env), names_withheld(env)
    yield from ((slip.line, slip.advice) for slip in words.mistakes)
    for label, line in words.labels():
        if label not in known and label.lower() not in withheld:
            yield line, f"No page has the label `{label}`.{nearest(label, known)}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check once all pages are read."""
    app.connect("env-check-consistency", check_words)
    return {"version": "1", "parallel_read_safe": True}
