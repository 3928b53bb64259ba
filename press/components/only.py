"""Text for the web alone, or for paper and e-readers alone: marked so in the source.

A writer types::

    :::{web-only}
    The button in the corner leaves this page at once.
    :::

and `paper-only` likewise. On the web the passage carries `data-only="web"`, so that whoever
compares the three books knows that it is meant; `passages_for_one` lists all such passages.

Sphinx has more outputs than the three. What a component draws in those, `other_outputs` registers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from press.components.ours import Ours
from sphinx_bindery.nodes import web_only
from sphinx_bindery.transforms import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

    Visitor = Callable[[Any, Any], None]


class paper_only(nodes.container):
    """Stands in the EPUB and the PDF alone."""


KINDS: dict[str, type[nodes.container]] = {"web-only": web_only, "paper-only": paper_only}


class OneOutputDirective(SphinxDirective):
    """Holds a passage for one kind of output; the directive's name says which."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        node = KINDS[self.name]("", *self.parse_content_to_nodes(), classes=[Ours(self.name)])
        self.set_source_info(node)
        return [node]


class TakeOut(SphinxPostTransform):
    """Takes out what is meant for another output than the one being written."""

    default_priority = 5
    kind: type[nodes.container]

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(self.kind)):
            node.parent.remove(node)


class TakeOutWebOnly(TakeOut):
    """Leaves out of paper and e-readers what is for the web."""

    formats = FORMATS
    kind = web_only


class TakeOutPaperOnly(TakeOut):
    """Leaves out of the web what is for paper and e-readers."""

    formats = ("html",)
    kind = paper_only


def passages_for_one(env: BuildEnvironment) -> list[tuple[str, int, str]]:
    """Return (docname, line, directive) of each passage that is not in all three books.

    For a page that the website has alone, the setting stands for the directive.
    """
    found = [(docname, 1, "book_left_out") for docname in env.config.book_left_out]
    for docname in sorted(env.all_docs):
        for node in env.get_doctree(docname).findall(nodes.container):
            if isinstance(node, (web_only, paper_only)):
                found.append((docname, node.line or 1, node["classes"][0]))
    return found


def visit_web_only(translator: HTML5Translator, node: web_only) -> None:
    """Mark the passage on the web."""
    translator.body.append('<div data-only="web">\n')


def depart_web_only(translator: HTML5Translator, node: web_only) -> None:
    """Close it."""
    translator.body.append("</div>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives and the transform."""
    app.add_node(web_only, html=(visit_web_only, depart_web_only))
    app.add_node(paper_only)
    for name in KINDS:
        app.add_directive(name, OneOutputDirective)
    app.add_post_transform(TakeOutWebOnly)
    app.add_post_transform(TakeOutPaperOnly)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
