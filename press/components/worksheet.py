"""Worksheets: prompts with room to write, one printed page each.

A writer types::

    :::{prompt} What did I do in the ten seconds before?
    :lines: 3
    :::

On paper and on an e-reader the room is ruled lines; on the web it is white space, since a page that
asks people to type such things would have to promise where the words go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from press.components.ours import Ours
from sphinx_bindery.nodes import other_outputs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata, OptionSpec
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_bindery.pdf.translator import TypstTranslator


class prompt(nodes.container):
    """A question and the room below it."""


class writing_room(nodes.General, nodes.Element):
    """Ruled lines to write on: `lines` of them."""


class PromptDirective(SphinxDirective):
    """Asks a question and leaves room for the answer."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"lines": directives.positive_int}

    def run(self) -> list[nodes.Node]:
        inline, messages = self.parse_inline(self.arguments[0])
        question = nodes.paragraph(
            self.arguments[0], "", *inline, classes=[Ours("prompt-question")]
        )
        room = writing_room(lines=self.options.get("lines", 2))
        node = prompt("", question, *messages, classes=[Ours("prompt")])
        node += self.parse_content_to_nodes()
        node += room
        for part in (question, room, node):
            self.set_source_info(part)
        return [node]


def visit_room(translator: HTML5Translator, node: writing_room) -> None:
    """Leave as many lines as asked, told to nobody who cannot see them."""
    line = '<div class="writing-line"></div>'
    lines = line * node["lines"]
    translator.body.append(f'<div class="writing-room" aria-hidden="true">{lines}</div>\n')
    raise nodes.SkipNode


def visit_room_as_lines(translator: nodes.NodeVisitor, node: writing_room) -> None:
    """Write lines of their own to write on."""
    lines = [nodes.line("", "_" * 40) for _ in range(node["lines"])]
    nodes.line_block("", *lines).walkabout(translator)
    raise nodes.SkipNode


def print_room(translator: TypstTranslator, node: writing_room) -> None:
    """Rule the lines to write on, as far apart as the page has room for."""
    pitch = ", pitch: pitch" if translator.page.opener.argument == "pitch" else ""
    translator.add(f'\n#look("writing-room", {node["lines"]}{pitch})\n')
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and what draws its room."""
    app.add_node(prompt)
    screen = (visit_room, None)
    others = other_outputs(visit_room_as_lines)
    app.add_node(writing_room, html=screen, epub=screen, typst=(print_room, None), **others)
    app.add_directive("prompt", PromptDirective)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
