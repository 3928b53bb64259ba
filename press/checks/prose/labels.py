"""The label of a page is the name of its file: whoever links to a page can guess it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from press.checks.markdown.mistaken import plain_label
from press.checks.prose.readability import Finding
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEX = "index"  # the first page of a part is named after the part


def check(docname: str, doctree: nodes.document) -> Iterator[Finding]:
    """Yield what to write where the page's title has no label, or another."""
    name = docname.rpartition("/")[2]
    section = doctree.next_node(nodes.section)
    is_told = any(plain_label(node) for node in doctree.children)
    is_told |= any(name in target["dupnames"] for target in doctree.findall(nodes.target))
    if section is None or is_told or name in (INDEX, *section["names"]):
        return
    line = with_line(section[0]).line or 1
    message = f"The label of a page is its file's name. Write `({name})=` directly above the title."
    yield Finding(docname, line, message)
