"""From doctree to HTML: no inline style, tables that name their columns, drawings in the page.

A note is told by CSS anchors (CSS Anchor Positioning Level 1, W3C) beside which line it goes.

The policy of the page forbids inline style. What a writer asks for (the width of an image or of a
column) becomes a class; a sheet of the page's own says what the class means. Pages that ask for
nothing have no such sheet.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from press.web.drawings import DRAWING, inline_drawing
from sphinx_bindery.words.html import CHECKBOX

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

STYLES = "page-styles"  # where the document keeps the styles that its classes stand for
# What sphinx-design writes, and HTML does not allow.
TAKEN_OFF = {"label": ("aria-controls",)}
HEADS = "book-heads"  # where a table keeps the heads of its columns, for its cells
BRACKET = re.compile(r'<span class="fn-bracket">[][]</span>')
WIDE = 3  # columns that a phone has no room for


class BookHTMLTranslator(HTML5Translator):
    """Writes the website's HTML."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.styles: dict[str, str] = self.document.setdefault(STYLES, {})
        notes = self.document.findall(nodes.footnote)
        self.notes = {name: number for number, note in enumerate(notes, 1) for name in note["ids"]}

    def starttag(
        self,
        node: nodes.Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
        for name in TAKEN_OFF.get(
            tagname, ()
        ):  # which sphinx-design writes, and HTML does not allow
            attributes.pop(name, None)
        style = attributes.pop("style", "")
        if style:
            classes = attributes.get("classes", [])
            attributes["classes"] = [*classes, self._named(style)]
        return super().starttag(node, tagname, suffix, empty, **attributes)

    def _named(self, style: str) -> str:
        """Return the class that stands for a style."""
        name = "style-" + hashlib.sha1(style.encode()).hexdigest()[:8]
        self.styles[name] = style
        return name

    def visit_section(self, node: nodes.section) -> None:
        """Open a section; the outermost is no section of the page but the page itself."""
        if _is_scene(node):
            node["classes"].append("scene")
        if isinstance(node.parent, nodes.document):
            self.section_level += 1
            self.body.append(self.starttag(node, "div", CLASS="page-text"))
        else:
            super().visit_section(node)

    def depart_section(self, node: nodes.section) -> None:
        if isinstance(node.parent, nodes.document):
            self.section_level -= 1
            self.body.append("</div>\n")
        else:
            super().depart_section(node)

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Name the place of a sign, the first that leads to its note: the note goes beside it."""
        number = self.notes.get(node.get("refid", ""), 0)
        name = f"sign-{number}"
        if number and name not in self.styles:
            node["classes"].append(name)
            self.styles[name] = f"anchor-name: --{name};"
        start = len(self.body)
        super().visit_footnote_reference(node)
        self._drop_brackets(start)

    def depart_footnote_reference(self, node: nodes.footnote_reference) -> None:
        start = len(self.body)
        super().depart_footnote_reference(node)
        self._drop_brackets(start)

    def visit_label(self, node: nodes.label) -> None:
        start = len(self.body)
        super().visit_label(node)
        self._drop_brackets(start)

    def depart_label(self, node: nodes.label) -> None:
        start = len(self.body)
        super().depart_label(node)
        self._drop_brackets(start)

    def _drop_brackets(self, start: int) -> None:
        """Leave the number of a note by itself, in what was written since `start`."""
        self.body[start:] = [BRACKET.sub("", part) for part in self.body[start:]]

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Tell a note beside which line it stands, and below which note."""
        number = self.notes[node["ids"][0]]
        above = f"calc(anchor(--note-{number - 1} bottom, 0px) + 0.8rem)"
        name = f"note-{number}"
        node["classes"].append(name)
        self.styles[name] = (
            f"anchor-name: --{name}; position-anchor: --sign-{number}; "
            f"top: max(anchor(top), {above});"
        )
        super().visit_footnote(node)

    def visit_image(self, node: nodes.image) -> None:
        drawn = ""
        if DRAWING in node["classes"]:
            drawn = inline_drawing(self.builder.srcdir / node["uri"], node.get("alt", ""))
        if not drawn:
            super().visit_image(node)
            return
        self.body.append(self.starttag(node, "span", "") + drawn + "</span>\n")
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        if CHECKBOX.search(node.astext()):  # which MyST writes for a task, and gives no name
            name = "Done" if "checked" in node.astext() else "To do"
            self.body.append(node.astext().replace("<input", f'<input aria-label="{name}"', 1))
            raise nodes.SkipNode
        super().visit_raw(node)

    def visit_table(self, node: nodes.table) -> None:
        node[HEADS] = _heads(node)
        if len(node[HEADS]) >= WIDE:
            node["classes"].append("stacks")  # on a phone, row below row
        super().visit_table(node)
        names: list[str] = node.parent.get("ids", [])
        for name in names:  # Furo's wrapper has copied them from the table
            self.body[-1] = self.body[-1].replace(f' id="{name}"', "")

    def visit_entry(self, node: nodes.entry) -> None:
        super().visit_entry(node)
        if self.body[-1].startswith("<th"):  # it names its column, or its row
            names = {"scope": "col" if isinstance(node.parent.parent, nodes.thead) else "row"}
        else:
            names = _label(node)
        told = "".join(f' {name}="{self.attval(value)}"' for name, value in names.items())
        self.body[-1] = self.body[-1].replace(">", told + ">", 1)


def _is_scene(section: nodes.section) -> bool:
    """Tell whether people speak: two paragraphs or more begin with a quotation mark."""
    said = [child.astext()[:1] for child in section if isinstance(child, nodes.paragraph)]
    return said.count("“") > 1


def _heads(table: nodes.table) -> list[str]:
    """Return the words over each column, if a single row says them, one to a column.

    Where a cell takes more than its place, the index of another is not its column: none are known.
    """
    heads = list(table.findall(nodes.thead))
    cells = table.findall(nodes.entry)
    spans = any(cell.get("morecols") or cell.get("morerows") for cell in cells)
    if spans or len(heads) != 1 or len(heads[0]) != 1:
        return []
    return [entry.astext() for entry in heads[0].findall(nodes.entry)]


def _label(cell: nodes.entry) -> dict[str, str]:
    """Return the head of a cell's column, for a phone, where the head stands far from it."""
    heads: list[str] = cell.parent.parent.parent.parent.get(HEADS, [])
    place = cell.parent.index(cell)
    return {"data-label": heads[place]} if len(heads) >= WIDE and place < len(heads) else {}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the website by this translator."""
    app.set_translator("html", BookHTMLTranslator)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
