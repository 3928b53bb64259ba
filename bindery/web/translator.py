"""From doctree to HTML: no inline style, tables that name their columns, drawings in the page.

The policy of the page forbids inline style. What a writer asks for (the width of an image or of a
column) becomes a class; a sheet of the page's own says what the class means. Pages that ask for
nothing have no such sheet.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from bindery.web.drawings import DRAWING, inline_drawing

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

STYLES = "page-styles"  # where the document keeps the styles that its classes stand for


class BookHTMLTranslator(HTML5Translator):
    """Writes the website's HTML."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.styles: dict[str, str] = self.document.setdefault(STYLES, {})

    def starttag(
        self,
        node: nodes.Element,
        tagname: str,
        suffix: str = "\n",
        empty: bool = False,
        **attributes: Any,
    ) -> str:
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

    def visit_image(self, node: nodes.image) -> None:
        drawn = ""
        if DRAWING in node["classes"]:
            drawn = inline_drawing(self.builder.srcdir / node["uri"], node.get("alt", ""))
        if not drawn:
            super().visit_image(node)
            return
        self.body.append(self.starttag(node, "span", "") + drawn + "</span>\n")
        raise nodes.SkipNode

    def visit_entry(self, node: nodes.entry) -> None:
        super().visit_entry(node)
        scope = _scope(node)
        if scope:
            self.body[-1] = self.body[-1].replace("<th", f'<th scope="{scope}"', 1)


def _scope(node: nodes.entry) -> str:
    """Return what a head of the table names: its column, its row, or nothing (it is no head)."""
    if isinstance(node.parent.parent, nodes.thead):
        return "col"
    group = node.parent.parent.parent
    place = node.parent.index(node)
    columns = [child for child in group if isinstance(child, nodes.colspec)]
    return "row" if place < len(columns) and columns[place].get("stub") else ""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write the website by this translator."""
    app.set_translator("html", BookHTMLTranslator)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
