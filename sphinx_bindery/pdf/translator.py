"""Doctree to Typst: one call of a function for each node, text as Typst strings.

A visitor opens, its partner closes; what it looks like is said in `typ/`. Before each block
stands a comment with its place in the source, so that an error of Typst can be told to the writer.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from sphinx_bindery.nodes import SILENT, WORDS_IN, note_in_line, number_of, parents, section_number
from sphinx_bindery.pdf.code import code_call
from sphinx_bindery.pdf.math import block_formulas, inline_formula
from sphinx_bindery.pdf.page_numbers import block_mark
from sphinx_bindery.pdf.places import Drawing, mark
from sphinx_bindery.pdf.sizes import size_of
from sphinx_bindery.pdf.typst import string
from sphinx_bindery.targets import Targets, is_inner
from sphinx_bindery.transforms.characters import BOXES, spelled
from sphinx_bindery.transforms.math import equation_number
from sphinx_bindery.transforms.repeated import holds_what_stands_once, plain
from sphinx_bindery.transforms.wide_tables import letters_across

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_bindery.nodes import checkbox, line_break, long_word, row_list, said_twice, saying
    from sphinx_bindery.pdf.page import PrintedPage

logger = logging.getLogger(__name__)

# Nodes that are one call around what they hold.
CALLS = {
    "emphasis": "emph",
    "strong": "strong",
    "literal_emphasis": "emph",
    "literal_strong": "strong",
    "title_reference": "emph",
    "subscript": "subscript",
    "superscript": "superscript",
    "block_quote": "block-quote",
    "attribution": "attribution",
    "line": "line-of",
    "cell_head": "cell-head",
    "manpage": "emph",
}
# Nodes that only hold others.
TRANSPARENT = (
    "generated",
    "compound",
    "footnote",
    "glossary",
    "PassthroughTextElement",
    "versionmodified",
    "desc_content",
    "desc_addname",
    "desc_name",
    "desc_type",
    "desc_annotation",
    "desc_sig_element",
    "desc_inline",
    "decoration",
    "header",
    "footer",
    "tgroup",
    "tbody",
    "option",
    "option_string",
    "acks",
    "problematic",
    "start_of_file",
    "hlist",
    "hlistcol",
    "only",
)
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


PLAIN = "set_plainly"  # marks a node whose drawing by an extension cannot be read
DEEPEST = 6  # PDF has headings of six levels
# What sets a link out of the book, by how its address is shown; and what it takes besides.
OUTER = {
    "told": ("out", ""),
    "shown": ("out-shown", "shown"),
    "cut": ("out-cut", "shown"),
    "noted": ("out-noted", "note"),
    "noted again": ("out-noted-again", "note"),
}
LETTERS = 60  # of a table that stand side by side on a page
SIDES = ("left", "center", "right")
SHORT = 200  # letters of a paragraph: three lines at the most


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


class TypstTranslator(SphinxTranslator):
    """Writes one page; `astext` returns it."""

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

    def name_of(self, anchor: str) -> str:
        return self.builder.targets.label_of(self.page.docname, anchor)

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

    def unknown_visit(self, node: nodes.Element) -> None:
        """Set what nobody foresaw plainly: a box if it is one, else all that it holds."""
        if isinstance(node, nodes.Admonition):
            self.visit_admonition(node)
            return
        message = "The PDF has no drawing for `%s`: what it holds is set plainly."
        name = node.__class__.__name__
        self.warn("node", message, node, name)
        self._set_attributes(node)

    def _set_attributes(self, node: nodes.Element) -> None:
        """Set the words of a node that keeps them beside its children, as diagrams do."""
        words = next((str(node[name]) for name in WORDS_IN if node.get(name)), "")
        if words and not node.children:
            inside = isinstance(node.parent, nodes.TextElement)
            call = "literal" if inside else "code"
            self.add(f"\n#{call}({string(words)})\n")

    def unknown_departure(self, node: nodes.Element) -> None:
        if isinstance(node, nodes.Admonition):
            self.depart_admonition(node)

    # Text

    def visit_Text(self, node: nodes.Text) -> None:
        if any(isinstance(parent, nodes.literal_block) for parent in parents(node)):
            self._add_code(node.astext())
        elif text := node.astext().replace("\n", " "):  # a line of the source is none of the page
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
        self.add(f"#span({string(_look(node))})[")

    def depart_inline(self, node: nodes.Element) -> None:
        self.add("]")

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

    def visit_math_block(self, node: nodes.math_block) -> None:
        number = equation_number(node, self.builder.env, self.page.docname)
        if "mathml" not in node:
            self._add_source(node, number)
        self.tell_place(node)
        self.add(block_formulas(node["mathml"], number))
        raise nodes.SkipNode

    def _add_source(self, node: nodes.math_block, number: str) -> None:
        """Write a formula that nobody could read, and its number above it."""
        if number:
            self.open_block('paragraph("")', node)
            self.add("#", string(number))
            self.close_block()
        self.visit_literal_block(node)

    def visit_checkbox(self, node: checkbox) -> None:
        self.add("#", string(BOXES[bool(node["checked"])]))
        raise nodes.SkipNode

    def visit_line_break(self, node: line_break) -> None:
        self.add('#" "#linebreak()')  # the space parts the words for whoever listens
        raise nodes.SkipNode

    # References

    def visit_reference(self, node: nodes.reference) -> None:
        self._open_reference(node)
        if number := node.get("secnumber"):  # of a line in a list of pages
            self.add("#", string(f"{'.'.join(map(str, number))}. "))

    def _open_reference(self, node: nodes.reference) -> None:
        target = self.builder.targets.of(self.page.docname, node)
        if target is None:
            self.add('#span("")[')
        elif is_inner(node):
            self._open_inner_reference(node, target)
        else:
            self._open_outer_reference(node)

    def _open_inner_reference(self, node: nodes.reference, target: str) -> None:
        if self.page.is_single:
            number = self.builder.printed.get(target, "")
            self.add(f"#see-book({string(number)})[")
            return
        if target in self.builder.listed and self.page.docname != target.partition("#")[0]:
            self.add(f"#use({string(target)})")
        if place := node.get("in_index"):
            self.add(f"#indexed({string(target)}, {'true' if place == 1 else 'false'})[")
            return
        title = self.builder.targets.titles.get(target)
        flags = ", numbered: true" if title is not None or _is_numref(node) else ""
        flags += ", titled: true" if title == node.astext() and _stands_in_text(node) else ""
        self.add(f"#see({string(target)}{flags})[")

    def _open_outer_reference(self, node: nodes.reference) -> None:
        call, fact = OUTER[node.get("address", "told")]
        facts = [node["refuri"], *([node[fact]] if fact else [])]
        self.add(f"#{call}({', '.join(map(string, facts))})[")

    depart_reference = depart_inline
    visit_number_reference = visit_reference
    depart_number_reference = depart_inline
    visit_download_reference = visit_inline
    depart_download_reference = depart_inline

    def visit_target(self, node: nodes.target) -> None: ...

    def depart_target(self, node: nodes.target) -> None: ...

    def visit_note_in_line(self, node: note_in_line) -> None:
        self.add(f"#note({string(self.name_of(node['refid']))})[", self._figures())

    depart_note_in_line = depart_inline

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        self.add(f"#note-again({string(self.name_of(node['refid']))})")
        raise nodes.SkipNode

    def visit_citation(self, node: nodes.citation) -> None:
        self.open_block("described", node)
        self.add(f"#par[#{string(node[0].astext())}]")

    depart_citation = close_block

    def visit_citation_reference(self, node: nodes.citation_reference) -> None:
        self.add('#span("")[')

    depart_citation_reference = depart_inline

    # Pages and headings

    def visit_document(self, node: nodes.document) -> None:
        """Open a page that has no title at once."""
        if next(iter(node.findall(nodes.section)), None) is None:
            heads = ", ".join(string(head) for head in self.page.heads)
            self.add(f"#untitled(heads: ({heads}), mark: {string(f'{self.page.docname}#')})[\n")
            self.add(self._figures())

    def depart_document(self, node: nodes.document) -> None:
        if self.page.opener.too_long:
            self.add(f"#page-end({string(self.name_of(''))})")
        self.add(self.closing)

    def visit_section(self, node: nodes.section) -> None:
        self.level += 1

    def depart_section(self, node: nodes.section) -> None:
        self.level -= 1

    def is_first(self, section: nodes.section) -> bool:
        return section is next(iter(self.document.findall(nodes.section)))

    def visit_title(self, node: nodes.title) -> None:
        parent = node.parent
        if isinstance(parent, nodes.section):
            self._open_heading(node, parent)
        elif isinstance(parent, nodes.table):
            raise nodes.SkipNode
        elif isinstance(parent, nodes.Admonition | nodes.topic | nodes.sidebar):
            self.add("[")
            self.add_number(parent)
        else:
            self.open_block('rubric("")', node)

    def _open_heading(self, node: nodes.title, section: nodes.section) -> None:
        mark = string(self.name_of(section["ids"][0])) if section["ids"] else ""
        label = f"label({mark})" if mark else "none"
        self.tell_place(node, mark or "none")
        level = min(self.level, DEEPEST)
        again = self._again(node)
        if self.is_first(section):
            self.add(f"#{self._opener(label, again)}")
            self._add_section_number(section)
        else:
            rank = self.level - self.page.level
            flag = ", before-terms: true" if _leads_to_terms(section) else ""
            self.add(f"#section(level: {level}, rank: {rank}, mark: {label}{flag}{again})[")
            self._add_section_number(section)

    def _add_section_number(self, section: nodes.section) -> None:
        """Write the number that a numbered toctree gives to a section."""
        number = section_number(section, self.builder.env, self.page.docname)
        self.add("#", string(number)) if number else None

    def _again(self, title: nodes.title) -> str:
        """Return, for a title that holds what can stand only once, its words for the contents."""
        if not holds_what_stands_once(title):
            return ""
        before, self.body = self.body, []
        self._add_section_number(title.parent)
        self._walk(plain(title).children)
        words, self.body = self.astext(), before
        return f", again: [{words}]"

    def _opener(self, label: str, again: str) -> str:
        """Return the call that opens a page of the source, up to its title."""
        facts = {"mark": label, **self.page.opener.facts}
        if not self.page.is_single:
            heads = ", ".join(string(head) for head in self.page.heads)
            facts |= {"number": string(self.page.number)} if self.page.number else {}
            facts |= {"level": str(min(self.level, DEEPEST)), "heads": f"({heads})"}
        given = ", ".join(f"{name}: {value}" for name, value in facts.items()) + again
        call = f"look({string(self.page.opener.call)}"
        if not self.page.opener.argument:
            return f"{call}, {given})["
        self.closing = "])\n"
        return f"{call}, {given}, title: ["

    def depart_title(self, node: nodes.title) -> None:
        parent = node.parent
        if isinstance(parent, nodes.section):
            opener = self.is_first(parent)
            argument = self.page.opener.argument
            body = f"], {argument} => [\n" if argument else "][\n"
            self.add(body + self._figures() if opener else "]\n")
        elif isinstance(parent, nodes.Admonition | nodes.topic | nodes.sidebar):
            self.add("])[")
        else:
            self.close_block()

    def _figures(self) -> str:
        """Return what makes the figures lining on a page that has a number to call.

        Nothing marks the other numbers there as such: a code to text, a year, an hour.
        """
        has_number = any(map(_is_call, self.document.findall(nodes.reference)))
        return '#set text(number-type: "lining");' if has_number else ""

    def visit_subtitle(self, node: nodes.subtitle) -> None:
        self.open_block('rubric("")', node)

    depart_subtitle = close_block

    def visit_rubric(self, node: nodes.rubric) -> None:
        self.open_block(f"rubric({string(_look(node))})", node)

    depart_rubric = close_block

    # Blocks

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        runs_on = _follows_paragraph(node) and not _look(node)
        name, look = ("next-paragraph", "") if runs_on else ("paragraph", string(_look(node)))
        given = ", ".join(filter(None, [look, "whole: true" if _is_short_with_note(node) else ""]))
        self.open_block(f"{name}({given})" if given else name, node)

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        """Close it; the last one about a term or a source ends with the pages that use it."""
        used: list[str] = node.get("used", [])
        self.add(*(f"#used({string(name)})" for name in used))
        self.close_block()

    visit_centered = visit_paragraph
    depart_centered = close_block

    def visit_compact_paragraph(self, node: addnodes.compact_paragraph) -> None:
        """Open a line of a table of contents; the one that holds them all is not a paragraph."""
        if not node.get("toctree"):
            self.visit_paragraph(node)

    def depart_compact_paragraph(self, node: addnodes.compact_paragraph) -> None:
        if not node.get("toctree"):
            self.close_block()

    def visit_container(self, node: nodes.container) -> None:
        self.open_block(f"container({string(_look(node))})", node)

    depart_container = close_block

    def visit_transition(self, node: nodes.transition) -> None:
        self.add("\n#divider()\n")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.Element) -> None:
        if any(isinstance(child, nodes.Element) for child in node.children):
            self.open_block("parsed-code", node)
            return
        self.tell_place(node)
        self.add(f"\n{code_call(node)}\n")
        raise nodes.SkipNode

    depart_literal_block = close_block
    visit_doctest_block = visit_literal_block
    depart_doctest_block = close_block

    def visit_line_block(self, node: nodes.line_block) -> None:
        inner = isinstance(node.parent, nodes.line_block)
        self.open_block("indented" if inner else "lines", node)

    depart_line_block = close_block

    def visit_admonition(self, node: nodes.Element) -> None:
        kind = node.__class__.__name__
        self.open_block(f"admonition({string(kind)}, ", node, "")
        if kind in admonitionlabels:
            self.add(f"[#{self.spelled(str(admonitionlabels[kind]))}])[")
        elif not isinstance(node.next_node(), nodes.title):
            self.add("[])[")

    depart_admonition = close_block
    visit_topic = visit_sidebar = visit_admonition
    depart_topic = depart_sidebar = close_block

    # Lists

    def visit_bullet_list(self, node: nodes.bullet_list) -> None:
        self.add(f"\n#bullet-list({string(_look(node))})")

    def depart_bullet_list(self, node: nodes.Element) -> None:
        self.add("\n")

    def visit_enumerated_list(self, node: nodes.enumerated_list) -> None:
        pattern = string(_pattern(node))
        self.add(f"\n#numbered-list(start: {node.get('start', 1)}, pattern: {pattern})")

    depart_enumerated_list = depart_bullet_list

    def visit_list_item(self, node: nodes.list_item) -> None:
        self.add("[")
        self.anchors(node)

    depart_list_item = depart_inline

    def visit_definition_list(self, node: nodes.Element) -> None:
        self.add("\n#definition-list(")

    def depart_definition_list(self, node: nodes.Element) -> None:
        self.add(")\n")

    def visit_definition_list_item(self, node: nodes.Element) -> None:
        self.add("terms.item([")
        self.anchors(node)

    def depart_definition_list_item(self, node: nodes.Element) -> None:
        if not any(isinstance(child, DEFINITIONS) for child in node.children):
            self.add("], [")
        self.add("]), ")

    def visit_term(self, node: nodes.Element) -> None:
        self.anchors(node)
        if node.parent.index(node):
            self.add('#" "#linebreak()')

    def depart_term(self, node: nodes.Element) -> None: ...

    def visit_classifier(self, node: nodes.classifier) -> None:
        self.add('#": "#emph[')

    depart_classifier = depart_inline

    def visit_definition(self, node: nodes.Element) -> None:
        before = node.parent.children[node.parent.index(node) - 1]
        self.add("\n\n" if isinstance(before, DEFINITIONS) else "], [")
        self.anchors(node)

    def depart_definition(self, node: nodes.Element) -> None: ...

    # Fields, options and descriptions are lists of terms, too.
    visit_field_list = visit_option_list = visit_definition_list
    depart_field_list = depart_option_list = depart_definition_list
    visit_field = visit_option_list_item = visit_definition_list_item
    depart_field = depart_option_list_item = depart_definition_list_item
    visit_field_name = visit_option_group = visit_term
    depart_option_group = depart_term

    def depart_field_name(self, node: nodes.field_name) -> None:
        self.add('#":"')

    visit_field_body = visit_description = visit_definition
    depart_field_body = depart_description = depart_definition

    def visit_option_argument(self, node: nodes.option_argument) -> None:
        self.add("#", string(node.get("delimiter", " ")))

    def depart_option_argument(self, node: nodes.option_argument) -> None: ...

    def depart_option(self, node: nodes.option) -> None:
        if node is not node.parent[-1]:
            self.add('#", "')

    # Object descriptions

    def visit_desc(self, node: addnodes.desc) -> None:
        is_alone = node.next_node(addnodes.desc, siblings=False, ascend=False) is None
        self.open_block("described" if is_alone else "described-around", node)

    depart_desc = close_block

    def visit_desc_signature(self, node: addnodes.desc_signature) -> None:
        self.open_block('rubric("")', node)

    depart_desc_signature = close_block

    def visit_desc_signature_line(self, node: addnodes.desc_signature_line) -> None:
        self.add("#linebreak()" if node.parent.index(node) else "")

    def depart_desc_signature_line(self, node: addnodes.desc_signature_line) -> None: ...

    def visit_desc_parameterlist(self, node: addnodes.desc_parameterlist) -> None:
        self.add('#"("')

    def depart_desc_parameterlist(self, node: addnodes.desc_parameterlist) -> None:
        self.add('#")"')

    def visit_desc_type_parameter_list(self, node: addnodes.desc_type_parameter_list) -> None:
        self.add('#"["')

    def depart_desc_type_parameter_list(self, node: addnodes.desc_type_parameter_list) -> None:
        self.add('#"]"')

    def visit_desc_parameter(self, node: nodes.Element) -> None:
        self.add("" if _is_first_parameter(node) else '#", "')

    def depart_desc_parameter(self, node: nodes.Element) -> None: ...

    visit_desc_type_parameter = visit_desc_parameter
    depart_desc_type_parameter = depart_desc_parameter
    visit_desc_optional = visit_desc_type_parameter_list
    depart_desc_optional = depart_desc_type_parameter_list

    def visit_desc_returns(self, node: addnodes.desc_returns) -> None:
        self.add('#" → "')

    def depart_desc_returns(self, node: addnodes.desc_returns) -> None: ...

    # Figures and tables

    def visit_figure(self, node: nodes.figure) -> None:
        floats = _has_text_below(node) and node.next_node(nodes.legend) is None
        facts = ["floats: true"] if floats else []
        if (side := node.get("align")) in SIDES:
            facts.append(f"side: {side}")
        bracket = f"({''.join(f'{fact}, ' for fact in facts)}["
        self.open_block("illustration", node, bracket, floats=floats)

    def depart_figure(self, node: nodes.figure) -> None:
        self.add("])\n")

    def visit_caption(self, node: nodes.caption) -> None:
        if isinstance(node.parent, nodes.figure):
            self.add("], caption: [")
            self.anchors(node)
        else:
            self.open_block('rubric("")', node)
        self.add_number(node.parent)

    def depart_caption(self, node: nodes.caption) -> None:
        if not isinstance(node.parent, nodes.figure):
            self.close_block()

    def add_number(self, node: nodes.Element) -> None:
        """Write the number that Sphinx gave to a figure, table or listing (`numfig`)."""
        number = number_of(node, self.builder.env, self.page.docname)
        if number:
            self.add("#", self.spelled(f"{number} "))

    def visit_legend(self, node: nodes.legend) -> None:
        self.add("], legend: [")

    def depart_legend(self, node: nodes.legend) -> None: ...

    def visit_image(self, node: nodes.image) -> None:
        self.anchors(node)
        path = string(f"/images/{self.builder.images[node['uri']]}")
        alt = node.get("alt", "")
        self.tell_place(node)
        words = string(alt) if alt else "none"
        width, height = size_of(node, Path(self.builder.srcdir) / node["uri"])
        size = f"width: {width}" + (f", height: {height}" if height != "auto" else "")
        picture = f"picture({path}, alt: {words}, {size})"
        is_block = not isinstance(node.parent, (nodes.TextElement, nodes.figure))
        side = node.get("align") if is_block else ""
        self.add(f"#align({side}, {picture})" if side in SIDES else f"#{picture}")
        raise nodes.SkipNode

    def visit_table(self, node: nodes.table) -> None:
        breaks = ", breaks: true" if letters_across(node) > LETTERS else ""
        side = f", side: {node['align']}" if node.get("align") in SIDES else ""
        self.open_block(f"data-table(columns: ({_columns(node)},){breaks}{side}, ", node, "")
        title = node.next_node(nodes.title)
        if title is not None and title.parent is node:
            self.add("caption: [")
            self.add_number(node)
            for child in title.children:
                child.walkabout(self)
            self.add("], ")

    def visit_row_list(self, node: row_list) -> None:
        self.add("\n#row-list()")

    depart_row_list = depart_bullet_list

    def _walk(self, children: Iterable[nodes.Node]) -> None:
        for child in children:
            child.walkabout(self)

    def depart_table(self, node: nodes.table) -> None:
        self.add(")\n")

    def visit_thead(self, node: nodes.thead) -> None:
        self.add("table.header(")

    def depart_thead(self, node: nodes.thead) -> None:
        self.add("), ")

    def visit_row(self, node: nodes.row) -> None: ...

    def depart_row(self, node: nodes.row) -> None: ...

    def visit_entry(self, node: nodes.entry) -> None:
        across, down = node.get("morecols", 0) + 1, node.get("morerows", 0) + 1
        side = next((side for side in SIDES if f"text-{side}" in node["classes"]), "")
        aligned = f", align: {side}" if side else ""
        self.add(f"table.cell(colspan: {across}, rowspan: {down}{aligned})[")
        if _is_head(node):
            self.add("#strong[")
        self.anchors(node)

    def depart_entry(self, node: nodes.entry) -> None:
        self.add("]" if _is_head(node) else "", "], ")

    def visit_said_twice(self, node: said_twice) -> None:
        self.add(f"#first-whole({string(node['name'])})")

    def depart_said_twice(self, node: said_twice) -> None: ...

    def visit_saying(self, node: saying) -> None:
        self.add("[")

    depart_saying = depart_inline


DEFINITIONS = (nodes.definition, nodes.field_body, nodes.description)


def _is_first_parameter(node: nodes.Element) -> bool:
    """Tell whether nothing stands before a parameter in its list; optional ones are lists in it."""
    while node.parent.index(node) == 0 and isinstance(node.parent, addnodes.desc_optional):
        node = node.parent
    return bool(node.parent.index(node) == 0)


def _is_head(entry: nodes.entry) -> bool:
    return isinstance(entry.parent.parent, nodes.thead)


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


def _leads_to_terms(section: nodes.section) -> bool:
    """Tell whether a list of terms is the first thing in a section."""
    first = section.children[1] if len(section) > 1 else None
    first = first.next_node(ascend=False) if isinstance(first, addnodes.glossary) else first
    return isinstance(first, nodes.definition_list | nodes.field_list | nodes.option_list)


def _look(node: nodes.Element) -> str:
    """Return the class that says how the node looks: the first that is not another's business."""
    ours = [
        name for name in node["classes"] if not name.startswith(("sd-", "toctree", "language-"))
    ]
    return ours[0] if ours else ""


