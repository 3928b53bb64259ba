"""Checks the lists for the search: each line can be read, and each label exists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from press.pieces import danger_words, search_words
from press.pieces.collector import labels_of
from press.pieces.lists import Mistake
from press.pieces.model import nearest
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
NO_HARMLESS = (
    "Nothing harmless stands here, and so the search cannot learn what danger is. Write "
    "`[harmless]`, and what only sounds like danger below it."
)


def check_words(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of each line of the lists that cannot be used."""
    folder = Path(app.srcdir)
    words, danger = search_words.search_words(folder), danger_words.danger_words(folder)
    _tell(folder / search_words.FILE, [*words.mistakes, *_lost(words, env)])
    slips = [*danger.mistakes, *_lost(danger, env)]
    if not slips and app.config.book_safety and not danger.dangers:
        slips = [Mistake(1, NO_DANGER)]
    elif not slips and danger.dangers and not danger.harmless:
        slips = [Mistake(1, NO_HARMLESS)]
    _tell(folder / danger_words.FILE, slips)


def _lost(
    words: search_words.SearchWords | danger_words.DangerWords, env: BuildEnvironment
) -> Iterator[Mistake]:
    known, withheld = labels_of(env), names_withheld(env)
    for label, line in words.labels():
        if label not in known and label.lower() not in withheld:
            yield Mistake(line, f"No page has the label `{label}`.{nearest(label, known)}")


def _tell(path: Path, slips: list[Mistake]) -> None:
    for line, advice in sorted(slips[:MOST]):
        logger.warning(advice, type="piece", subtype="search", location=f"{path}:{line}")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check once all pages are read."""
    app.connect("env-check-consistency", check_words)
    return {"version": "1", "parallel_read_safe": True}
