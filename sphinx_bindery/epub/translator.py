"""Doctree to XHTML, as EPUB 3.3 wants it.

Sphinx's HTML5 translator draws the nodes; here stands what a book on an e-reader has otherwise:
notes that pop up, plain code, no theme. Sources: EPUB 3.3, EPUB Type vocabulary, DPUB-ARIA 1.1.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from docutils import nodes
from docutils.utils import get_source_line
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.images import get_image_size
from sphinx.writers.html5 import HTML5Translator

from sphinx_bindery.math.mathml import boxed, is_long
from sphinx_bindery.nodes import number_of
from sphinx_bindery.transforms.math import equation_number
from sphinx_bindery.transforms.wide_tables import letters_across

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_bindery.epub.page_breaks import PageMarks
    from sphinx_bindery.nodes import checkbox, line_break

logger = logging.getLogger(__name__)

LETTERS = 42  # of a table that stand side by side on a phone

SECTION_ROLES = {
    "part": "doc-part",
    "chapter": "doc-chapter",
    "introduction": "doc-introduction",
    "glossary": "doc-glossary",
    "bibliography": "doc-bibliography",
    "index": "doc-index",
}


class Binder(Protocol):
    """What the translator asks of its builder, of the page that it writes."""

    current_docname: str
    current_kind: str
    env: BuildEnvironment
    srcdir: Path
    mark: str
    marks: PageMarks


class EpubTranslator(HTML5Translator):
    """Writes the body of one page; counts the formulas that stay as their source."""

    builder: Binder  # Sphinx's, with more
    formulas_as_source = 0

    def __init__(self, document: nodes.document, builder: Builder) -> None:
        super().__init__(document, builder)
        self._told: set[tuple[object, ...]] = set()

    def visit_document(self, node: nodes.document) -> None: ...

    def depart_document(self, node: nodes.document) -> None: ...

    def visit_section(self, node: nodes.section) -> None:
        self.section_level += 1
        kind = self.builder.current_kind if self.section_level == 1 else ""
        atts = {"epub:type": kind, "role": SECTION_ROLES[kind]} if kind else {}
        self.body.append(self.starttag(node, "section", **atts))
        if kind == "part" and self.builder.mark:
            self.body.append(f'<div class="mark"><img src="{self.builder.mark}" alt=""/></div>\n')

    def visit_title(self, node: nodes.title) -> None:
        node.attributes.pop("refid", None)  # a heading does not link back to a list of contents
        super().visit_title(node)
        self.body.append(self.builder.marks.before(node))

    def visit_rubric(self, node: nodes.rubric) -> None:
        super().visit_rubric(node)
        self.body.append(self.builder.marks.before(node))

    def visit_figure(self, node: nodes.figure) -> None:
        self.body.append(self.builder.marks.before(node))
        super().visit_figure(node)

    def visit_table(self, node: nodes.table) -> None:
        self.body.append(self.builder.marks.before(node))
        if letters_across(node) > LETTERS:
            node["classes"].append("tight")
        super().visit_table(node)

    def add_fignumber(self, node: nodes.Element) -> None:
        if number := number_of(node, self.builder.env, self.builder.current_docname):
            self.body.append(f'<span class="caption-number">{self.encode(number)} </span>')

    def visit_desc_parameterlist(self, node: nodes.Element) -> None:
        node["multi_line_parameter_list"] = False  # Sphinx would make a list without terms of it
        super().visit_desc_parameterlist(node)

    def visit_desc_type_parameter_list(self, node: nodes.Element) -> None:
        node["multi_line_parameter_list"] = False
        super().visit_desc_type_parameter_list(node)

    def depart_desc(self, node: addnodes.desc) -> None:
        if not any(isinstance(child, addnodes.desc_content) for child in node):
            self.body.append("<dd></dd>")  # a list without it is none; `c:alias` makes such
        super().depart_desc(node)

    # Notes

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        atts = {"epub:type": "noteref", "role": "doc-noteref", "href": "#" + node["refid"]}
        self.body.append("<sup>" + self.starttag(node, "a", "", **atts))

    def depart_footnote_reference(self, node: nodes.footnote_reference) -> None:
        self.body.append("</a></sup>")

    def visit_footnote(self, node: nodes.footnote) -> None:
        atts = {"epub:type": "footnote", "role": "doc-footnote"}
        self.body.append(self.starttag(node, "aside", **atts))
        if not any(isinstance(child, nodes.paragraph) for child in node[1:2]):  # code, or a list
            self.body.append("<p>")
            self._add_ways_back(node)
            self.body.append("</p>\n")

    def depart_footnote(self, node: nodes.footnote) -> None:
        self.body.append("</aside>\n")

    def visit_label(self, node: nodes.label) -> None:
        if isinstance(node.parent, nodes.footnote):
            raise nodes.SkipNode
        super().visit_label(node)

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        super().visit_paragraph(node)
        self.body.append(self.builder.marks.before(node))
        note = node.parent
        if isinstance(note, nodes.footnote) and note.index(node) == 1:
            self._add_ways_back(note)

    def _add_ways_back(self, note: nodes.footnote) -> None:
        """Begin a note with its number, which leads back; some e-readers run notes together.

        A note that is named again has a further way back for each time.
        """
        number = self.encode(note[0].astext())
        references: list[str] = note.get("backrefs", [])
        for count, reference in enumerate(references, 1):
            words = number if count == 1 else f"↩{count}"
            self.body.append(
                f'<a epub:type="backlink" role="doc-backlink" href="#{reference}">{words}</a> '
            )
        if not references:
            self.body.append(f'<span class="label">{number}</span> ')

    def visit_citation(self, node: nodes.citation) -> None:
        self.body.append(self.starttag(node, "div", classes=["citation"]))

    def depart_citation(self, node: nodes.citation) -> None:
        self.body.append("</div>\n")

    # Code and math

    def visit_literal_block(self, node: nodes.literal_block) -> None:
        self.body.append(self.starttag(node, "pre", "") + "<code>")
        marked: list[int] = _highlighting(node).get("hl_lines", [])
        if node.rawsource == node.astext() and (node.get("linenos") or marked):
            self._add_lines(node, set(marked))
            self.depart_literal_block(node)
            raise nodes.SkipNode

    def depart_literal_block(self, node: nodes.literal_block) -> None:
        self.body.append("</code></pre>\n")

    visit_doctest_block = visit_literal_block
    depart_doctest_block = depart_literal_block

    def _add_lines(self, node: nodes.literal_block, marked: set[int]) -> None:
        """Write code whose lines are numbered, or some of them marked."""
        lines = node.astext().split("\n")
        first: int = _highlighting(node).get("linenostart", 1)
        width = len(str(first + len(lines) - 1))
        for count, line in enumerate(lines):
            if node.get("linenos"):
                self.body.append(f'<span class="linenos">{first + count:{width}} </span>')
            text = self.encode(line)
            self.body.append(f"<b>{text}</b>" if count + 1 in marked and text else text)
            self.body.append("\n" if count + 1 < len(lines) else "")

    def visit_math(self, node: nodes.math, math_env: str = "") -> None:
        drawn = self._mathml(node)
        tag = "span" if drawn else "code"
        facts = (
            {"CLASS": "math math-wide", "tabindex": "0"} if is_long(drawn) else {"CLASS": "math"}
        )
        self.body += [self.starttag(node, tag, "", **facts)]
        self.body += [drawn or self.encode(node.astext()), f"</{tag}>"]
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block, math_env: str = "") -> None:
        drawn = self._mathml(node)
        number = equation_number(node, self.builder.env, self.builder.current_docname)
        tag = "div" if drawn else "pre"
        self.body.append(self.starttag(node, tag, "", CLASS="math"))
        self.body.append(f'<span class="eqno">{self.encode(number)}</span> ' if number else "")
        source = self.encode(node.astext().strip("\n"))
        self.body.append(boxed(drawn) if drawn else source)
        self.body.append(f"</{tag}>\n")
        raise nodes.SkipNode

    def _mathml(self, node: nodes.Element) -> str:
        """Return the formula drawn, or '' where it has to stay as its source."""
        made: str = node.get("mathml", "")
        self.formulas_as_source += not made
        return made

    # Boxes

    def visit_checkbox(self, node: checkbox) -> None:
        self.body.append("☑ " if node["checked"] else "☐ ")
        raise nodes.SkipNode

    def visit_line_break(self, node: line_break) -> None:
        self.body.append("<br/>")
        raise nodes.SkipNode

    # Blocks

    def visit_admonition(self, node: nodes.Element, name: str = "") -> None:
        node.attributes.pop("collapsible", None)  # on paper-like screens it lies open
        super().visit_admonition(node, name)

    def visit_Admonition(self, node: nodes.Element) -> None:
        """Draw an extension's own kind of admonition (sphinx.ext.todo's) like any other."""
        self.body.append(self.starttag(node, "div", CLASS="admonition"))

    def depart_Admonition(self, node: nodes.Element) -> None:
        self.body.append("</div>\n")

    def visit_header(self, node: nodes.Element) -> None:
        self.body.append(self.starttag(node, "div"))

    def depart_header(self, node: nodes.Element) -> None:
        self.body.append("</div>\n")

    visit_footer = visit_header
    depart_footer = depart_header

    def visit_container(self, node: nodes.container) -> None:
        classes = [name for name in node["classes"] if not name.startswith("sd-")]
        self.body.append(f'<div class="{" ".join(classes) or "container"}"{_ids(node)}>\n')

    def depart_container(self, node: nodes.container) -> None:
        self.body.append("</div>\n")

    def visit_PassthroughTextElement(self, node: nodes.TextElement) -> None: ...

    def depart_PassthroughTextElement(self, node: nodes.TextElement) -> None: ...

    def depart_colspec(self, node: nodes.colspec) -> None:
        """Let the columns be as wide as their words need: a page may be three inches wide."""

    def visit_hlist(self, node: nodes.Element) -> None:
        """Let the columns of a list follow each other: a page may be three inches wide."""

    def depart_hlist(self, node: nodes.Element) -> None: ...

    visit_hlistcol = depart_hlistcol = depart_hlist

    def visit_image(self, node: nodes.image) -> None:
        node.setdefault("alt", "")  # else docutils would say the name of the file
        if "width" not in node:
            _scale(node, Path(self.builder.srcdir) / node["uri"])
        super().visit_image(node)

    def unknown_visit(self, node: nodes.Node) -> None:
        name = node.__class__.__name__
        place = name, *get_source_line(node)
        if place not in self._told:  # a docstring may hold a dozen of a kind, all at one line
            self._told.add(place)
            message = "The EPUB has no drawing for `%s`: what it holds is set plainly."
            logger.warning(message, name, type="epub", subtype="node", location=node)

    def unknown_departure(self, node: nodes.Node) -> None: ...


def _highlighting(node: nodes.literal_block) -> dict[str, Any]:
    """Return what a code block asks of the highlighter: numbers, marked lines."""
    asked: dict[str, Any] = node.get("highlight_args", {})
    return asked


def _scale(image: nodes.image, path: Path) -> None:
    """Say the width of an image that is to be a share of itself, which docutils does not know."""
    scale = image.attributes.pop("scale", None)
    width, _ = get_image_size(path) or (0, 0)
    if scale and width > 0:
        image["width"] = f"{width * scale // 100}px"


def _ids(node: nodes.Element) -> str:
    return f' id="{node["ids"][0]}"' if node["ids"] else ""
