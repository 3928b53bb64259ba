"""Every image needs a decision: words that say what it shows, or the class `decorative`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging

from sphinx_bindery.nodes import DECORATIVE, with_line

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


def check_alternatives(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of each image about which nobody decided."""
    for image in doctree.findall(nodes.image):
        if not image.get("alt") and DECORATIVE not in image["classes"]:
            logger.warning(
                f"The image {image['uri']} has no alt text. Write `:alt:` and what it shows; if it "
                "only decorates, write `:class: decorative`.",
                type="image",
                subtype="alt",
                location=with_line(image),
            )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check each page as it is read."""
    app.connect("doctree-read", check_alternatives)
    return {"version": "1", "parallel_read_safe": True}
