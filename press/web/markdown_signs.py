"""Words as Markdown: what it would read as markup is escaped, and only that.

Source: CommonMark 0.31 (backslash escapes 2.4, emphasis 6.2, code spans 6.1, links 6.3); GFM 0.29
for tables and strikethrough. Knows nothing of Sphinx.
"""

from __future__ import annotations

import re
import unicodedata

BREAK = "\n"  # a line broken by hand: no other stands in the words of a paragraph
SPACES = re.compile(r"[ \t\r\n\f\v]+")
ANYWHERE = re.compile(
    r"[\\`*\[\]<~]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # within a word it marks nothing
    r"|&(?=[#A-Za-z]|$)"  # begins the name of a sign
)
AT_START = re.compile(r"([#>+=-]|:{3}|\d{1,9}(?=[.)](?:\s|$)))")


def escaped(text: str) -> str:
    """Return words that Markdown shows as they are; space is one blank wherever it is."""
    return ANYWHERE.sub(r"\\\g<0>", SPACES.sub(" ", text))


def line(text: str) -> str:
    """Return Markdown that begins a line, and no list, heading or quotation."""
    match = AT_START.match(text)
    if not match:
        return text
    sign = match[1]
    return f"{sign}\\{text[len(sign) :]}" if sign.isdigit() else f"\\{text}"


def paragraph(text: str) -> str:
    """Return Markdown as a paragraph, its lines broken where they were."""
    lines = (line(each.strip()) for each in text.strip().split(BREAK))
    return f"\\{BREAK}".join(lines)


def heading(level: int, text: str) -> str:
    """Return a heading; below the sixth level all are the same."""
    words = " ".join(text.split())
    before = words.rstrip("#")  # behind a heading, marks are left out
    return f"{'#' * min(level, 6)} {before}" + "\\#" * (len(words) - len(before))


def code(text: str) -> str:
    """Return a code span, whose fence is longer than any in it."""
    words = SPACES.sub(" ", text).strip()
    if not words:
        return ""
    fence = _fence(words, 1)
    pad = " " if "`" in (words[0], words[-1]) else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def code_block(text: str, language: str = "") -> str:
    """Return lines of code between fences that are longer than any in them."""
    fence = _fence(text, 3)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _fence(text: str, least: int) -> str:
    runs = [len(run) for run in re.findall("`+", text)]
    return "`" * max(least, *(run + 1 for run in runs), 0)


def link(words: str, address: str) -> str:
    """Return a link; one without words leads nobody anywhere."""
    return f"[{words}]({destination(address)})" if words.strip() else ""


def destination(address: str) -> str:
    """Return an address as the destination of a link or a picture."""
    if re.fullmatch(r"[^\s()<>\\]+", address):
        return address
    safe = address.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return f"<{SPACES.sub('%20', safe)}>"


def marked(text: str, mark: str, before: str, after: str) -> str:
    """Return words between marks; without them where Markdown would not read these as such.

    `before` and `after` are the signs on both sides, or ''.
    """
    words = text.strip()
    if not words:
        return text
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    opens = head or _flanks(words[0], before)
    closes = tail or _flanks(words[-1], after)
    if not (opens and closes) or BREAK in words:
        return text
    return f"{head}{mark}{words}{mark}{tail}"


def _flanks(inside: str, outside: str) -> bool:
    """Tell whether a mark between the two signs belongs to the one inside."""
    if outside == "*":
        return False
    return not _is_sign(inside) or not outside or outside.isspace() or _is_sign(outside)


def _is_sign(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def row(cells: list[str]) -> str:
    """Return a row of a table: in a cell, lines are broken by `<br>`."""
    told = (cell.replace("\\\n", "<br>").replace("\n", "<br>") for cell in cells)
    return "| " + " | ".join(each.replace("|", r"\|") for each in told) + " |"
