"""What a reference of the book leads to, and which ids some reference leads to.

A book is one file: what is a path between pages elsewhere is here a label of the whole book. A
builder of such a book gives a page's address as `%docname`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.nodes import note_in_line, parents
from sphinx_bindery.transforms.addresses import OUT

if TYPE_CHECKING:
    from collections.abc import Iterable


def uri_of(docname: str) -> str:
    """Return the address by which references are resolved to a page."""
    return f"%{docname}"


def is_inner(node: nodes.reference) -> bool:
    """Tell whether a reference leads to a place in the book."""
    return "refid" in node or str(node.get("refuri", "")).startswith("%")


class Targets:
    """The labels of a book; a label is `docname#id`, and a page's own that of its title."""

    def __init__(self) -> None:
        self.labels: dict[tuple[str, str], str] = {}
        self.titles: dict[str, str] = {}
        self.wanted: dict[str, set[str]] = {}

    def add_page(self, docname: str, tree: nodes.document) -> None:
        """Take up the ids of a page, whose references are resolved."""
        opener = next(iter(tree.findall(nodes.section)), None)
        start = ""
        for node in tree.findall(nodes.Element):
            names: list[str] = node.get("ids", [])
            for name in names:
                first = names[0] if isinstance(node, nodes.section) else name
                self.labels.setdefault((docname, name), f"{docname}#{first}")
            if node is opener and names:
                start = names[0]
        if start or opener is None:
            self.labels[docname, ""] = f"{docname}#{start}"

    def look_up(self, pages: Iterable[tuple[str, nodes.document]]) -> None:
        """Note, when all pages are there, what is led to and what titles places have."""
        for docname, tree in pages:
            for node in tree.findall(nodes.reference):
                there, anchor = self._place(docname, node)
                self.wanted.setdefault(there, set()).add(anchor)
            for section in tree.findall(nodes.section):
                if section["ids"] and section.children:
                    self.titles[self.label_of(docname, section["ids"][0])] = section[0].astext()

    def label_of(self, docname: str, anchor: str) -> str:
        """Return the label of an id."""
        return self.labels.get((docname, anchor), f"{docname}#{anchor}")

    def is_wanted(self, docname: str, anchor: str) -> bool:
        """Tell whether some reference leads to an id."""
        return anchor in self.wanted.get(docname, ())

    def of(self, docname: str, node: nodes.reference) -> str | None:
        """Return where a reference leads: a label, an address, or None for nowhere."""
        if is_inner(node):
            return self.labels.get(self._place(docname, node))
        address = str(node.get("refuri", ""))
        return address if OUT.match(address) else None  # no other leads anywhere on paper

    def _place(self, docname: str, node: nodes.reference) -> tuple[str, str]:
        if "refid" not in node and is_inner(node):
            docname, _, anchor = node["refuri"][1:].partition("#")
            return docname, anchor
        return docname, node.get("refid", "")


def mark_listed(pages: Iterable[tuple[str, nodes.document]], targets: Targets) -> set[str]:
    """Return the labels of all terms and sources; have each end with the pages that use it.

    The last paragraph about one gets its labels as `used`.
    """
    listed: set[str] = set()
    for docname, tree in pages:
        for node in filter(_is_listed, tree.findall(nodes.Element)):
            labels = [targets.label_of(docname, name) for name in _names(node)]
            paragraphs = [p for p in node.findall(nodes.paragraph) if not _is_noted(p)]
            if labels and paragraphs:
                paragraphs[-1]["used"] = labels
                listed |= set(labels)
    return listed


def _is_listed(node: nodes.Element) -> bool:
    """Tell whether this is an entry of the glossary or of the list of sources."""
    if isinstance(node, nodes.definition_list_item):
        return isinstance(node.parent.parent, addnodes.glossary)
    if isinstance(node, nodes.list_item):
        return "sources" in node.parent["classes"]
    return isinstance(node, nodes.citation)


def _is_noted(paragraph: nodes.paragraph) -> bool:
    return any(isinstance(parent, note_in_line) for parent in parents(paragraph))


def _names(node: nodes.Element) -> list[str]:
    """Return the ids by which an entry is referred to: its own and its terms'."""
    terms = [name for term in node.findall(nodes.term) for name in term["ids"]]
    return [*node["ids"], *terms]
