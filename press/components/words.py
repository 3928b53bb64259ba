"""Words to say, with who says them and when.

A writer types::

    :::{words} When you have to stop for a while
    :who: retreat
    - I want to hear this. I can't yet. I'll be on the back step till nine.
    :::

Each item is one line of speech; the quotation marks are set here, the same in every output.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from press.components.ours import Ours
from press.config import N_, _
from sphinx_bindery.words.language import quotation_marks

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata, OptionSpec

logger = logging.getLogger(__name__)

SAYS = {
    "reach": N_("The one who reaches says:"),
    "retreat": N_("The one who retreats says:"),
    "either": N_("Either of you says:"),
}


class words(nodes.container):
    """Lines of speech: a title (when), a paragraph (who), a list (what)."""


def _who(argument: str) -> str:
    return directives.choice(argument, tuple(SAYS))


class WordsDirective(SphinxDirective):
    """Lines that a person could say."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"who": _who}

    def run(self) -> list[nodes.Node]:
        inline, messages = self.parse_inline(self.arguments[0])
        when = nodes.rubric(self.arguments[0], "", *inline, classes=[Ours("words-when")])
        who = nodes.paragraph(
            "", _(SAYS[self.options.get("who", "either")]), classes=[Ours("words-who")]
        )
        node = words("", when, who, *messages, classes=[Ours("words")])
        for part in (when, who, node):
            self.set_source_info(part)
        node += self.parse_content_to_nodes()
        lines = list(node.findall(nodes.list_item))
        if not lines:
            logger.warning(
                "`words` needs a list. Write each line that a person says behind a `-`.",
                type="piece",
                subtype="words",
                location=node,
            )
        for line in lines:
            _quote(line, *quotation_marks(self.config.language))
        return [node]


def _quote(line: nodes.list_item, opening: str, closing: str) -> None:
    """Set a line of speech in quotation marks, inside its first and last paragraph."""
    paragraphs = [child for child in line if isinstance(child, nodes.paragraph)]
    if paragraphs:
        paragraphs[0].insert(0, nodes.Text(opening))
        paragraphs[-1].append(nodes.Text(closing))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive. The node is a container: every builder can draw it."""
    app.add_node(words)
    app.add_directive("words", WordsDirective)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
