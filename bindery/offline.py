"""Keeps a book whole without a network: what lies elsewhere is left out, and its words stay.

Sphinx would download remote images while it writes; here they become their alt text, with a
warning. Raw HTML cannot go into an EPUB or a PDF: its text stays, with a warning; the check boxes
that MyST writes as raw HTML stay as signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from lxml.html import fromstring
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from bindery.plain import FORMATS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)

REMOTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*")
CHECKBOX = re.compile(r"<input[^>]*type=\"checkbox\"")


class checkbox(nodes.Inline, nodes.Element):
    """The box of a task; `checked` tells whether it is ticked."""


class line_break(nodes.Inline, nodes.Element):
    """A line broken by hand."""


class LeaveOutRemoteImages(SphinxPostTransform):
    """Replaces each image that lies on the network by its alt text."""

    default_priority = 90  # before Sphinx would download it (100)
    formats = FORMATS

    def run(self, **kwargs: Any) -> None:
        for image in list(self.document.findall(nodes.image)):
            if REMOTE.match(image["uri"]):
                logger.warning(
                    "The image %s lies on the network: left out. Put it beside the page.",
                    image["uri"],
                    type="book",
                    subtype="remote",
                    location=image,
                )
                image.replace_self(words_of(image))


class KeepRawText(SphinxPostTransform):
    """Replaces raw HTML by its text, and MyST's check boxes by `checkbox` nodes."""

    default_priority = 220  # after sphinx-design's components lie open (210)
    formats = FORMATS

    def run(self, **kwargs: Any) -> None:
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
        source = raw.astext()
        is_comment = source.strip().startswith("<!--")
        text = "" if is_comment else fromstring(f"<div>{source}</div>").text_content().strip()
        if not is_comment:
            logger.warning(
                "Raw HTML cannot go into this book: only its text is kept. Write Markdown.",
                type="book",
                subtype="raw",
                location=raw,
            )
        raw.replace_self(_words(text, raw))


def words_of(image: nodes.image) -> list[nodes.Node]:
    """Return an image's alt text, to stand in its place."""
    return _words(image.get("alt", ""), image)


def _words(text: str, node: nodes.Element) -> list[nodes.Node]:
    """Return the text as the place of `node` takes it: a paragraph, or words in one."""
    if not text:
        return []
    if isinstance(node.parent, nodes.TextElement):
        return [nodes.Text(text)]
    paragraph = nodes.paragraph("", text)
    paragraph.source, paragraph.line = node.source, node.line
    return [paragraph]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms."""
    if "bindery.selfcheck" not in app.extensions:
        app.add_node(checkbox)
    app.add_node(line_break)
    app.add_post_transform(LeaveOutRemoteImages)
    app.add_post_transform(KeepRawText)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
