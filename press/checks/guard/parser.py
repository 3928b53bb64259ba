"""The parser of pages: MyST's, without what lets a page set up the parser or run anything.

MyST takes settings from the front matter of a page (`myst:`, `html_meta:`, `substitutions:`), and
puts `{{ … }}` through Jinja, where an expression may call whatever Python has. Here a page has no
settings and no front matter, whatever its text looks like, and `{{ … }}` is looked up and not run.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from docutils import nodes
from myst_parser.mdit_to_docutils.base import token_line
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

from press.checks.guard.budget import DEEPEST, Budget, look_at
from press.checks.guard.dispatch import Dispatcher

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

    def render_restructuredtext(self, token: SyntaxTreeNode) -> None:
        """Make it part of the page: places that no other fence gives, notes that are counted."""
        settings, number = self.document.settings, next(self.md_options["fences"])
        before, settings.auto_id_prefix = settings.auto_id_prefix, f"rst{number}-"
        there = len(self.current_node)
        try:
            super().render_restructuredtext(token)
        finally:
            settings.auto_id_prefix = before
        for child in self.current_node[there:]:
            _note_notes(self.document, child)

    def render_substitution(self, token: SyntaxTreeNode, inline: bool) -> None:
        """Put in what conf.py gives under this name; what it does not know stays as typed."""
        name, known = token.content.strip(), self.md_config.substitutions
        if name in known:
            self.nested_render_text(str(known[name]), token_line(token), inline=inline)
            return
        typed = f"{{{{{token.content}}}}}"
        self.current_node.append(nodes.Text(typed) if inline else nodes.paragraph(typed, typed))


def _note_notes(document: nodes.document, tree: nodes.Node) -> None:
    """Have docutils number the notes in a part of a page, which was parsed as a page by itself."""
    for note in tree.findall(nodes.footnote):
        if note.get("auto") == 1:
            document.note_autofootnote(note)
        elif note.get("auto"):
            document.note_symbol_footnote(note)
    for mark in tree.findall(nodes.footnote_reference):
        if mark.get("refname"):
            document.note_footnote_ref(mark)
        elif mark.get("auto") == 1:
            document.note_autofootnote_ref(mark)
        elif mark.get("auto"):
            document.note_symbol_footnote_ref(mark)


class PageParser(MystParser):
    """Parses a page by the settings of conf.py alone, where MystParser merges in the page's."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        parser = create_md_parser(document.settings.env.myst_config, PageRenderer)
        parser.options["document"] = document
        parser.options["budget"] = Budget()
        parser.options["fences"] = count(1)  # of `{eval-rst}`
        parser.options["maxNesting"] = 2 * DEEPEST  # what is deeper it drops without a word
        with Dispatcher():
            parser.render(inputstring)
