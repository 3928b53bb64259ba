"""Nodes of our own, and what is often done with a node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

    Visitor = Callable[[Any, Any], None]


DECORATIVE = "decorative"
# Nodes, by name, that print nothing in a book.
SILENT = (
    "comment",
    "index",
    "substitution_definition",
    "tabular_col_spec",
    "system_message",
    "meta",
    "colspec",
    "pending",
    "toctree",
    "highlightlang",
    "label",
    "docinfo",
)
# Where nodes of extensions keep words that are not among their children.
WORDS_IN = ("code", "content", "alt", "text", "caption")


def with_line(node: nodes.Node) -> nodes.Node:
    """Return the node, or the nearest around it that knows its line."""
    while not node.line and node.parent is not None:
        node = node.parent
    return node


def parents(node: nodes.Node) -> Iterator[nodes.Element]:
    """Yield what stands around a node, from the nearest on."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def is_from_toctree(node: nodes.Node) -> bool:
    """Tell whether a toctree has put a node there: a title of another page, or a part of one."""
    return any(parent.get("toctree") for parent in parents(node))


def holds_words_only(node: nodes.Node) -> bool:
    """Tell whether at most the words of a node are printed, whatever else it holds: it is code."""
    is_code = isinstance(node, nodes.FixedTextElement | nodes.literal | nodes.math)
    return is_code or isinstance(node, long_word) or node.__class__.__name__ in SILENT


class block(nodes.container):
    """A card, tab, dropdown or aside, lying open: its first child may be a rubric, its title."""


class checkbox(nodes.Inline, nodes.Element):
    """The box of a task; `checked` tells whether it is ticked."""


class line_break(nodes.Inline, nodes.Element):
    """A line broken by hand."""


def replace_node(node: nodes.Element, others: list[nodes.Node]) -> None:
    """Put others in a node's place, and what its ids named stays to be found.

    docutils' `replace_self` fails where no element among the others can take the node's classes.
    """
    target: list[nodes.Node] = [nodes.target("", "", ids=node["ids"])] if node["ids"] else []
    node.parent.replace(node, [*target, *others])


def as_block_or_inline(text: str, node: nodes.Element) -> list[nodes.Node]:
    """Return the text as the place of `node` takes it: a paragraph, or words in one."""
    if not text:
        return []
    if isinstance(node.parent, nodes.TextElement):
        return [nodes.Text(text)]
    paragraph = nodes.paragraph("", text)
    paragraph.source, paragraph.line = node.source, node.line
    return [paragraph]


class note_in_line(nodes.Inline, nodes.Element):
    """A note at the place that refers to it by `refid`; in the line around it, it is a `number`."""

    def astext(self) -> str:
        """Return the number: its words are not of that line."""
        return str(self["number"])


class long_word(nodes.Inline, nodes.TextElement):
    """A word that may be broken anywhere."""


class row_list(nodes.Sequential, nodes.Element):
    """The rows of a table that is too wide, each a `list_item`."""


class cell_head(nodes.General, nodes.Element):
    """The head of a column, above a cell of it in a `row_list`."""


class said_twice(nodes.General, nodes.Element):
    """Holds two `saying`s: one for where a table begins, one for the pages that it goes on to."""


class saying(nodes.General, nodes.Element):
    """One of the two in `said_twice`."""


class web_only(nodes.container):
    """Stands in the website alone."""


def number_of(node: nodes.Element, env: BuildEnvironment, docname: str) -> str:
    """Return what stands before the caption of a node, as “Fig. 2”; '' where it has no number.

    A box of sphinx-proof that wants no number is called by its kind alone.
    """
    kind = env.domains.standard_domain.get_enumerable_node_type(node)
    numbers = env.toc_fignumbers.get(docname, {}).get(kind or "", {})
    number = next((numbers[name] for name in node["ids"] if name in numbers), None)
    format_ = env.config.numfig_format.get(kind or "", f"{(kind or '').capitalize()} %s")
    words = str(format_) % ".".join(map(str, number)) if number else str(node.get("realtype", ""))
    return words[:1].upper() + words[1:]  # it begins a line; some extensions write “theorem 2”


def section_number(section: nodes.Element, env: BuildEnvironment, docname: str) -> str:
    """Return what a numbered toctree puts before the title of a section, as “1.2. ”, or ''.

    A page has its own number under no id: that of its first section.
    """
    numbers = env.toc_secnumbers.get(docname, {})
    is_first = isinstance(section.parent, nodes.document)
    names = [f"#{name}" for name in section["ids"]] + ([""] if is_first else [])
    number = next((numbers[name] for name in names if name in numbers), None)
    return f"{'.'.join(map(str, number))}. " if number else ""


def other_outputs(visit: Visitor) -> dict[str, Any]:
    """Return, for `add_node`, one visitor for all of Sphinx's own outputs but the website."""
    return dict.fromkeys(("text", "man", "latex", "texinfo"), (visit, None))


def visit_checkbox(translator: HTML5Translator, node: checkbox) -> None:
    """Draw an empty box on the web."""
    translator.body.append('<span class="tick" aria-hidden="true">☐</span>')
    raise nodes.SkipNode


def visit_box_as_sign(translator: nodes.NodeVisitor, node: checkbox) -> None:
    """Write the box as a sign among the words."""
    nodes.Text("☑ " if node["checked"] else "☐ ").walkabout(translator)
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the nodes; the translators of the two books draw them by themselves."""
    app.add_node(block)
    app.add_node(checkbox, html=(visit_checkbox, None), **other_outputs(visit_box_as_sign))
    for node in (line_break, long_word, note_in_line, row_list, cell_head, said_twice, saying):
        app.add_node(node)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
