"""The order in which the pages are read, and where each stands in the tree of contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Page:
    """A page of the source: its place in the tree of contents (the root has depth 0)."""

    docname: str
    depth: int
    is_part: bool


def reading_order(env: BuildEnvironment) -> list[Page]:
    """Return the pages as the toctrees order them, each once; then those in no toctree."""
    seen: set[str] = set()
    pages = list(_below(env, env.config.root_doc, 0, seen))
    orphans = sorted(env.all_docs.keys() - seen)
    return pages + [Page(name, 1, False) for name in orphans]


def without(pages: Iterable[Page], left_out: Container[str]) -> Iterator[Page]:
    """Yield the pages that stay; those below one that is left out come up to its place."""
    above: list[Page] = []  # the pages around, from the outermost
    for page in pages:
        above = [each for each in above if each.depth < page.depth]
        up = sum(each.docname in left_out and each.depth > 0 for each in above)
        if page.docname not in left_out:
            yield Page(page.docname, page.depth - up, page.is_part)
        above.append(page)


def _below(env: BuildEnvironment, docname: str, depth: int, seen: set[str]) -> Iterator[Page]:
    if docname in seen or docname not in env.all_docs:
        return
    seen.add(docname)
    children = env.toctree_includes.get(docname, [])
    yield Page(docname, depth, bool(children) and depth == 1)
    for child in children:
        yield from _below(env, child, depth + 1, seen)


def sections(env: BuildEnvironment, docname: str) -> list[tuple[str, str]]:
    """Return (title, id) of each section right below the page's title."""
    toc = env.tocs.get(docname)
    if toc is None or not toc.children:
        return []
    nested = [child for child in toc[0].children if isinstance(child, nodes.bullet_list)]
    items = [item for bullets in nested for item in bullets if isinstance(item, nodes.list_item)]
    links = [item.next_node(nodes.reference) for item in items]
    return [(link.astext(), link["anchorname"].lstrip("#")) for link in links if link is not None]
