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
        is_decided = image.get("alt") or DECORATIVE in image["classes"]
        if not is_decided and not _has_caption_for_option(image):
            logger.warning(
                f"The image {image['uri']} has no alt text. Write `:alt:` and what it shows; if it "
                "only decorates, write `:class: decorative`.",
                type="image",
                subtype="alt",
                location=with_line(image),
            )


def _has_caption_for_option(image: nodes.image) -> bool:
    """Tell whether the words stand below an empty line, which `markdown/` tells of."""
    captions = image.parent.findall(nodes.caption) if image.parent else ()
    return any(caption.astext().startswith(":alt:") for caption in captions)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Check each page as it is read."""
    app.connect("doctree-read", check_alternatives)
    return {"version": "1", "parallel_read_safe": True}
