"""What stands in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_bindery.nodes import parents
from sphinx_bindery.pdf.math import inline_formula
from sphinx_bindery.pdf.translator.base import BaseTranslator, look_of
from sphinx_bindery.pdf.typst import string
from sphinx_bindery.transforms.characters import BOXES

if TYPE_CHECKING:
    from sphinx_bindery.nodes import checkbox, line_break, long_word

# A line of the source, and how far it is indented there, as in a docstring, is none of the page.
WHITE = re.compile("[ \t\n]+")


class InlineVisitors(BaseTranslator):
    """Visits words and what is set among them."""

    def visit_Text(self, node: nodes.Text) -> None:
        if any(isinstance(parent, nodes.literal_block) for parent in parents(node)):
            self._add_code(node.astext())
        elif text := WHITE.sub(" ", node.astext()):
            self.add("#", string(text))

    def _add_code(self, text: str) -> None:
        """Write words of code that stand between others: spaces and ends of lines are kept."""
        for count, line in enumerate(text.split("\n")):
            self.add("#linebreak()" if count else "")
            indent = len(line) - len(line.lstrip(" ")) if count else 0
            shown = "\u00a0" * indent + line[indent:]
            self.add(f"#raw({string(shown)})" if shown else "")

    def depart_Text(self, node: nodes.Text) -> None: ...

    def visit_long_word(self, node: long_word) -> None:
        self.add(f"#long-word({string(node.astext())})")
        raise nodes.SkipNode

    def visit_inline(self, node: nodes.inline) -> None:
        self.add(f"#span({string(look_of(node))})[")

    depart_inline = BaseTranslator.close_call

    def visit_abbreviation(self, node: nodes.abbreviation) -> None:
        self.add('#span("")[')

    def depart_abbreviation(self, node: nodes.abbreviation) -> None:
        """Say what it stands for where it stands first: paper has nothing to point at."""
        self.add("]")
        words = str(node.get("explanation", ""))
        if words and words not in self._explained:
            self._explained.add(words)
            self.add("#", self.spelled(f" ({words})"))

    def visit_literal(self, node: nodes.literal) -> None:
        self.add(f"#literal({string(node.astext())})")
        raise nodes.SkipNode

    def visit_math(self, node: nodes.math) -> None:
        if "mathml" not in node:
            self.visit_literal(node)
        self.add("#", inline_formula(node["mathml"]))
        raise nodes.SkipNode

    def visit_checkbox(self, node: checkbox) -> None:
        self.add("#", string(BOXES[bool(node["checked"])]))
        raise nodes.SkipNode

    def visit_line_break(self, node: line_break) -> None:
        self.add('#" "#linebreak()')  # the space parts the words for whoever listens
        raise nodes.SkipNode
