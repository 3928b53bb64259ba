"""A stylesheet of the website, as browsers read it: what it names lies beside it, or within it.

Remarks, and letters that are written as numbers, say one thing to whoever reads the sheet and
another to a browser. So the first are taken out where a browser does, and the second are allowed in
strings alone. Sources: CSS Syntax 3, 4.3 (tokens); URL standard, 4.4 (what is dropped).
"""

from __future__ import annotations

import re

from press.checks.guard.forms import shortened

# Remarks, addresses without quotes, strings: within each the others do not begin.
TOKEN = re.compile(
    r"/\*.*?(?:\*/|\Z)|(?<![\w\-\\\u0080-\U0010ffff])url\(\s*+(?![\"'])[^)]*+"
    r"|\"(?:[^\"\\\n\f\r]|\\.)*+\"?|'(?:[^'\\\n\f\r]|\\.)*+'?",
    re.DOTALL | re.IGNORECASE,
)
ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|\r?\n|(.))", re.DOTALL)
DROPPED = re.compile(r"[\x00-\x1f]")
NAMESPACE = re.compile(r"http://www\.w3\.org/(?:2000/svg|1999/xhtml|1999/xlink)(?![\w/.-])")
FETCHES = re.compile(
    r"[\w+.:-]{0,20}//[\w.-]{0,40}"
    r"|\b(?:https?|ftp|wss?|file|blob|filesystem|javascript|about):(?=\S)"
    r"|data:(?!image/|font/|application/font)[\w/+.-]{0,40}",
    re.IGNORECASE,
)


def fault_of_sheet(text: str) -> str:
    """Return what is wrong with a sheet, and what to do; or ''."""
    if "\\" in TOKEN.sub("", text):
        return "This sheet has a `\\` outside of a string, which can hide a name. Take it out."
    said = "".join(map(_meant, TOKEN.finditer(text)))
    if found := FETCHES.search(NAMESPACE.sub("", DROPPED.sub("", said).replace("\\", "/"))):
        return f"This sheet asks somebody for something, with `{shortened(found[0])}`. Take it out."
    return ""


def _meant(token: re.Match[str]) -> str:
    """Return a string or an address as it is meant; of a remark nothing."""
    return "" if token[0].startswith("/*") else f" {ESCAPE.sub(_letter, token[0])} "


def _letter(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2] or ""
    number = int(escape[1], 16)
    return chr(number) if number < 0x110000 else ""
