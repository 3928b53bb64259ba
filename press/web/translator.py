"""From doctree to HTML: no inline style, tables that name their columns, drawings in the page.

A note follows the paragraph that has its sign, so that a wide page can put it beside the line.

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

from press.config import _
from press.web.drawings import DRAWING, inline_drawing
from sphinx_bindery.words.html import CHECKBOX
from sphinx_bindery.words.language import quotation_marks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

STYLES = "page-styles"  # where the document keeps the styles that its classes stand for
# What sphinx-design writes, and HTML does not allow.
TAKEN_OFF = {"label": ("aria-controls",)}
HEADS = "book-heads"  # where a table keeps the heads of its columns, for its cells
BRACKET = re.compile(r'<span class="fn-bracket">[][]</span>')
WIDE = 3  # columns that a phone has no room for
LINE = 62  # letters, on a wide page and in most faces
MOST_LINES = 16  # that `book.css` can bring a note down


class BookHTMLTranslator(HTML5Translator):
    """Writes the website's HTML."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.styles: dict[str, str] = self.document.setdefault(STYLES, {})
        notes = self.document.findall(nodes.footnote)
        self.notes = {name: note for note in notes for name in note["ids"]}
        self.placed: set[str] = set()  # of the notes, those that stand beside their lines

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
        if _is_scene(node, quotation_marks(self.config.language)[0]):
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

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        """Open a paragraph of the text together with the notes whose signs it has first."""
        if self._notes_of(node):
            self.body.append('<div class="noted">\n')
        super().visit_paragraph(node)

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        super().depart_paragraph(node)
        notes = self._notes_of(node)
        if not notes:
            return
        self.body.append(f'<div class="beside down-{_lines_above_sign(node)}">\n')
        for note in notes:
            note.walkabout(self)
            self.placed.update(note["ids"])
        self.body.append("</div>\n</div>\n")

    def _notes_of(self, node: nodes.paragraph) -> list[nodes.footnote]:
        if not isinstance(node.parent, nodes.section):
            return []
        signs = (sign.get("refid", "") for sign in node.findall(nodes.footnote_reference))
        names = [name for name in dict.fromkeys(signs) if name not in self.placed]
        return [self.notes[name] for name in names if name in self.notes]

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Open a note, if it does not stand beside its line already."""
        if self.placed.intersection(node["ids"]):
            raise nodes.SkipNode
        self.body.append(self.starttag(node, "aside", CLASS="footnote", role="doc-footnote"))

    def depart_footnote(self, node: nodes.footnote) -> None:
        self.body.append("</aside>\n")

    def visit_transition(self, node: nodes.transition) -> None:
        """Draw a line, but none above notes that stand elsewhere."""
        if "footnotes" in node["classes"] and self.placed.issuperset(self.notes):
            raise nodes.SkipNode
        super().visit_transition(node)

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
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
            name = self.attval(_("Done") if "checked" in node.astext() else _("To do"))
            self.body.append(node.astext().replace("<input", f'<input aria-label="{name}"', 1))
            raise nodes.SkipNode
        super().visit_raw(node)

    def visit_table(self, node: nodes.table) -> None:
        node[HEADS] = _heads(node)
        if len(node[HEADS]) >= WIDE:
            node["classes"].append("stacks")  # on a phone, row below row
            _name_rows(node)
        super().visit_table(node)
        names: list[str] = node.parent.get("ids", [])
        for name in names:  # Furo's wrapper has copied them from the table
            self.body[-1] = self.body[-1].replace(f' id="{name}"', "")

    def visit_entry(self, node: nodes.entry) -> None:
        super().visit_entry(node)
        if self.body[-1].startswith("<th"):  # it names its column, or its row
            names = {"scope": "col" if isinstance(node.parent.parent, nodes.thead) else "row"}
            names |= {"abbr": node["abbr"]} if "abbr" in node else {}
        else:
            names = _label(node)
        told = "".join(f' {name}="{self.attval(value)}"' for name, value in names.items())
        self.body[-1] = self.body[-1].replace(">", told + ">", 1)


def _lines_above_sign(paragraph: nodes.paragraph) -> int:
    """Return how many lines of a wide page stand above the one with the first sign of a note."""
    letters = 0
    for node in paragraph.findall():
        if isinstance(node, nodes.footnote_reference):
            break
        letters += len(node) if isinstance(node, nodes.Text) else 0
    return min(letters // LINE, MOST_LINES)


def _is_scene(section: nodes.section, opening: str) -> bool:
    """Tell whether people speak: two paragraphs or more begin with a quotation mark."""
    said = [child.astext()[:1] for child in section if isinstance(child, nodes.paragraph)]
    return said.count(opening) > 1


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


def _name_rows(table: nodes.table) -> None:
    """Let the first cell of each row be its head, told with the others, if each says something."""
    body = next(table.findall(nodes.tbody))
    if all(row.children[0].astext() for row in body.children):
        next(table.findall(nodes.colspec))["stub"] = 1


def _label(cell: nodes.entry) -> dict[str, str]:
    """Return the head of a cell's column, for a phone, where the head stands far from it."""
    heads: list[str] = cell.parent.parent.parent.parent.get(HEADS, [])
    place = cell.parent.index(cell)
    return {"data-label": heads[place]} if len(heads) >= WIDE and place < len(heads) else {}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the website by this translator."""
    app.set_translator("html", BookHTMLTranslator)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
