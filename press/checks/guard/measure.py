"""How much a page may hold, and how large each part may be, so that any book can hold it.

What is counted here is counted once a page was read: `budget.py` counts before. The largest page
of the book has a tenth of each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from press.checks.guard.forms import LANGUAGES, NAME, shortened
from press.checks.guard.formulas import fault_of_formula
from press.checks.guard.links import leads_out
from press.checks.guard.refusal import refuse
from press.components.quick_exit import quick_exit
from press.signs import PILE, PILED
from sphinx_bindery.math.macros import macros_of
from sphinx_bindery.nodes import with_line
from sphinx_bindery.transforms.long_words import ADDRESS, BREAKABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config

DEEPEST = 30  # elements within each other; at 45 notes Typst gives up
HIGHEST = 1_000_000_000
LONGEST_TITLE = 300  # signs
LONGEST_WORD = 500  # signs without a place to break a line
LETTERS = re.compile(r"\w+")
LONGEST_NAME = 100
LONGEST_CODE = 5_000  # what colours code takes the square of that, for some languages
MOST = ((nodes.entry, 3_000, "cells of tables"), (nodes.section, 200, "headings"))
MOST_COLUMNS = 30
# Of marks within these: Typst takes the square of that in time, and a gigabyte for three hundred.
MOST_NOTES, NOTED = 100, (nodes.tgroup, nodes.definition_list)
MOST_LINES = 999
OF_DIFF = "udiff"  # what `literalinclude` says of two files
MOST_SIGNS = 200_000
MOST_PARTS = 20_000
# What the way out holds: no other way, and nothing that could be taken for it.
IN_EXIT: tuple[type[nodes.Element], ...] = (
    *(quick_exit, nodes.paragraph, nodes.emphasis, nodes.strong, nodes.inline),
    *(addnodes.pending_xref, nodes.reference),
)
UNBROKEN = re.compile(rf"[^\s{BREAKABLE}]+")
UNSET = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block, nodes.comment)


def refuse_extremes(app: Sphinx, doctree: nodes.document) -> None:
    """Refuse what no page needs and some book cannot hold."""
    deep = next((node for node, depth in _depths(doctree) if depth > DEEPEST), None)
    if deep:
        message = "Too much stands within something else here. Write it flatter."
        refuse(app.env, message, with_line(deep))
        return
    for node, fault in _faults_of(doctree, app.config):
        refuse(app.env, fault, (app.env.docname, 1) if node is doctree else with_line(node))


def _faults_of(doctree: nodes.document, config: Config) -> Iterator[tuple[nodes.Element, str]]:
    parts = list(doctree.findall())
    own = {name[1:] for name in macros_of(config)}
    if len(parts) > MOST_PARTS or len(doctree.astext()) > MOST_SIGNS:
        yield doctree, "This page is too long for a page. Make several pages of it."
        return
    for kind, most, name in MOST:
        if sum(isinstance(part, kind) for part in parts) > most:
            yield doctree, f"This page has more than {most:,} {name}. Make several pages of it."
    noted = (part for part in parts if isinstance(part, NOTED))
    marks = {mark for part in noted for mark in part.findall(nodes.footnote_reference)}
    if len(marks) > MOST_NOTES:
        said = f"The tables and definitions here have more than {MOST_NOTES} notes. "
        yield doctree, f"{said}Say it below them, or in their words."
    exits = [part for part in parts if isinstance(part, quick_exit)]
    for number, exit_ in enumerate(exits):
        if number or not isinstance(exit_.parent, (nodes.section, nodes.document)):
            yield exit_, "`quick-exit` stands once on a page, and within nothing. Move it out."
        elif not all(map(_may_be_in_exit, exit_.findall(nodes.Element))):
            yield exit_, "`quick-exit` holds words, and links to pages. Take out what else it has."
    for part in parts:
        if isinstance(part, nodes.Text):
            if fault := _fault_of_words(part):
                yield part.parent, fault
        elif isinstance(part, nodes.Element) and (fault := _fault_of(part, own)):
            yield part, fault


def _may_be_in_exit(part: nodes.Element) -> bool:
    return isinstance(part, IN_EXIT) and not leads_out(part.get("refuri", ""))


def _fault_of_words(text: nodes.Text) -> str:
    """Return what is wrong with words that no line could hold, or ''; code has its own limits."""
    if PILED.search(text):
        return PILE
    word = next((word for word in UNBROKEN.findall(text) if len(word) > LONGEST_WORD), "")
    if not word or _is_unset(text):
        return ""
    if ADDRESS.match(word):
        return f"This address has more than {LONGEST_WORD} signs. Write `[words](address)` for it."
    return (
        f"More than {LONGEST_WORD} signs stand here without a blank, from “{word[:20]}” on. Put "
        "blanks between them, or backticks around what is code."
    )


def _is_unset(text: nodes.Text) -> bool:
    """Tell whether a text is code, a formula or a comment, which is in no book."""
    node: nodes.Element | None = text.parent
    while isinstance(node, nodes.Inline) and not isinstance(node, UNSET):
        node = node.parent
    return isinstance(node, UNSET)


def _fault_of(part: nodes.Element, own: set[str]) -> str:
    """Return what is wrong with the size of one part, and what to write instead, or ''.

    `own` are the commands of formulas that conf.py has.
    """
    for name in _labels(part):
        if len(name) > LONGEST_NAME:
            return f"This label has more than {LONGEST_NAME} signs. Shorten it."
        if not NAME.holds(name):
            return f"This label, “{shortened(name)}”, has odd signs. It is {NAME.says}."
    match part:
        case nodes.title():
            return _fault_of_title(part)
        case nodes.enumerated_list() if abs(part.get("start", 1)) >= HIGHEST:
            return f"This list begins at {part['start']}. Begin it below {HIGHEST:,}."
        case nodes.tgroup() if int(part.get("cols", 0)) > MOST_COLUMNS:
            return f"This table has more than {MOST_COLUMNS} columns. Make several tables of it."
        case nodes.math() | nodes.math_block():
            return fault_of_formula(part.astext(), own)
        case nodes.literal_block() | nodes.literal():
            return _fault_of_code(part)
    return ""


def _labels(part: nodes.Element) -> Iterator[str]:
    """Yield the names of a part, but for the one that a section has from its title."""
    title = part[0].astext() if isinstance(part, nodes.section) and part.children else ""
    names: list[str] = part.get("names", [])
    return (name for name in names if _letters(name) != _letters(title))


def _letters(words: str) -> str:
    """Return words without their signs: a title has the quotes of its language by now."""
    return "".join(LETTERS.findall(words.lower()))


def _fault_of_title(title: nodes.title) -> str:
    words = title.astext()
    if len(words) > LONGEST_TITLE:
        return f"This title has more than {LONGEST_TITLE} signs. Say it shorter."
    if not words.strip() and isinstance(title.parent, nodes.section):
        return "This heading has no words. Write some behind the `#`."
    return ""


def _fault_of_code(code: nodes.Element) -> str:
    language = str(code.get("language") or "none")
    if language not in (*LANGUAGES, OF_DIFF):
        known = ", ".join(f"`{name}`" for name in LANGUAGES)
        return f"`{shortened(language)}` is no language for code here. Write one of {known}."
    if len(code.astext()) > LONGEST_CODE:
        return f"This code has more than {LONGEST_CODE:,} signs. Show less of it."
    lines: dict[str, int] = code.get("highlight_args") or {}
    if lines.get("linenostart", 1) > MOST_LINES:
        return "`lineno-start` goes up to 999. Write a smaller number."
    return ""


def _depths(doctree: nodes.document) -> Iterator[tuple[nodes.Node, int]]:
    waiting: list[tuple[nodes.Node, int]] = [(doctree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(child, depth + 1) for child in node.children]
