"""The way out of a page that somebody should not be seen reading, on the website only.

A writer types it where the page begins, with what it can and cannot do::

    :::{quick-exit}
    The button below leaves this page at once. Your browser still knows that you were here.
    :::

It is a link to `book_exit`, an everyday site, and works without JavaScript. The script
(`quick-exit.js`) empties the page first, puts the other site in its place in the history, and does
the same when Escape is pressed three times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from press.components.markup import markup_around
from press.components.ours import Ours
from press.config import ELSEWHERE
from sphinx_bindery.nodes import web_only

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

ADDRESS = re.compile(r"https://[^\s/]+(/\S*)?")


class quick_exit(web_only):
    """The way out; `address` is where it leads."""


class QuickExitDirective(SphinxDirective):
    """Puts the way out on the page; the content says honestly what it cannot do."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        node = quick_exit("", *self.parse_content_to_nodes(), classes=[Ours("quick-exit")])
        node["address"] = self.config.book_exit
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
    """Write the link; the words about it follow."""
    translator.body.append(_around(node)[0])


def depart_quick_exit(translator: HTML5Translator, node: quick_exit) -> None:
    """Write what the script adds to the words, and close it."""
    translator.body.append(_around(node)[1])


def _around(node: quick_exit) -> tuple[str, str]:
    return markup_around("quick_exit", address=node["address"])


def check_address(app: Sphinx, config: Config) -> None:
    """Warn of an address that would not open, or tell others on the way; use the usual one."""
    if not ADDRESS.fullmatch(config.book_exit):
        logger.warning(
            "`book_exit` is %r. Write an address that begins with https://, or leave it out.",
            config.book_exit,
            type="book",
            subtype="exit",
        )
        config.book_exit = ELSEWHERE


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and where it leads."""
    app.add_node(quick_exit, html=(visit_quick_exit, depart_quick_exit))
    app.add_directive("quick-exit", QuickExitDirective)
    app.connect("config-inited", check_address)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
