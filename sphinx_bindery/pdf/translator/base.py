"""What all visitors share: how text, calls, places and anchors are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from sphinx_bindery.nodes import WORDS_IN, note_in_line, number_of
from sphinx_bindery.pdf.page_numbers import block_mark
from sphinx_bindery.pdf.places import Drawing, mark
from sphinx_bindery.pdf.typst import string
from sphinx_bindery.transforms.characters import spelled

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_bindery.pdf.page import PrintedPage
    from sphinx_bindery.targets import Targets

logger = logging.getLogger(__name__)

# Nodes that carry their anchor inside, since nothing can stand before them.
ANCHOR_INSIDE = (
    nodes.section,
    nodes.list_item,
    nodes.definition_list_item,
    nodes.term,
    nodes.definition,
    nodes.row,
    nodes.entry,
    nodes.caption,
    nodes.legend,
    nodes.footnote,
    nodes.footnote_reference,
    note_in_line,
    nodes.title,
    nodes.tbody,
    nodes.thead,
    nodes.tgroup,
    nodes.image,
)
SIDES = ("left", "center", "right")
PLAIN = "set_plainly"  # marks a node whose drawing by an extension cannot be read


class Printer(Protocol):
    """What the translator asks of its builder."""

    current_page: PrintedPage
    env: BuildEnvironment
    images: dict[str, str]
    listed: set[str]
    printed: dict[str, str]
    srcdir: Path
    targets: Targets
    told: set[tuple[object, ...]]
    missing_glyphs: set[str]

    @property
    def marks_pages(self) -> bool: ...

    def anchor_to_set(self, docname: str, anchor: str) -> str: ...


class BaseTranslator(SphinxTranslator):
    """Writes one page; `astext` returns it. Whoever inherits it visits the nodes."""

    builder: Printer  # Sphinx's, with more

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self.body: list[str] = []
        self.page = self.builder.current_page
        self.level = self.page.level - 1
        self.closing = "]\n"
        self.drawings: list[Drawing] = []
        self._begun: dict[nodes.Node, int] = {}
        self._explained: set[str] = set()

    def astext(self) -> str:
        """Return the Typst text of the page."""
        return "".join(self.body)

    def warn(self, kind: str, message: str, node: nodes.Node, *words: object) -> None:
        """Tell the writer something about a node, once: a page may be translated again."""
        place = node if isinstance(node, nodes.Element) else node.parent
        key = (self.page.docname, place.line, message, words)
        if key not in self.builder.told:
            self.builder.told.add(key)
            logger.warning(message, *words, type="pdf", subtype=kind, location=place)

    # How text is made

    def add(self, *parts: str) -> None:
        self.body.extend(parts)

    def spelled(self, text: str) -> str:
        """Return words that no page holds, as `Figure 1`, as a string that fonts can draw."""
        return string(spelled(text, self.builder.missing_glyphs))

    def open_block(
        self, call: str, node: nodes.Element, bracket: str = "[", *, floats: bool = False
    ) -> None:
        """Open a call on a line of its own, below the place where it comes from."""
        self.tell_place(node, floats=floats)
        self.add("\n#", call, bracket)

    def tell_place(self, node: nodes.Element, label: str = "none", *, floats: bool = False) -> None:
        """Say where in the source a block comes from, for errors and for the printed page numbers.

        A heading may go on to the next page from there: its own `label` is asked instead. What
        floats may stand on another page, and gets no mark.
        """
        if place := self._place_of(node):
            self.add(mark(place))
            if self.builder.marks_pages and not self.page.is_single and not floats:
                self.add(block_mark(place, label), "\n")

    def _place_of(self, node: nodes.Element) -> str:
        source = node.source or self.document.get("source", "")
        return f"{source}:{node.line}" if node.line else ""

    def close_block(self, _node: nodes.Element | None = None) -> None:
        self.add("]\n")

    def close_call(self, node: nodes.Element) -> None:
        self.add("]")

    def name_of(self, anchor: str) -> str:
        return self.builder.targets.label_of(self.page.docname, anchor)

    def add_number(self, node: nodes.Element) -> None:
        """Write the number that Sphinx gave to a figure, table or listing (`numfig`)."""
        number = number_of(node, self.builder.env, self.page.docname)
        if number:
            self.add("#", self.spelled(f"{number} "))

    def anchors(self, node: nodes.Element) -> None:
        """Mark the place of each of the node's ids that a reference may lead to."""
        ids: list[str] = node.get("ids", [])
        for anchor in ids:
            name = self.builder.anchor_to_set(self.page.docname, anchor)
            if name:
                self.add(f"#anchor({string(name)})")

    def dispatch_visit(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Element) and not _keeps_anchor(node):
            self.anchors(node)
        self.add(*(f"#foreign({string(language)})[" for language in _languages(node)))
        if isinstance(node, nodes.Element) and self._is_drawn_by_extension(node):
            self._begin_drawing(node)
        try:
            self._visit(node)
        except nodes.SkipNode:
            self._end_drawing(node)
            self.add("]" * len(_languages(node)))
            if not isinstance(node, nodes.title):
                self._anchors_within(node)
            raise

    def dispatch_departure(self, node: nodes.Node) -> None:
        if not _is_plain(node):
            super().dispatch_departure(node)
        self._end_drawing(node)
        self.add("]" * len(_languages(node)))

    # What extensions draw: kept, since each has to be Typst by itself

    def _is_drawn_by_extension(self, node: nodes.Element) -> bool:
        """Tell whether an extension gave the node a visitor: Sphinx sets it on the translator."""
        return any(f"visit_{kind.__name__}" in vars(self) for kind in type(node).__mro__)

    def _begin_drawing(self, node: nodes.Element) -> None:
        if not isinstance(node.parent, nodes.TextElement) and (place := self._place_of(node)):
            self.add(mark(place))
        self._begun[node] = len(self.body)

    def _end_drawing(self, node: nodes.Node) -> None:
        begin = self._begun.pop(node, None)
        if begin is not None and isinstance(node, nodes.Element):
            self.drawings.append(Drawing(node, "".join(self.body[begin:])))

    def _visit(self, node: nodes.Node) -> None:
        if _is_plain(node):
            self._set_attributes(node)
        else:
            super().dispatch_visit(node)

    def _anchors_within(self, node: nodes.Node) -> None:
        """Mark the places that lie in a node which was written all at once."""
        for inner in node.findall(nodes.Element):
            if inner is not node:
                self.anchors(inner)

    def _set_attributes(self, node: nodes.Element) -> None:
        """Set the words of a node that keeps them beside its children, as diagrams do."""
        words = next((str(node[name]) for name in WORDS_IN if node.get(name)), "")
        if words and not node.children:
            inside = isinstance(node.parent, nodes.TextElement)
            call = "literal" if inside else "code"
            self.add(f"\n#{call}({string(words)})\n")


