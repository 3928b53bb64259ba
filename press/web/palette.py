"""The colours of the book, by their roles: `_static/book.css` owns them, whoever draws asks here.

A drawing, and a template of Typst, has to write a colour out; a test tells of one that is not of
these.
"""

from __future__ import annotations

import re
from pathlib import Path

SHEET = Path(__file__).resolve().parents[2] / "_static/book.css"
RULE = re.compile(r"^(\S[^{}\n]*) \{([^}]*)", re.MULTILINE)
ROLE = re.compile(r"(?<![\w-])--([\w-]+): (#[0-9a-f]{6})\b")


def _roles(selector: str) -> dict[str, str]:
    """Return the colours by role that the sheet's rules for a selector give."""
    rules = RULE.findall(SHEET.read_text("utf-8"))
    return dict(ROLE.findall("".join(inside for name, inside in rules if name == selector)))


LIGHT = _roles("body")
DARK = _roles('body[data-theme="dark"]')
