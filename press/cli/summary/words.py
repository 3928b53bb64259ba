"""Words of a book in Markdown: they show as they are, and do nothing."""

from __future__ import annotations

import html
import re

from press.signs import one_line

# What Markdown takes for markup; and what GitHub makes an address of by itself, or a formula.
MARKUP = re.compile(r"[\\`*_\[\]|#@~!$]|:(?=//)|(?<=www)\.")


def safe(text: str) -> str:
    """Return words of the source as Markdown that shows them as they are and does nothing."""
    return MARKUP.sub(r"\\\g<0>", html.escape(one_line(text), quote=False))


def code(text: str) -> str:
    """Return a name of the source as Markdown's code, which it cannot end."""
    return f"`{one_line(text).replace('`', chr(39))}`"
