"""Puts blocks that stand inside running text beside it, for paper and e-readers.

A browser copes with a paragraph in a paragraph; XHTML forbids it, and Typst leaves it out. Sphinx
makes them: the words of a documented parameter that take more than one paragraph are put into an
`inline` (sphinx.util.docfields). Such a paragraph becomes several, with the blocks between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_bindery.transforms import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

# Blocks that are known to be such: extensions often derive what stands in a line from the same
# classes.
BLOCKS = (
    nodes.paragraph,
    nodes.Sequential,
    nodes.Admonition,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math_block,
    nodes.block_quote,
    nodes.line_block,
    nodes.table,
    nodes.figure,
    nodes.container,
    nodes.compound,
    nodes.topic,
    nodes.sidebar,
    nodes.rubric,
    nodes.footnote,
    nodes.citation,
    nodes.transition,
    addnodes.desc,
    addnodes.glossary,
    addnodes.hlist,
    addnodes.centered,
    addnodes.productionlist,
)


class HoistBlocksFromParagraphs(SphinxPostTransform):
    """Takes the blocks out of paragraphs."""

    default_priority = 240  # after all that may put a block in a line
    formats = FORMATS

    def run(self, **kwargs: Any) -> None:
        for paragraph in list(self.document.findall(nodes.paragraph)):
            if _is_running(paragraph) and _holds_blocks(paragraph):
                paragraph.parent.replace(paragraph, list(_beside(paragraph)))


def _is_running(paragraph: nodes.paragraph) -> bool:
    """Tell whether a paragraph is one of text; around the lists of a toctree stands another."""
    return not isinstance(paragraph.parent, nodes.TextElement) and not paragraph.get("toctree")


def _holds_blocks(node: nodes.Element) -> bool:
    return any(_is_block(inner) for child in node.children for inner in child.findall())


def _beside(paragraph: nodes.paragraph) -> Iterator[nodes.Node]:
    """Yield what becomes of a paragraph with blocks in it: paragraphs and those blocks, in order.

    The words of a paragraph run on behind those that led to it, as in “name – what it is”.
    """
    line = _empty(paragraph)
    for part in _parts(paragraph):
        if not _is_block(part):
            line += part
        elif isinstance(part, nodes.paragraph) and not _is_blank(line):
            line.extend(part.children)
            yield line
            line = _empty(paragraph)
        else:
            if not _is_blank(line):
                yield line
            line = _empty(paragraph)
            yield from _beside(part) if isinstance(part, nodes.paragraph) else [part]
    if not _is_blank(line):
        yield line


def _empty(paragraph: nodes.paragraph) -> nodes.paragraph:
    """Return a paragraph like the given one, without its words; its ids go to the first."""
    new = nodes.paragraph("", "", ids=paragraph["ids"], classes=paragraph["classes"])
    paragraph["ids"] = []
    new.source, new.line = paragraph.source, paragraph.line
    return new


def _is_blank(line: nodes.paragraph) -> bool:
    return not line["ids"] and not any(
        not isinstance(child, nodes.Text) or child.strip() for child in line
    )


def _parts(node: nodes.Element) -> Iterator[nodes.Node]:
    """Yield what stands in a line, and the blocks between, also those inside of its parts."""
    for child in node.children:
        if isinstance(child, nodes.Element) and _holds_blocks(child) and not _is_block(child):
            yield from _split(child)
        else:
            yield child


def _is_block(node: nodes.Node) -> bool:
    return isinstance(node, BLOCKS)


def _split(inline: nodes.Element) -> Iterator[nodes.Node]:
    """Yield the runs of words of a part of a line, each marked like it, and the blocks between."""
    run = inline.copy()
    for part in _parts(inline):
        if _is_block(part):
            if run.children:
                yield run
            yield part
            run = inline.copy()
            run["ids"] = []
        else:
            run += part
    if run.children:
        yield run


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(HoistBlocksFromParagraphs)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
