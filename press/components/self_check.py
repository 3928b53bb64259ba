"""The self-check: everyday moments, each answered toward, away or neither, to be counted by hand.

A writer types a definition list; each topic is a term, each moment a line of it::

    :::{self-check}
    closeness
    : You come in with news and your partner is on the phone.
    : You wake first on a day off.
    :::

What else stands there stays: an introduction between the tables, a list with the moment above it.

Every output draws a table for each topic, with a box to tick under each answer. On the web the
boxes can be marked, and a script (`self-check.js`) says which way the marks lean and where that
changes; without it they are counted by hand, as on paper. The words that it says stand in
`self_check.html`. The marks are a form that cannot be sent, and that no browser fills in again.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from press.components.markup import markup_around
from press.components.ours import Ours
from press.config import N_, _
from sphinx_bindery.nodes import checkbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

ANSWERS = (N_("Toward"), N_("Away"), N_("Neither"))
TOPIC = Ours("self-check-topic")
WIDTHS = (52, 16, 16, 16)


class self_check(nodes.container):
    """Holds a title and a table for each topic."""


class answer(nodes.Inline, nodes.Element):
    """A mark that can be made, on the web: `name` of its moment, `value`, `labels` (ids) it has."""


class SelfCheckDirective(SphinxDirective):
    """Turns topics and moments into tables to tick."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        node = self_check("", classes=[Ours("self-check")])
        self.set_source_info(node)
        for part in self.parse_content_to_nodes():
            is_list = isinstance(part, nodes.definition_list)
            node += [_topic(item) for item in part.children] if is_list else [part]
        if not list(_topics(node)):
            logger.warning(
                "`self-check` needs topics, and under each its moments, each behind a `:`.",
                type="piece",
                subtype="self-check",
                location=node,
            )
        return [node]


def _topics(check: nodes.Node) -> Iterator[nodes.table]:
    return (table for table in check.findall(nodes.table) if TOPIC in table["classes"])


def _topic(item: nodes.Node) -> nodes.table:
    """Return the table of one topic: its moments in rows, the answers in columns."""
    term = next(iter(item.findall(nodes.term)))
    definitions = [child for child in item.children if isinstance(child, nodes.definition)]
    moments = [moment for definition in definitions for moment in _moments(definition)]
    heads = _row([term.astext().capitalize(), *map(_, ANSWERS)])
    next(iter(heads.findall(nodes.paragraph))).rawsource = term.astext()  # to be translated by
    next(iter(heads.findall(nodes.entry)))["abbr"] = term.astext()  # within a sentence
    head = nodes.thead("", heads)
    body = nodes.tbody("", *[_moment(moment) for moment in moments])
    columns = [nodes.colspec(colwidth=width) for width in WIDTHS]
    group = nodes.tgroup("", *columns, head, body, cols=len(WIDTHS))
    table = nodes.table("", group, classes=[TOPIC, "colwidths-given"])
    table.source, table.line = term.source, term.line
    return table


def _moments(definition: nodes.definition) -> list[list[nodes.Node]]:
    """Return what each moment says: a paragraph, and what follows it up to the next."""
    found: list[list[nodes.Node]] = []
    for child in definition.children:
        if isinstance(child, nodes.paragraph) or not found:
            found.append([])
        found[-1].append(child)
    return found


def _row(words: list[str]) -> nodes.row:
    return nodes.row("", *[nodes.entry("", nodes.paragraph("", word)) for word in words])


def _moment(moment: list[nodes.Node]) -> nodes.row:
    boxes = [nodes.paragraph("", "", checkbox(checked=False)) for _answer in ANSWERS]
    return nodes.row("", nodes.entry("", *moment), *[nodes.entry("", box) for box in boxes])


class MakeAnswerable(SphinxPostTransform):
    """Turns the boxes into marks that can be made, on the web."""

    default_priority = 300
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        numbers = count(1)  # of moments; they and the topics are counted through the page
        for topic, table in enumerate(_topics(self.document), 1):
            heads, *moments = _cells(table)
            names = [f"answer-{topic}-{value.lower()}" for value in ANSWERS]
            _name_as_translated(heads[0])
            for head, name in zip(heads[1:], names, strict=True):
                head["ids"].append(name)
            for cells in moments:
                _make_answerable(cells, names, f"moment-{next(numbers)}")


def _name_as_translated(head: nodes.entry) -> None:
    """Let a topic be called as it is translated; else it begins with a small letter, as written."""
    if head.astext().lower() != head["abbr"].lower():
        head["abbr"] = head.astext()


def _cells(table: nodes.table) -> list[list[nodes.entry]]:
    """Return the cells of each row, without those of a table in a cell."""
    rows = [row for part in table.children[0].children for row in part.children]
    return [[cell for cell in row.children if isinstance(cell, nodes.entry)] for row in rows]


def _make_answerable(cells: list[nodes.entry], heads: list[str], moment: str) -> None:
    cells[0]["ids"].append(moment)
    boxes = [box for cell in cells[1:] for box in cell.findall(checkbox)]
    for box, value, head in zip(boxes, ANSWERS, heads, strict=True):
        box.replace_self(answer(name=moment, value=value.lower(), labels=f"{head} {moment}"))


def visit_self_check(translator: HTML5Translator, node: self_check) -> None:
    """Open the form."""
    translator.body.append(markup_around("self_check")[0])


def depart_self_check(translator: HTML5Translator, node: self_check) -> None:
    """Close it with the words for the script."""
    translator.body.append(markup_around("self_check")[1])


def visit_answer(translator: HTML5Translator, node: answer) -> None:
    """Write a radio button that is named by its column and its row."""
    told = {"name": node["name"], "value": node["value"], "aria-labelledby": node["labels"]}
    attributes = " ".join(f'{key}="{translator.attval(value)}"' for key, value in told.items())
    translator.body.append(f'<label class="answer"><input type="radio" {attributes}></label>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_node(self_check, html=(visit_self_check, depart_self_check))
    app.add_node(answer, html=(visit_answer, None))
    app.add_directive("self-check", SelfCheckDirective)
    app.add_post_transform(MakeAnswerable)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
