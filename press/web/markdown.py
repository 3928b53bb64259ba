"""From doctree to Markdown: plain words, headings, lists, tables, and links that lead.

The doctree is one that the website's builder has resolved: no reference, label or directive is left
in it. Of a node that is not known here the words stay. What only a browser can do (forms, the way
out, the lines that offer files) is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatchmethod
from itertools import count, groupby, repeat
from textwrap import indent
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels
from sphinx_design.dropdown import dropdown_title
from sphinx_design.tabs import sd_tab_input, sd_tab_label

from press.components.downloads import downloads
from press.components.library import library_filter
from press.components.newsletter import feed_link, newsletter_form
from press.components.self_check import answer
from press.components.worksheet import writing_room
from press.web import markdown_signs as signs
from sphinx_bindery.nodes import DECORATIVE, checkbox, line_break, web_only
from sphinx_bindery.words.html import CHECKBOX, LINE_BREAK, text_of_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

BOX, TICKED = "☐ ", "☑ "
LEFT_OUT = (
    *(nodes.Invisible, nodes.colspec, addnodes.toctree, sd_tab_input),
    *(web_only, downloads, library_filter, newsletter_form, feed_link, writing_room),
)
LISTS = (nodes.bullet_list, nodes.definition_list, nodes.field_list)  # all have the same marks


class Markdown:
    """Writes what stands on one page.

    `address` turns that of a link on the page into one that leads from elsewhere, `pictures` knows
    where pictures lie, `number` what stands before a caption, as “Fig. 2”; `files` is the folder of
    what a page offers to take away.
    """

    def __init__(
        self,
        address: Callable[[str], str] = str,
        pictures: Mapping[str, str] | None = None,
        number: Callable[[nodes.Element], str] = lambda node: "",
        files: str = "_downloads",
    ) -> None:
        self.address, self.number, self.files = address, number, files
        self.pictures = pictures or {}

    def page(self, doctree: nodes.Element) -> str:
        """Return the whole page."""
        return self._within(doctree) + "\n"

    def _within(self, node: nodes.Element) -> str:
        return "\n\n".join(self.blocks(node))

    def blocks(self, node: nodes.Element) -> Iterator[str]:
        """Yield the blocks below a node; words that stand in none of their own make one."""
        seen = [child for child in node.children if not isinstance(child, LEFT_OUT)]
        for is_inline, run in groupby(seen, _is_inline):
            if is_inline:
                yield from self._paragraph(run)
            else:
                block = self.block  # once, as below
                for child in run:
                    yield from block(child)

    def _paragraph(self, words: Iterable[nodes.Node]) -> Iterator[str]:
        text = self._line(words)
        if text.strip():
            yield signs.paragraph(text)

    # Blocks

    @singledispatchmethod
    def block(self, node: nodes.Element) -> Iterator[str]:
        """Yield what becomes of a block; of one that is not known, what it holds."""
        yield from self.blocks(node)

    @block.register(nodes.title)
    def _title(self, node: nodes.title) -> Iterator[str]:
        if isinstance(node.parent, nodes.section):
            yield signs.heading(_depth(node), self._words(node))
        else:
            yield from self._bold(node, self.number(node.parent))

    @block.register(nodes.caption)
    def _caption(self, node: nodes.caption) -> Iterator[str]:
        yield from self._bold(node, self.number(node.parent))

    @block.register(nodes.rubric)
    @block.register(dropdown_title)
    @block.register(sd_tab_label)
    def _rubric(self, node: nodes.Element) -> Iterator[str]:
        yield from self._bold(node)

    def _bold(self, node: nodes.Element, before: str = "") -> Iterator[str]:
        text = f"{signs.escaped(before)} {self._words(node)}".strip()
        if text:
            yield signs.paragraph(signs.marked(text, "**", "", ""))

    @block.register(nodes.bullet_list)
    def _bullets(self, node: nodes.bullet_list) -> Iterator[str]:
        yield _listed(map(self._within, _elements(node)), repeat(_mark(node)))

    @block.register(nodes.enumerated_list)
    def _numbers(self, node: nodes.enumerated_list) -> Iterator[str]:
        end = ")" if _is_second(node, (nodes.enumerated_list,)) else "."
        marks = (f"{number}{end} " for number in count(node.get("start", 1)))
        yield _listed(map(self._within, _elements(node)), marks)

    @block.register(nodes.definition_list)
    def _definitions(self, node: nodes.definition_list) -> Iterator[str]:
        yield _listed(map(self._within, _elements(node)), repeat(_mark(node)))

    @block.register(nodes.term)
    def _term(self, node: nodes.term) -> Iterator[str]:
        yield from self._bold(node)

    @block.register(nodes.field_list)
    def _fields(self, node: nodes.field_list) -> Iterator[str]:
        yield _listed(map(self._field, _elements(node)), repeat(_mark(node)))

    def _field(self, node: nodes.Element) -> str:
        name, *body = [self._within(child) for child in _elements(node)]
        return " ".join([f"{name}:", *body])

    @block.register(nodes.block_quote)
    def _quotation(self, node: nodes.block_quote) -> Iterator[str]:
        yield _quoted(self._within(node))

    @block.register(nodes.attribution)
    def _attribution(self, node: nodes.attribution) -> Iterator[str]:
        yield f"— {self._words(node)}"

    @block.register(nodes.Admonition)
    def _admonition(self, node: nodes.Element) -> Iterator[str]:
        is_titled = isinstance(
            node.next_node(), nodes.title
        )  # also where the page has been written
        label = "" if is_titled else str(admonitionlabels.get(node.tagname, ""))
        title = [f"**{signs.escaped(label)}**"] if label else []
        yield _quoted("\n\n".join([*title, *self.blocks(node)]))

    @block.register(addnodes.versionmodified)
    def _changed(self, node: addnodes.versionmodified) -> Iterator[str]:
        yield from self.blocks(node)

    @block.register(nodes.literal_block)
    @block.register(nodes.doctest_block)
    def _code(self, node: nodes.Element) -> Iterator[str]:
        language = node.get("language", "")
        is_plain = language in ("default", "none", "text")
        yield signs.code_block(node.astext(), "" if is_plain else language)

    @block.register(nodes.math_block)
    def _formula(self, node: nodes.math_block) -> Iterator[str]:
        yield f"$$\n{node.astext().strip()}\n$$"

    @block.register(nodes.line_block)
    def _lines(self, node: nodes.line_block) -> Iterator[str]:
        lines = [self._words(each) for each in node.findall(nodes.line)]
        yield signs.paragraph(signs.BREAK.join(text for text in lines if text.strip()))

    @block.register(nodes.transition)
    def _rule(self, node: nodes.transition) -> Iterator[str]:
        yield "---"

    @block.register(nodes.footnote)
    @block.register(nodes.citation)
    def _note(self, node: nodes.Element) -> Iterator[str]:
        label, *rest = _elements(node)
        mark = f"\\[{signs.escaped(label.astext())}\\]"
        first, *more = [text for each in rest for text in self.block(each)] or [""]
        yield f"{mark} {first}".strip()
        yield from more

    @block.register(nodes.option_group)
    def _options(self, node: nodes.option_group) -> Iterator[str]:
        yield signs.code(node.astext())

    @block.register(nodes.table)
    def _table(self, node: nodes.table) -> Iterator[str]:
        for title in node.findall(nodes.title):
            yield from self._title(title)
        head = [row for part in node.findall(nodes.thead) for row in _elements(part)]
        body = [row for part in node.findall(nodes.tbody) for row in _elements(part)]
        rows = _grid([[*map(self._cell, _elements(row))] for row in [*head, *body]])
        rows = rows if head else [[""] * len(rows[0]), *rows]
        yield "\n".join(
            [signs.row(rows[0]), signs.row(["---"] * len(rows[0])), *map(signs.row, rows[1:])]
        )

    def _cell(self, node: nodes.Element) -> Cell:
        return Cell("\n".join(self.blocks(node)), node.get("morecols", 0), node.get("morerows", 0))

    # What stands in a line

    def _words(self, node: nodes.Element) -> str:
        return self._line(child for child in node.children if not isinstance(child, LEFT_OUT))

    def _line(self, children: Iterable[nodes.Node]) -> str:
        """Return the words of these nodes; marks that would not be read as such are left out."""
        span = self.span  # once: Python makes a new function of it each time
        parts = [(child, span(child)) for child in children]
        text = ""
        for place, (child, part) in enumerate(parts):
            if mark := _emphasis(child):
                after = next((each for _, each in parts[place + 1 :] if each), "")
                part = signs.marked(part, mark, text[-1:], after[:1])
            if text.endswith("!") and part.startswith("["):  # which would be a picture
                text = f"{text[:-1]}\\!"
            text += part
        return text

    @singledispatchmethod
    def span(self, node: nodes.Element) -> str:
        """Return what becomes of a part of a line; of one that is not known, its words."""
        return self._words(node)

    @span.register(nodes.Text)
    def _text(self, node: nodes.Text) -> str:
        return signs.escaped(str(node))

    @span.register(nodes.literal)
    def _literal(self, node: nodes.literal) -> str:
        return signs.code(node.astext())

    @span.register(nodes.math)
    def _math(self, node: nodes.math) -> str:
        return f"${node.astext()}$"

    @span.register(nodes.reference)
    def _link(self, node: nodes.reference) -> str:
        address = node.get("refuri") or f"#{node.get('refid', '')}"
        return signs.link(self._words(node), self.address(address))

    @span.register(addnodes.download_reference)
    def _download(self, node: addnodes.download_reference) -> str:
        is_there = "filename" in node
        address = f"{self.files}/{node['filename']}" if is_there else node.get("refuri", "")
        words = self._words(node)
        return signs.link(words, self.address(address)) if address else words

    @span.register(nodes.footnote_reference)
    @span.register(nodes.citation_reference)
    def _mark_of_note(self, node: nodes.Element) -> str:
        return f"\\[{signs.escaped(node.astext())}\\]"

    @span.register(nodes.image)
    def _picture(self, node: nodes.image) -> str:
        words, name = signs.escaped(node.get("alt", "")), node["uri"]
        if not words or DECORATIVE in node["classes"]:
            return ""
        place = self.pictures.get(name, name)  # the website's translator has replaced some
        return f"!{signs.link(words, self.address(place))}"

    @span.register(nodes.raw)
    def _raw(self, node: nodes.raw) -> str:
        source = node.astext()
        if "html" not in node.get("format", "").split():
            return ""
        if LINE_BREAK.fullmatch(source):
            return signs.BREAK
        if CHECKBOX.search(source):
            return TICKED if "checked" in source else BOX
        return signs.escaped(text_of_html(source)) if source.strip() else ""

    @span.register(addnodes.desc_parameterlist)
    def _parameters(self, node: addnodes.desc_parameterlist) -> str:
        return f"({', '.join(map(self.span, _elements(node)))})"

    @span.register(line_break)
    def _broken(self, node: line_break) -> str:
        return signs.BREAK

    @span.register(checkbox)
    def _box(self, node: checkbox) -> str:
        return TICKED if node["checked"] else BOX

    @span.register(answer)
    def _answer(self, node: answer) -> str:
        return BOX


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its words, and the columns and rows that it takes beside its own."""

    text: str
    more_columns: int = 0
    more_rows: int = 0


