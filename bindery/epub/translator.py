"""Doctree to XHTML, as EPUB 3.3 wants it.

Sphinx's HTML5 translator draws the nodes; here stands what a book on an e-reader has otherwise:
notes that pop up, plain code, no theme. Sources: EPUB 3.3, EPUB Type vocabulary, DPUB-ARIA 1.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from bindery.epub.builder import EpubBuilder
    from bindery.offline import checkbox, line_break
    from bindery.worksheet import writing_room

logger = logging.getLogger(__name__)

SECTION_ROLES = {
    "part": "doc-part",
    "chapter": "doc-chapter",
    "introduction": "doc-introduction",
    "glossary": "doc-glossary",
    "bibliography": "doc-bibliography",
}


class EpubTranslator(HTML5Translator):
    """Writes the body of one page."""

    builder: EpubBuilder

    def visit_document(self, node: nodes.document) -> None: ...

    def depart_document(self, node: nodes.document) -> None: ...

    def visit_section(self, node: nodes.section) -> None:
        self.section_level += 1
        kind = self.builder.current_kind if self.section_level == 1 else ""
        atts = {"epub:type": kind, "role": SECTION_ROLES[kind]} if kind else {}
        self.body.append(self.starttag(node, "section", **atts))

    # Notes

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        atts = {"epub:type": "noteref", "role": "doc-noteref", "href": "#" + node["refid"]}
        self.body.append("<sup>" + self.starttag(node, "a", "", **atts))

    def depart_footnote_reference(self, node: nodes.footnote_reference) -> None:
        self.body.append("</a></sup>")

    def visit_footnote(self, node: nodes.footnote) -> None:
        atts = {"epub:type": "footnote", "role": "doc-footnote"}
        self.body.append(self.starttag(node, "aside", **atts))

    def depart_footnote(self, node: nodes.footnote) -> None:
        self.body.append("</aside>\n")

    def visit_label(self, node: nodes.label) -> None:
        if isinstance(node.parent, nodes.footnote):
            raise nodes.SkipNode
        super().visit_label(node)

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        super().visit_paragraph(node)
        note = node.parent
        if isinstance(note, nodes.footnote) and note.index(node) == 1:
            # The way back stands first: some e-readers run notes together.
            references: list[str] = note.get("backrefs", [])
            for reference in references:
                self.body.append(
                    f'<a epub:type="backlink" role="doc-backlink" href="#{reference}">'
                    f"{self.encode(note[0].astext())}</a> "
                )

    def visit_citation(self, node: nodes.citation) -> None:
        self.body.append(self.starttag(node, "div", classes=["citation"]))

    def depart_citation(self, node: nodes.citation) -> None:
        self.body.append("</div>\n")

    # Code, math, boxes

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        self.body.append(self.starttag(node, "pre", "") + "<code>")

    def depart_literal_block(self, node: nodes.literal_block) -> None:
        self.body.append("</code></pre>\n")

    def visit_math(self, node: nodes.math, math_env: str = "") -> None:
        self._warn_of_math(node)
        self.body.append(self.starttag(node, "code", "", CLASS="math"))

    def depart_math(self, node: nodes.math, math_env: str = "") -> None:
        self.body.append("</code>")

    def visit_math_block(self, node: nodes.math_block, math_env: str = "") -> None:
        self._warn_of_math(node)
        self.body.append(self.starttag(node, "pre", "", CLASS="math"))

    def depart_math_block(self, node: nodes.math_block, math_env: str = "") -> None:
        self.body.append("</pre>\n")

    def _warn_of_math(self, node: nodes.Element) -> None:
        message = "Math is kept as its source text: the EPUB cannot draw it."
        logger.warning(message, type="epub", subtype="math", location=node)

    def visit_checkbox(self, node: checkbox) -> None:
        self.body.append("☑ " if node["checked"] else "☐ ")
        raise nodes.SkipNode

    def visit_writing_room(self, node: writing_room) -> None:
        lines = '<div class="writing-line"></div>' * node["lines"]
        self.body.append(f'<div class="writing-room" aria-hidden="true">{lines}</div>\n')
        raise nodes.SkipNode

    def visit_line_break(self, node: line_break) -> None:
        self.body.append("<br/>")
        raise nodes.SkipNode

    # Blocks

    def visit_container(self, node: nodes.container) -> None:
        classes = [name for name in node["classes"] if not name.startswith("sd-")]
        self.body.append(f'<div class="{" ".join(classes) or "container"}"{_ids(node)}>\n')

    def depart_container(self, node: nodes.container) -> None:
        self.body.append("</div>\n")

    def visit_PassthroughTextElement(self, node: nodes.TextElement) -> None: ...

    def depart_PassthroughTextElement(self, node: nodes.TextElement) -> None: ...

    def depart_colspec(self, node: nodes.colspec) -> None:
        """Let the columns be as wide as their words need: a page may be three inches wide."""

    def visit_image(self, node: nodes.image) -> None:
        self.builder.note_image(node)
        super().visit_image(node)

    def unknown_visit(self, node: nodes.Node) -> None:
        message = "The EPUB has no drawing for `%s`: its text is kept, plain."
        name = node.__class__.__name__
        logger.warning(message, name, type="epub", subtype="node", location=node)

    def unknown_departure(self, node: nodes.Node) -> None: ...


def _ids(node: nodes.Element) -> str:
    return f' id="{node["ids"][0]}"' if node["ids"] else ""
