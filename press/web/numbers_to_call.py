"""The numbers to call that a page of help lines has, for the search to show above all it finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE = re.compile(r"(?<=\.)\s")
Line = list[str | list[str]]  # words, and numbers: each as shown and as called


def numbers_of(doctree: nodes.document, anchor: str) -> tuple[str, str, list[Line]]:
    """Return the title and the anchor of the section that has an anchor, and its lines to call.

    Title and anchor are '' for the page as a whole. Of a page whose sections have entries that are
    numbers, as that of the help lines, the first entry of each; else what the first list or
    paragraph says that has numbers, word for word.
    """
    sections = list(doctree.findall(nodes.section))
    place = next((n for n, found in enumerate(sections) if anchor in found["ids"]), 0)
    if place:
        section = sections[place]
        return section[0].astext(), section["ids"][0], _first_said(section)
    entries = [line for section in sections[1:] for line in _first_entry(section)]
    return "", "", entries or _first_said(sections[0])


def _first_entry(section: nodes.section) -> Iterator[Line]:
    """Yield the first entry of a section that is a number: where, whose, the number, for whom.

    Lines for those who think of suicide are left out: for them there is another list.
    """
    for item in section.findall(nodes.definition_list_item):
        said = _parts(item[0])
        if len(said) > 1 and "suicide" not in item[1].astext():
            whom = SENTENCE.split(item[1].astext())[0]
            yield [f"{section[0].astext()}, {said[0]}", said[1], f". {whom}"]
            return


def _first_said(section: nodes.section) -> list[Line]:
    """Return the items of the first list that has numbers, or the first paragraph that has."""
    for block in section.findall(lambda n: isinstance(n, (nodes.bullet_list, nodes.paragraph))):
        items = block.children if isinstance(block, nodes.bullet_list) else [block]
        said = map(_parts, items)
        lines = [parts for parts in said if any(isinstance(part, list) for part in parts)]
        if lines:
            return lines
    return []


def _parts(node: nodes.Node) -> Line:
    """Return what a node says: its words, and each number that can be called."""
    parts: Line = []
    for text in node.findall(nodes.Text):
        link = text.parent
        if isinstance(link, nodes.reference) and str(link.get("refuri", "")).startswith("tel:"):
            parts.append([str(text), link["refuri"]])
        elif parts and isinstance(parts[-1], str):
            parts[-1] += str(text).replace("\n", " ")
        else:
            parts.append(str(text).replace("\n", " "))
    return parts
