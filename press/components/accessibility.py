"""`{accessibility}`: what the EPUB offers to readers who cannot see it, in every output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_bindery.accessibility import seen_in, summary

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class accessibility_summary(nodes.General, nodes.Element):
    """Stands where the summary goes, until all pages have been read."""


class AccessibilityDirective(SphinxDirective):
    """Puts the summary on the page."""

    def run(self) -> list[nodes.Node]:
        node = accessibility_summary()
        self.set_source_info(node)
        return [node]


class SayWhatWasCounted(SphinxPostTransform):
    """Writes the summary."""

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(accessibility_summary)):
            words = summary(self.config, seen_in(self.env))
            paragraph = nodes.paragraph("", words)
            paragraph.source, paragraph.line = node.source, node.line
            node.replace_self(paragraph)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_node(accessibility_summary)
    app.add_directive("accessibility", AccessibilityDirective)
    app.add_post_transform(SayWhatWasCounted)
    return {"version": "1", "parallel_read_safe": True}
