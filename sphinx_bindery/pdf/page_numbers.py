"""The printed page numbers: where in the PDF each heading of the source stands, and each block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_bindery.page_starts import PageStart
from sphinx_bindery.pdf.typst import string

if TYPE_CHECKING:
    from sphinx_bindery.pdf.typst import TypstCompiler

QUERY = """{
  let printed(place) = {
    let style = place.page-numbering()
    if style == none { "" } else { numbering(style, ..counter(page).at(place)) }
  }
  query(heading)
    .filter(it => it.has("label") and it.label != <group>)
    .map(it => (str(it.label), printed(it.location())))
}"""


def printed_pages(compiler: TypstCompiler) -> dict[str, str]:
    """Return the printed number of the page where each heading stands, in the order of the book.

    A key is the heading's place in the source, `docname#id`; the first of a docname's keys is the
    page's own title. A number is as printed: `ix`, `58`.
    """
    return {name: number for name, number in compiler.eval(QUERY) if number}


BLOCKS = """query(<block>).map(it => {
  let label-of = it.value.label
  let place = if label-of == none { it.location() } else { locate(label(label-of)) }
  let style = place.page-numbering()
  (it.value.place, if style == none { "" } else { numbering(style, ..counter(page).at(place)) })
})"""


def block_mark(place: str, label: str) -> str:
    """Return the mark of a block, which takes no room: its `file:line`, and a label or `none`."""
    return f"#metadata((place: {string(place)}, label: {label}))<block>"


def page_starts(compiler: TypstCompiler) -> list[PageStart]:
    """Return the first block that begins on each numbered page of a text with marks.

    What stands around a page has no line of its own, only that of the page, and the cells of a
    table may all have that of the table: such blocks are passed over.
    """
    starts: dict[str, PageStart] = {}
    titles: dict[str, int] = {}
    seen: set[str] = set()
    for place, number in compiler.eval(BLOCKS):
        file, _, digits = place.rpartition(":")
        line = int(digits)
        if number and place not in seen and line >= titles.setdefault(file, line):
            starts.setdefault(number, PageStart(number, file, line))
        seen.add(place)
    return list(starts.values())
