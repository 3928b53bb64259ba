"""Notes at their references: on paper a note stands at the foot of the page that refers to it.

Typst numbers the notes and sets them there. So each note moves into the line, to the first place
that refers to it, in the order of reading; from the others one is led there. A note that nothing
refers to, or only something that cannot hold it, such as code, stays where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.nodes import holds_words_only, note_in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def put_notes_in_lines(tree: nodes.document) -> None:
    """Put each note of a page where it is first referred to; take out the rule above the notes."""
    notes = {name: note for note in tree.findall(nodes.footnote) for name in note["ids"]}
    _put_in(tree, notes)
    for rule in list(tree.findall(nodes.transition)):
        if "footnotes" in rule["classes"]:
            rule.parent.remove(rule)


def _put_in(node: nodes.Element, notes: Mapping[str, nodes.footnote]) -> None:
    """Put the notes in their places within a node, and those that these refer to within them."""
    for reference in list(_references(node)):
        note = notes.get(reference["refid"])
        if note is None:
            reference.parent.remove(reference)
        elif not note.get("is_placed"):
            note["is_placed"] = True
            in_line = _in_line(note, reference)
            note.parent.remove(note)
            reference.parent.replace(reference, in_line)
            _put_in(in_line, notes)


def _references(node: nodes.Node) -> Iterator[nodes.footnote_reference]:
    """Yield the references to notes that stand where a note can, in the order of reading."""
    for child in node.children:
        if isinstance(child, nodes.footnote_reference):
            yield child
        elif _may_hold_notes(child):
            yield from _references(child)


def _may_hold_notes(node: nodes.Node) -> bool:
    is_note = isinstance(node, nodes.footnote) and node.get("backrefs")
    return not is_note and not holds_words_only(node)


def _in_line(note: nodes.footnote, reference: nodes.footnote_reference) -> note_in_line:
    """Return a note as it stands in a line: its first paragraph runs on from the number."""
    inside = [child for child in note.children if not isinstance(child, nodes.label)]
    place: nodes.Element = note
    if inside and isinstance(inside[0], nodes.paragraph):
        place = inside[0]
        targets = [nodes.target("", "", ids=place["ids"])] if place["ids"] else []
        inside[:1] = [*targets, *place.children]
    number = reference.astext()
    in_line = note_in_line("", *inside, refid=reference["refid"], number=number, ids=note["ids"])
    in_line.source, in_line.line = place.source, place.line
    return in_line
