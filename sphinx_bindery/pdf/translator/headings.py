"""Pages, sections and their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.nodes import section_number
from sphinx_bindery.pdf.translator.base import BaseTranslator, figures_of_calls, look_of
from sphinx_bindery.pdf.typst import string
from sphinx_bindery.transforms.repeated import holds_what_stands_once, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

DEEPEST = 6  # PDF has headings of six levels


class HeadingVisitors(BaseTranslator):
    """Visits what opens a page or a part of it."""

    def visit_document(self, node: nodes.document) -> None:
        """Open a page that has no title at once."""
        if next(iter(node.findall(nodes.section)), None) is None:
            heads = ", ".join(string(head) for head in self.page.heads)
            self.add(f"#untitled(heads: ({heads}), mark: {string(f'{self.page.docname}#')})[\n")
            self.add(figures_of_calls(self.document))

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
            self.add(body + figures_of_calls(self.document) if opener else "]\n")
        elif isinstance(parent, nodes.Admonition | nodes.topic | nodes.sidebar):
            self.add("])[")
        else:
            self.close_block()

    def visit_subtitle(self, node: nodes.subtitle) -> None:
        self.open_block('rubric("")', node)

    depart_subtitle = BaseTranslator.close_block

    def visit_rubric(self, node: nodes.rubric) -> None:
        self.open_block(f"rubric({string(look_of(node))})", node)

    depart_rubric = BaseTranslator.close_block

    def _walk(self, children: Iterable[nodes.Node]) -> None:
        for child in children:
            child.walkabout(self)


def _leads_to_terms(section: nodes.section) -> bool:
    """Tell whether a list of terms is the first thing in a section."""
    first = section.children[1] if len(section) > 1 else None
    first = first.next_node(ascend=False) if isinstance(first, addnodes.glossary) else first
    return isinstance(first, nodes.definition_list | nodes.field_list | nodes.option_list)