def _is_call(node: nodes.reference) -> bool:
    return str(node.get("refuri", "")).startswith("tel:")


def _is_numref(node: nodes.reference) -> bool:
    inner = node.next_node(nodes.inline)
    return inner is not None and "std-numref" in inner["classes"]


def _is_short_with_note(node: nodes.Element) -> bool:
    """Tell whether a paragraph has a note, and so few lines that one could be left alone."""
    return len(node.astext()) < SHORT and any(map(_has_note, node.findall()))


def _has_note(node: nodes.Node) -> bool:
    return isinstance(node, note_in_line) or (
        isinstance(node, nodes.reference) and node.get("address") == "noted"
    )


def _follows_paragraph(node: nodes.Element) -> bool:
    """Tell whether a paragraph of the text of a page follows another."""
    place = node.parent.index(node)
    before = node.parent[place - 1] if place else None
    return isinstance(node.parent, nodes.section) and isinstance(before, nodes.paragraph)


def _has_text_below(figure: nodes.figure) -> bool:
    """Tell whether the text of a page goes on below a figure."""
    if not isinstance(figure.parent, nodes.section):
        return False
    below = figure.parent[figure.parent.index(figure) + 1 :]
    return any(isinstance(node, (nodes.paragraph, nodes.section)) for node in below)


