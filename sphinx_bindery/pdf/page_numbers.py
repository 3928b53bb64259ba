"""The printed page numbers: where in the PDF each page and heading of the source begins.

The PDF's builder saves them beside the doctrees, where whoever writes another book from the same
read finds them: an e-book's list of pages, for a class that reads both.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_bindery.files import write_whole
from sphinx_bindery.page_starts import Start
from sphinx_bindery.pdf.typst import string

if TYPE_CHECKING:
    from sphinx_bindery.pdf.typst import Press

FILE = "printed-pages.json"
QUERY = """{
  let printed(place) = {
    let style = place.page-numbering()
    if style == none { "" } else { numbering(style, ..counter(page).at(place)) }
  }
  query(heading).filter(it => it.has("label")).map(it => (str(it.label), printed(it.location())))
}"""


def printed_pages(press: Press) -> dict[str, str]:
    """Return the printed number of the page where each heading stands, in the order of the book.

    A key is the heading's place in the source, `docname#id`; the first of a docname's keys is the
    page's own title. A number is as printed: `ix`, `58`.
    """
    return {name: number for name, number in press.eval(QUERY) if number}


def save_pages(doctreedir: Path, pages: dict[str, str]) -> None:
    """Keep the printed pages beside the doctrees."""
    text = json.dumps(pages, ensure_ascii=False, indent=0)
    write_whole(Path(doctreedir) / FILE, text.encode())


def saved_pages(doctreedir: Path) -> dict[str, str]:
    """Return the printed pages that were saved last; none if no PDF was made of these doctrees."""
    path = Path(doctreedir) / FILE
    return dict(json.loads(path.read_text())) if path.exists() else {}


BLOCKS = """query(<block>).map(it => {
  let label-of = it.value.label
  let place = if label-of == none { it.location() } else { locate(label(label-of)) }
  let style = place.page-numbering()
  (it.value.place, if style == none { "" } else { numbering(style, ..counter(page).at(place)) })
})"""


def block_mark(place: str, label: str) -> str:
    """Return the mark of a block, which takes no room: its `file:line`, and a label or `none`."""
    return f"#metadata((place: {string(place)}, label: {label}))<block>"


def page_starts(press: Press) -> list[Start]:
    """Return the first block that begins on each numbered page of a text with marks.

    What stands around a page has no line of its own, only that of the page, and the cells of a
    table may all have that of the table: such blocks are passed over.
    """
    starts: dict[str, Start] = {}
    titles: dict[str, int] = {}
    seen: set[str] = set()
    for place, number in press.eval(BLOCKS):
        file, _, digits = place.rpartition(":")
        line = int(digits)
        if number and place not in seen and line >= titles.setdefault(file, line):
            starts.setdefault(number, Start(number, file, line))
        seen.add(place)
    return list(starts.values())
