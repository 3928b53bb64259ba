"""Characters that no font has, spelled out where they stand: `😀` becomes `[grinning face]`."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.util import logging

from sphinx_bindery.nodes import SILENT, WORDS_IN, checkbox, is_from_toctree, with_line
from sphinx_bindery.words.scripts import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

logger = logging.getLogger(__name__)

ATTRIBUTES = (*WORDS_IN, "mathml")  # that hold what is printed
ADDRESS = ("refuri", "shown")  # of a link out of the book
BOXES = {True: "☑ ", False: "☐ "}
WRITTEN_BOXES = {True: "[x] ", False: "[ ] "}


def characters(tree: nodes.Node) -> set[str]:
    """Return every character that a page prints."""
    return {
        character
        for node in _printed(tree)
        for text in (_words(node), *_address(node).values())
        for character in text
    }


def spell_out(tree: nodes.document, missing: AbstractSet[str], told: set[str]) -> None:
    """Replace the characters of a page that no font has, and warn of each, once a line.

    Of the letters of a script that has no font only the first is told, and joins those `told`: they
    want a font, and no other words. A title that a toctree has put there is told of where it stands
    as a title. An address is written with the bytes of the character, which lead to the same place
    (RFC 3986, 2.1).
    """
    warned: set[tuple[int | None, str]] = set()
    holders = _holders(tree)
    for node in list(_printed(tree)):
        found = missing & set(_words(node))
        line = with_line(node).line
        for character in sorted(found):
            if script_of(character):
                _warn_of_script(character, with_line(node), told)
            elif (line, character) not in warned and not _is_known(node):
                warned.add((line, character))
                _warn(character, with_line(node))
        if found:
            _spell_out(node, missing, holders)
        for name, address in _address(node).items():
            node[name] = _escaped(address, missing)  # type: ignore[index]


def tell_of(text: str, missing: AbstractSet[str], place: str, told: set[str]) -> None:
    """Warn of the characters of a text that no font has, as `spell_out` does."""
    for character in sorted(missing & set(text)):
        if script_of(character):
            _warn_of_script(character, place, told)
        else:
            _warn(character, place)


def _warn_of_script(letter: str, place: nodes.Node | str, told: set[str]) -> None:
    script = script_of(letter)
    if script not in told:
        logger.warning(
            "No font of the PDF has %s letters, as %s: each is spelled out. "
            "Name a folder with a font that has them in `pdf_font_folders`.",
            script,
            letter,
            type="pdf",
            subtype="glyph",
            location=place,
        )
    told.add(script)


def spelled(text: str, missing: AbstractSet[str]) -> str:
    """Return a text with each of these characters spelled out."""
    return "".join(name_of(c) if c in missing else c for c in text)


def name_of(character: str) -> str:
    """Return a character's Unicode name in brackets, to stand in its place."""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"


def _printed(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what prints something, in the order of the page."""
    if node.__class__.__name__ not in SILENT or isinstance(node.parent, nodes.citation):
        yield node
        for child in node.children:
            yield from _printed(child)


def _words(node: nodes.Node) -> str:
    """Return the words that a node has by itself, not in its children."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, checkbox):
        return BOXES[bool(node["checked"])]
    assert isinstance(node, nodes.Element)
    return "".join(str(node[name]) for name in ATTRIBUTES if node.get(name))


def _address(node: nodes.Node) -> dict[str, str]:
    """Return the attributes of a link that are printed as its address."""
    is_out = isinstance(node, nodes.reference) and node.get("address")
    return {name: node[name] for name in ADDRESS} if is_out else {}  # type: ignore[index]


def _escaped(address: str, missing: AbstractSet[str]) -> str:
    return "".join(quote(c, safe="") if c in missing else c for c in address)


def _is_known(node: nodes.Node) -> bool:
    return isinstance(node, checkbox) or is_from_toctree(node)


def _warn(character: str, place: nodes.Node | str) -> None:
    logger.warning(
        "No font of the PDF has the character %s %s. Write words instead.",
        character,
        name_of(character),
        type="pdf",
        subtype="glyph",
        location=place,
    )


def _holders(tree: nodes.document) -> dict[int, list[nodes.Element]]:
    """Return what holds each text, by its identity.

    A title that two toctrees show may be one text in two places, and knows but one of them.
    """
    found: dict[int, list[nodes.Element]] = {}
    for element in tree.findall(nodes.Element):
        for text in filter(lambda child: isinstance(child, nodes.Text), element.children):
            found.setdefault(id(text), []).append(element)
    return found


def _spell_out(
    node: nodes.Node, missing: AbstractSet[str], holders: dict[int, list[nodes.Element]]
) -> None:
    if isinstance(node, nodes.Text):
        for holder in holders.pop(id(node), []):
            place = next(n for n, child in enumerate(holder.children) if child is node)
            holder[place] = nodes.Text(spelled(node, missing))
    elif isinstance(node, checkbox):
        node.parent.replace(node, nodes.Text(WRITTEN_BOXES[bool(node["checked"])]))
    elif isinstance(node, nodes.Element):
        for name in filter(node.get, ATTRIBUTES):
            node[name] = spelled(str(node[name]), missing)
