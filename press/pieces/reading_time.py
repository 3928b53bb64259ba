"""How long a page takes to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.config import ngettext

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


WORDS_PER_MINUTE = 220


def minutes(env: BuildEnvironment, docname: str) -> int:
    """Return the reading time of a page, from MyST's count of its words, at least a minute."""
    count: dict[str, int] = env.metadata[docname].get("wordcount", {})
    return max(1, round(count.get("words", 0) / WORDS_PER_MINUTE))


def minutes_to_read(number: int) -> str:
    """Return so many minutes as a reader is told of them."""
    return ngettext("%(number)s minute to read", "%(number)s minutes to read", number) % {
        "number": number
    }
