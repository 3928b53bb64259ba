"""Words that no line could hold: Typst is told that it may break them anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from sphinx_bindery.nodes import holds_words_only, is_from_toctree, long_word, with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)

# Letters between which any line may break: Thai to Khmer, Chinese, Japanese, Korean.
BREAKABLE = (
    "\u0e00-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
LONG_WORD = re.compile(rf"[^\s{BREAKABLE}]{{60,}}")
ADDRESS = re.compile(r"https?://|www\.")


def mark_long_words(tree: nodes.document) -> None:
    """Mark each long word of a page, and warn of it; Typst breaks addresses by itself."""
    warned: set[tuple[int | None, str]] = set()
    for text in list(_texts(tree)):
        parts = list(_parts(text))
        for word in filter(lambda part: isinstance(part, long_word), parts):
            line = with_line(text).line
            if (line, word.astext()) not in warned and not is_from_toctree(text):
                warned.add((line, word.astext()))
                _warn(word.astext(), text)
        if len(parts) > 1 or isinstance(parts[0], long_word):
            text.parent.replace(text, parts)


def _texts(node: nodes.Node) -> Iterator[nodes.Text]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield child
        elif not holds_words_only(child):
            yield from _texts(child)


def _parts(text: nodes.Text) -> Iterator[nodes.Node]:
    """Yield the long words of a text, and what stands between them."""
    place = 0
    for match in LONG_WORD.finditer(text):
        if not ADDRESS.match(match[0]):
            if match.start() > place:
                yield nodes.Text(text[place : match.start()])
            yield long_word("", match[0])
            place = match.end()
    if place < len(text) or not place:
        yield nodes.Text(text[place:])


def _warn(word: str, place: nodes.Node) -> None:
    logger.warning(
        "The word %s… has %d letters: it is broken to fit the page. Put spaces in it.",
        word[:12],
        len(word),
        type="pdf",
        subtype="word",
        location=with_line(place),
    )