def _grid(rows: list[list[Cell]]) -> list[list[str]]:
    """Return the words of each place of a table; what a cell takes beside its own stays empty."""
    grid: list[list[str]] = []
    taken: dict[tuple[int, int], str] = {}
    for y, row in enumerate(rows):
        free = (x for x in count() if (x, y) not in taken)
        for cell in row:
            left = next(free)
            for down in range(cell.more_rows + 1):
                taken |= {(left + right, y + down): "" for right in range(cell.more_columns + 1)}
            taken[left, y] = cell.text
    width = max((x + 1 for x, _ in taken), default=1)
    for y in range(len(rows)):
        grid.append([taken.get((x, y), "") for x in range(width)])
    return grid


def _is_inline(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.Text, nodes.Inline))


def _elements(node: nodes.Element) -> list[nodes.Element]:
    """Return the blocks right below a node, those that are told."""
    return [
        child
        for child in node.children
        if isinstance(child, nodes.Element) and not isinstance(child, LEFT_OUT)
    ]


def _depth(node: nodes.Node) -> int:
    """Return how many sections stand around a node."""
    depth = 0
    while node.parent is not None:
        node = node.parent
        depth += isinstance(node, nodes.section)
    return depth


def _emphasis(node: nodes.Node) -> str:
    if isinstance(node, nodes.strong):
        return "**"
    return "*" if isinstance(node, (nodes.emphasis, nodes.title_reference)) else ""


def _mark(node: nodes.Element) -> str:
    return "* " if _is_second(node, LISTS) else "- "


def _is_second(node: nodes.Node, kinds: tuple[type[nodes.Element], ...]) -> bool:
    """Tell whether a list follows another of its kind, and needs another mark to be its own."""
    above = node.parent
    before = above[above.index(node) - 1] if above is not None and above.index(node) else None
    return isinstance(before, kinds) and not _is_second(before, kinds)


def _listed(items: Iterable[str], marks: Iterable[str]) -> str:
    """Return a list; where an item has more than one block, lines stand between the items."""
    texts = list(items)
    gap = "\n\n" if any("\n\n" in text for text in texts) else "\n"
    lines = [
        (mark + indent(text, " " * len(mark)).lstrip(" ")).rstrip()
        for mark, text in zip(marks, texts, strict=False)
    ]
    return gap.join(lines)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
