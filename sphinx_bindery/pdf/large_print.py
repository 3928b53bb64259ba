"""The book in large print: the same looks, seen through a glass.

Every measure of letters that a look names is made larger, and what tires a weak eye is taken out of
it: small capitals, italics, hyphens, justified lines, grey words, two columns. So a template of a
book's own comes out large, too, and the measures of the ordinary book stay in one place.
Sources: UKAAF G003, *Clear and large print* (with RNIB); APH, *Large Print Guidelines* (2012);
ACB, *Best practices for large print* (2011).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEAST = 18.0  # points: nothing is smaller, not even a note or the number of a page
FACTOR = 1.6
PAPERS = {"a4": ("210mm", "297mm"), "us-letter": ("8.5in", "11in")}

# Put behind the measures in `style.typ`, whose names they take: the last one counts.
STYLE = """
#let muted = ink
#let edge = ink
#let text-size = {least}pt
#let line-height = 26pt
#let leading = line-height - 0.658 * text-size
#let paper = (width: {width}, height: {height})
#let margins = (inside: 1in, outside: 0.9in, top: 1in, bottom: 1in)
#let small(body) = body
#let smallest-formula = 1  // a wide one breaks into lines
#let small-capitals(words) = strong(words)
// Paragraphs are told apart by a blank line, not by an indent.
#let apart(body) = {{ set par(first-line-indent: 0pt, spacing: 1.35em); body }}
#let in-large-print(body) = {{
  show emph: it => strong(it.body)
  show smallcaps: it => it.body
  show footnote.entry: set text(size: text-size)
  body
}}
"""


def _enlarged(found: re.Match[str]) -> str:
    return f"{found[1]}{max(LEAST, FACTOR * float(found[2])):g}pt"


Change = tuple[str, "str | Callable[[re.Match[str]], str]"]
CHANGES: tuple[Change, ...] = (
    (r"(\bsize: )([\d.]+)pt", _enlarged),
    (r"(\(\d+, )([\d.]+)pt(?=\))", _enlarged),  # sizes by how long the words are
    (r"\bsize: 0\.\d+em", "size: 1em"),
    (r"\bsize: 1\.02em", "size: 1.25em"),  # code: Typst has it at 0.8 by itself
    (r"(\b)([\d.]+)mm\b", lambda found: f"{FACTOR * float(found[2]):g}mm"),  # to write on
    (r"\bclusters\.len\(\) > 60", "clusters.len() > 34"),  # the head of a page is one line
    (r"\bclusters\.slice\(0, 58\)", "clusters.slice(0, 32)"),
    (r"\bstyle: \"italic\"", 'style: "normal"'),
    (r"\bweight: 400", "weight: 700"),  # headings
    (r"\bjustify: true", "justify: false"),
    (r"\bhyphenate: true", "hyphenate: false"),
    (r"\bnumber-type: \"old-style\"", 'number-type: "lining"'),
    (r"\bfirst-line-indent: [\d.]+em", "first-line-indent: 0pt"),
    (r"\bspacing: leading", "spacing: 1.35em"),
    (r"\bgap\(leading", "gap(1.35em"),  # between paragraphs
    (r"\bcolumns\(2\b", "columns(1"),
    (r"\bwidth: 86%", "width: 100%"),  # a picture, and the letters in it
)


def enlarge(folder: Path, paper: str) -> None:
    """Make the looks that lie in a folder those of the large print, on a size of paper.

    Raises KeyError if the paper is none that large print is set on.
    """
    width, height = PAPERS[paper]
    for path in (*(folder / "typ").glob("*.typ"), folder / "template.typ", folder / "cover.typ"):
        text = path.read_text(encoding="utf-8")
        for pattern, larger in CHANGES:
            text = re.sub(pattern, larger, text)
        if path.name == "style.typ":
            text += STYLE.format(least=f"{LEAST:g}", width=width, height=height)
        path.write_text(text, encoding="utf-8")
