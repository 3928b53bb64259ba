"""What was made for the web alone, drawn plainly: raw HTML, drawings of extensions, labels of tabs.

Raw HTML cannot go into an EPUB or a PDF: its text stays, with a warning; the check boxes that MyST
writes as raw HTML stay as signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from sphinx_bindery.nodes import (
    as_block_or_inline,
    checkbox,
    is_from_toctree,
    line_break,
    replace_node,
    with_line,
)
from sphinx_bindery.transforms import FORMATS
from sphinx_bindery.words.html import CHECKBOX, LINE_BREAK, text_of_html

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

SILENT = re.compile(r"\s*(?:<!--.*-->|</[^>]*>)\s*", re.DOTALL)  # a comment, a closing tag


class RawToText(SphinxPostTransform):
    """Replaces raw HTML by its text, and MyST's check boxes by `checkbox` nodes."""

    default_priority = 220  # after sphinx-design's components lie open (210)
    formats = FORMATS

    def run(self, **kwargs: Any) -> None:
        self._told: set[tuple[str | None, int]] = set()
        for raw in list(self.document.findall(nodes.raw)):
            if "html" not in raw.get("format", "").split():
                raw.parent.remove(raw)
            elif LINE_BREAK.fullmatch(raw.astext()):
                raw.replace_self(line_break())
            elif CHECKBOX.search(raw.astext()):
                raw.replace_self(checkbox(checked="checked" in raw.astext()))
            else:
                self._keep_text(raw)

    def _keep_text(self, raw: nodes.raw) -> None:
        text = text_of_html(raw.astext())
        if not SILENT.fullmatch(raw.astext()) and not is_from_toctree(raw):
            self._tell(raw)
        replace_node(raw, as_block_or_inline(text, raw))

    def _tell(self, raw: nodes.raw) -> None:
        """Tell of a place once: a file that is included there may be full of it."""
        place = raw.source, raw.line or 0
        if not raw.line or place not in self._told:
            logger.warning(
                "Raw HTML cannot go into this book: only its text is kept. Write Markdown.",
                type="book",
                subtype="raw",
                location=raw,
            )
        self._told.add(place)


class KeepForeignNodes(SphinxPostTransform):
    """Draws plainly what an extension made for the web alone.

    A graph drawn by another program becomes its source, as code. A node that only pretends to be a
    comment (sphinx.ext.autosummary's table) gives way to what it holds. Links that a drawing would
    hold (sphinx.ext.inheritance_diagram) are paragraphs.
    """

    default_priority = 230
    formats = FORMATS

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, nodes.comment) and type(node) is not nodes.comment:
                node.replace_self([child for child in node if isinstance(child, nodes.Element)])
            elif not node.children and (source := _drawn_elsewhere(node)):
                logger.warning(
                    "This book cannot draw a `%s`: its source is kept, as code.",
                    node.__class__.__name__,
                    type="book",
                    subtype="node",
                    location=node,
                )
                node.replace_self(_as_code(source, node))
            elif isinstance(node, nodes.reference) and _is_stray(node):
                paragraph = nodes.paragraph("", "", node.deepcopy())
                paragraph.source, paragraph.line = with_line(node).source, with_line(node).line
                node.replace_self(paragraph)


class TitleLabels(SphinxPostTransform):
    """Makes a title of each label that is not a note's: sphinx-inline-tabs gives one to a tab."""

    default_priority = 235
    formats = FORMATS

    def run(self, **kwargs: Any) -> None:
        for label in list(self.document.findall(nodes.label)):
            if not isinstance(label.parent, (nodes.footnote, nodes.citation)):
                replace_node(
                    label, [nodes.rubric("", "", *label.children, classes=["block-title"])]
                )


def _is_stray(link: nodes.reference) -> bool:
    """Tell whether a link stands in no text, and so is neither words nor a picture."""
    is_picture = len(link) == 1 and isinstance(link[0], nodes.image)
    return not isinstance(link.parent, nodes.TextElement) and not is_picture


def _drawn_elsewhere(node: nodes.Element) -> str:
    """Return the source that an extension's node (graphviz, mermaid, PlantUML …) would draw."""
    if node.__class__.__module__.startswith("docutils."):
        return ""
    return str(node.get("code") or node.get("uml") or "")


def _as_code(source: str, node: nodes.Element) -> nodes.Element:
    if isinstance(node.parent, nodes.TextElement):
        return nodes.literal("", source)
    block = nodes.literal_block(source, source, language="text")
    block["ids"], block.source, block.line = node["ids"], node.source, node.line
    return block


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms."""
    app.add_post_transform(RawToText)
    app.add_post_transform(KeepForeignNodes)
    app.add_post_transform(TitleLabels)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