def _stands_in_text(node: nodes.reference) -> bool:
    """Tell whether other words of its paragraph stand beside the reference."""
    beside = node.parent.astext().strip() != node.astext().strip()
    return beside and node.next_node(nodes.literal) is None and not _is_lead_on(node.parent)


def _is_lead_on(paragraph: nodes.Element) -> bool:
    """Tell whether this is a line of links, where titles are all there is."""
    return bool(paragraph.parent.get("all_titles"))


def _pattern(node: nodes.enumerated_list) -> str:
    signs = {"loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I"}
    sign = signs.get(node.get("enumtype", ""), "1")
    return f"{node.get('prefix', '')}{sign}{node.get('suffix', '.') or '.'}"


def _columns(table: nodes.table) -> str:
    """Return the widths of the columns: those that the writer gave, else as the text needs."""
    specs = list(table.findall(nodes.colspec))
    if "colwidths-given" in table["classes"]:
        return ", ".join(f"{spec['colwidth']}fr" for spec in specs)
    return ", ".join("auto" for _ in specs)


def _call(name: str) -> tuple[Callable[..., None], Callable[..., None]]:
    def visit(self: TypstTranslator, node: nodes.Element) -> None:
        if isinstance(node, nodes.Inline):
            self.add(f"#{name}[")
        else:
            self.open_block(name, node)

    def depart(self: TypstTranslator, node: nodes.Element) -> None:
        self.add("]" if isinstance(node, nodes.Inline) else "]\n")

    return visit, depart


def _pass(self: TypstTranslator, node: nodes.Element) -> None: ...


def _skip(self: TypstTranslator, node: nodes.Element) -> None:
    raise nodes.SkipNode


for _node in admonitionlabels:
    setattr(TypstTranslator, f"visit_{_node}", TypstTranslator.visit_admonition)
    setattr(TypstTranslator, f"depart_{_node}", TypstTranslator.depart_admonition)
for _node, _function in CALLS.items():
    _visit, _depart = _call(_function)
    setattr(TypstTranslator, f"visit_{_node}", _visit)
    setattr(TypstTranslator, f"depart_{_node}", _depart)
for _node in TRANSPARENT:
    if not hasattr(TypstTranslator, f"depart_{_node}"):
        setattr(TypstTranslator, f"depart_{_node}", _pass)
    setattr(TypstTranslator, f"visit_{_node}", _pass)
for _node in SILENT:
    setattr(TypstTranslator, f"visit_{_node}", _skip)
