"""The colours of the book, by their roles: `_static/book.css` owns them, whoever draws asks here.

A drawing, and a template of Typst, has to write a colour out; a test tells of one that is not of
these.
"""

from __future__ import annotations

import re
from pathlib import Path

SHEET = Path(__file__).resolve().parents[2] / "_static/book.css"
ROLE = re.compile(r"(?<![\w-])--([\w-]+): (#[0-9a-f]{6})\b")


def _roles(selector: str) -> dict[str, str]:
    """Return the colours by role that the sheet's rule for a selector gives."""
    rule = SHEET.read_text("utf-8").partition(f"\n{selector} {{")[2].partition("}")[0]
    return dict(ROLE.findall(rule))


LIGHT = _roles("body")
DARK = _roles('body[data-theme="dark"]')
