"""The parser of pages: MyST's, without what lets a page set up the parser or run anything.

MyST takes settings from the front matter of a page (`myst:`, `html_meta:`, `substitutions:`), and
puts `{{ … }}` through Jinja, where an expression may call whatever Python has. Here a page has no
settings and no front matter, whatever its text looks like, and `{{ … }}` is looked up and not run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

from press.checks.guard.dispatch import Dispatcher
from press.checks.guard.tokens import DEEPEST, Budget, look_at

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode


class PageRenderer(SphinxRenderer):
    """Renders a page as MyST does, but for what a page cannot be trusted with."""

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Take nothing from it: `press.pieces.frontmatter` read the facts."""

    def _render_tokens(self, tokens: list[Token]) -> None:
        """Look at them first: every text of a page comes by here, whatever it stands in."""
        look_at(self.document.settings.env, tokens, self.document["source"], 1)
        with self.md_options["budget"].spending(tokens):
            super()._render_tokens(tokens)

    def render_substitution(self, token: SyntaxTreeNode, inline: bool) -> None:
        """Put in what conf.py gives under this name; what it does not know stays as typed."""
        name, known = token.content.strip(), self.md_config.substitutions
        if name in known:
            self.nested_render_text(str(known[name]), token_line(token), inline=inline)
            return
        typed = f"{{{{{token.content}}}}}"
        self.current_node.append(nodes.Text(typed) if inline else nodes.paragraph(typed, typed))


class PageParser(MystParser):
    """Parses a page by the settings of conf.py alone, where MystParser merges in the page's."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        parser = create_md_parser(document.settings.env.myst_config, PageRenderer)
        parser.options["document"] = document
        parser.options["budget"] = Budget()
        parser.options["maxNesting"] = 2 * DEEPEST  # what is deeper it drops without a word
        with Dispatcher():
            parser.render(inputstring)