def look_of(node: nodes.Element) -> str:
    """Return the class that says how the node looks: the first that is not another's business."""
    ours = [
        name for name in node["classes"] if not name.startswith(("sd-", "toctree", "language-"))
    ]
    return ours[0] if ours else ""


def figures_of_calls(document: nodes.document) -> str:
    """Return what makes the figures lining on a page that has a number to call, and keeps it whole.

    Nothing marks the other numbers there as such: a code to text, a year, an hour.
    """
    has_number = any(map(_is_call, document.findall(nodes.reference)))
    return "#show: with-numbers;" if has_number else ""


def _is_call(node: nodes.reference) -> bool:
    return str(node.get("refuri", "")).startswith("tel:")


def _keeps_anchor(node: nodes.Node) -> bool:
    """Tell whether a node's visitor marks its place; a component says so by `anchor_inside`."""
    return isinstance(node, ANCHOR_INSIDE) or getattr(node, "anchor_inside", False)


def _is_plain(node: nodes.Node) -> bool:
    """Tell whether the drawing of an extension was no Typst: what the node holds is set plainly."""
    return isinstance(node, nodes.Element) and bool(node.get(PLAIN))


def _languages(node: nodes.Node) -> list[str]:
    """Return the language of a passage in another one: docutils' class `language-fr`."""
    if isinstance(node, (nodes.literal_block, nodes.literal, nodes.Text)) or _keeps_anchor(node):
        return []
    classes: list[str] = node.get("classes", []) if isinstance(node, nodes.Element) else []
    return [name.removeprefix("language-") for name in classes if name.startswith("language-")][:1]
