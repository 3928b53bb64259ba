"""The self-check: everyday moments, each answered toward, away or neither, to be counted by hand.

A writer types a definition list; each topic is a term, each moment a line of it::

    :::{self-check}
    closeness
    : You come in with news and your partner is on the phone.
    : You wake first on a day off.
    :::

Every output draws a table for each topic, with a box to tick under each answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from bindery.offline import checkbox

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

ANSWERS = ("Toward", "Away", "Neither")
WIDTHS = (52, 16, 16, 16)


class self_check(nodes.container):
    """Holds a title and a table for each topic."""


class SelfCheckDirective(SphinxDirective):
    """Turns topics and moments into tables to tick."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        node = self_check("", classes=["self-check"])
        self.set_source_info(node)
        read = self.parse_content_to_nodes()
        items = [i for part in read for i in part.findall(nodes.definition_list_item)]
        if not items:
            logger.warning(
                "`self-check` needs topics, and under each its moments, each behind a `:`.",
                type="piece",
                subtype="self-check",
                location=node,
            )
        for item in items:
            node += _topic(item)
        return [node]


def _topic(item: nodes.definition_list_item) -> nodes.table:
    """Return the table of one topic: its moments in rows, the answers in columns."""
    term = next(iter(item.findall(nodes.term)))
    definitions = list(item.findall(nodes.definition))
    moments = [p for d in definitions for p in d.children if isinstance(p, nodes.paragraph)]
    head = nodes.thead("", _row([term.astext().capitalize(), *ANSWERS]))
    body = nodes.tbody("", *[_moment(moment) for moment in moments])
    columns = [nodes.colspec(colwidth=width) for width in WIDTHS]
    group = nodes.tgroup("", *columns, head, body, cols=len(WIDTHS))
    table = nodes.table("", group, classes=["self-check-topic", "colwidths-given"])
    table.source, table.line = term.source, term.line
    return table


def _row(words: list[str]) -> nodes.row:
    return nodes.row("", *[nodes.entry("", nodes.paragraph("", word)) for word in words])


def _moment(moment: nodes.paragraph) -> nodes.row:
    boxes = [nodes.paragraph("", "", checkbox(checked=False)) for _ in ANSWERS]
    return nodes.row("", nodes.entry("", moment), *[nodes.entry("", box) for box in boxes])


def visit_checkbox(translator: HTML5Translator, node: checkbox) -> None:
    """Draw an empty box on the web."""
    translator.body.append('<span class="tick" aria-hidden="true">☐</span>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_node(self_check)
    app.add_node(checkbox, html=(visit_checkbox, None))
    app.add_directive("self-check", SelfCheckDirective)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
