"""Images that a book cannot hold give way to their words, and so do figures without a picture.

Sphinx would download remote images while it writes: a book needs no network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from sphinx_bindery.images.problems import REMOTE
from sphinx_bindery.nodes import as_block_or_inline, number_of, replace_node
from sphinx_bindery.transforms import FORMATS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)


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
                replace_by_words(image)


def unframe_figures(tree: nodes.document, env: BuildEnvironment, docname: str) -> None:
    """Leave only the words of each figure on a page whose picture was left out."""
    for figure in list(tree.findall(nodes.figure)):
        if not any(map(_is_shown, figure.children)):
            number = number_of(figure, env, docname)
            replace_node(figure, [block for child in figure for block in _unframed(child, number)])


def unframe_blocks(tree: nodes.document, env: BuildEnvironment, docname: str) -> None:
    """Have the blocks of a figure that shows no picture, as code or a table, stand by themselves.

    Where a book has figures as pictures with words below, these would be lost, or could not break.
    """
    for figure in list(tree.findall(nodes.figure)):
        if not all(map(_is_in_line, figure.children)):
            number = number_of(figure, env, docname)
            parts = ([part] if _is_block(part) else _unframed(part, number) for part in figure)
            replace_node(figure, [block for part in parts for block in part])


def _is_block(part: nodes.Node) -> bool:
    return not isinstance(part, nodes.caption | nodes.legend)


def _is_in_line(part: nodes.Node) -> bool:
    """Tell whether a part of a figure is a picture, or nothing but its words."""
    kinds = nodes.image | nodes.Inline | nodes.Invisible | nodes.Text
    return isinstance(part, kinds) or not _is_block(part)


def _is_shown(part: nodes.Node) -> bool:
    """Tell whether a part of a figure is what the figure shows, not its words."""
    if not _is_block(part):
        return False
    return bool(part.astext().strip()) or any(part.findall(nodes.image))


def _unframed(part: nodes.Node, number: str) -> list[nodes.Node]:
    if not isinstance(part, nodes.caption):
        return list(part.children)
    before = [nodes.Text(f"{number} ")] if number else []
    paragraph = nodes.paragraph("", "", *before, *part.children, ids=part["ids"])
    paragraph.source, paragraph.line = part.source, part.line
    return [paragraph]


def replace_by_words(image: nodes.image) -> None:
    """Put an image's alt text in its place; a link around it stays, if it has words."""
    words = as_block_or_inline(image.get("alt", ""), image)
    link = image.parent
    if isinstance(link, nodes.reference) and not isinstance(link.parent, nodes.TextElement):
        # A link that held a picture stands alone; one that holds words stands in a paragraph.
        words = [nodes.Text(image["alt"])] if image.get("alt") else []
        replace_node(image, words)
        replace_node(link, [nodes.paragraph("", "", link.deepcopy())] if words else [])
    else:
        replace_node(image, words)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(LeaveOutRemoteImages)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
