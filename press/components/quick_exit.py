"""The way out of a page that somebody should not be seen reading, on the website only.

A writer types it after what is to be read first, with what it can and cannot do::

    :::{quick-exit}
    The strip at the top leaves this page at once. Your browser still knows that you were here.
    :::

The page then begins with a strip (`theme/quick-exit.html`) that stays in view: a link to
`book_exit`, an everyday site, which works without JavaScript. The script (`quick-exit.js`) empties
the page first, puts the other site in its place in the history, and does the same when Shift is
pressed three times. A host that reads `_headers` is told to let nobody keep a copy of the page.
Model: the GOV.UK Design System, “Exit this page”.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from press.components.markup import markup_around
from press.components.ours import Ours
from press.config import keep_matching
from sphinx_bindery.nodes import web_only

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

LEFT = "is-left-in-haste"
ADDRESS = re.compile(r"https://[^\s/]+(/\S*)?")


class quick_exit(web_only):
    """The words about the way out; that it is there gives the page its strip."""


class QuickExitDirective(SphinxDirective):
    """Gives the page a way out; the content says honestly what it cannot do."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        node = quick_exit("", *self.parse_content_to_nodes(), classes=[Ours("quick-exit")])
        self.env.metadata[self.env.docname][LEFT] = True
        self.set_source_info(node)
        if not node.children:
            logger.warning(
                "`quick-exit` says nothing. Write what it cannot do: the browser’s history stays.",
                type="piece",
                subtype="quick-exit",
                location=node,
            )
        return [node]


def visit_quick_exit(translator: HTML5Translator, node: quick_exit) -> None:
    """Open the words about it."""
    translator.body.append(_around()[0])


def depart_quick_exit(translator: HTML5Translator, node: quick_exit) -> None:
    """Write what the script adds to the words, and close them."""
    translator.body.append(_around()[1])


def _around() -> tuple[str, str]:
    return markup_around("quick_exit")


def pages_left_in_haste(env: BuildEnvironment) -> list[str]:
    """Return the pages that have a way out."""
    return sorted(name for name in env.found_docs if env.metadata[name].get(LEFT))


def tell_way_out(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the template of such a page the address elsewhere."""
    is_left = doctree is not None and app.env.metadata[page].get(LEFT)
    context["book_way_out"] = app.config.book_exit if is_left else ""


def check_address(app: Sphinx, config: Config) -> None:
    """Warn of an address that would not open, or tell others on the way; use the usual one."""
    advice = ". Write an address that begins with https://, or leave it out."
    keep_matching(config, "book_exit", ADDRESS.fullmatch, advice, "exit")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and where it leads."""
    app.add_node(quick_exit, html=(visit_quick_exit, depart_quick_exit))
    app.add_directive("quick-exit", QuickExitDirective)
    app.connect("config-inited", check_address)
    app.connect("html-page-context", tell_way_out)
    return {"version": "2", "env_version": 2, "parallel_read_safe": True}
