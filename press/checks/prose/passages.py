"""The prose of a page, as the checks read it: passages and their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from press.components.listing import piece_list
from press.components.quick_exit import quick_exit
from press.pieces.furniture import furniture, piece_end, piece_facts
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

ALLOW = re.compile(r"^allow ([^:]+): *(\S.*)$")
# A sentence ends at a full stop, with what closes it, before a capital or an opening quote.
END = re.compile(r"(?<=[.!?])[”’\")]*\s+(?=[“‘\"(]?[A-Z0-9])")
# The words about the way out are the same on each page that has one.
NOT_RUNNING = (nodes.entry, quick_exit)
NOT_PROSE = (furniture, piece_end, piece_facts, piece_list, nodes.literal_block, addnodes.toctree)


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, list item or cell."""

    docname: str
    line: int
    text: str
    is_cited: bool
    is_running: bool
    allowed: frozenset[str]
    leads_to: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """The sentences, in order."""
        return [sentence for sentence in END.split(self.text) if sentence.strip()]


def passages(docname: str, doctree: nodes.document) -> Iterator[Passage]:
    """Yield the passages of a page, in order."""
    allowed: frozenset[str] = frozenset()
    for node in doctree.findall(_is_wanted):
        if isinstance(node, nodes.comment):
            allowed |= _allowed(node)
            continue
        text = _plain(node)
        if text and isinstance(node, nodes.Element):
            is_running = isinstance(node, nodes.paragraph) and not _inside(node, *NOT_RUNNING)
            line = with_line(node).line or 1
            led = frozenset(str(link.get("reftarget")) for link in _links(node))
            sources = tuple(_sources(node))
            yield Passage(docname, line, text, bool(sources), is_running, allowed, led, sources)
            allowed = frozenset()


def _is_wanted(node: nodes.Node) -> bool:
    kinds = (nodes.paragraph, nodes.title, nodes.rubric, nodes.term, nodes.comment)
    return isinstance(node, kinds) and not _inside(node, *NOT_PROSE)


def _inside(node: nodes.Node, *kinds: type[nodes.Node]) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, kinds):
            return True
        parent = parent.parent
    return False


def _allowed(comment: nodes.comment) -> frozenset[str]:
    """Return the phrases that lines `% allow phrase: the reason` excuse."""
    lines = (ALLOW.match(line.strip()) for line in comment.astext().splitlines())
    return frozenset(match[1].strip().lower() for match in lines if match)


def _plain(node: nodes.Node) -> str:
    """Return the words of a passage, without sources and marks of notes."""
    if isinstance(node, nodes.Text):
        return node.astext().replace("\n", " ")
    if _is_source(node) or isinstance(node, nodes.footnote_reference | nodes.image | nodes.raw):
        return ""
    return re.sub(r"(?<! ) +([.,;:?!])", r"\1", "".join(map(_plain, node.children))).strip("\n")


def _is_source(node: nodes.Node) -> bool:
    return isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite"


def _sources(node: nodes.Node) -> Iterator[str]:
    """Yield the keys of the sources that a passage cites."""
    for link in filter(_is_source, _links(node)):
        yield from (key.strip() for key in str(link["reftarget"]).split(","))


def _links(node: nodes.Node) -> Iterator[addnodes.pending_xref]:
    return node.findall(addnodes.pending_xref)
