"""The order of the pages, their place in the tree of contents, and what stands on each.

Nothing else walks the toctrees: a page that two of them name has one place in all books.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_bindery.math.titles import title_words
from sphinx_bindery.words.catalog import of_sphinx

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True)
class Page:
    """A page of the source: its place in the tree of contents (the root has depth 0).

    `above` is the page whose toctree gives it this place, and `caption` what stands above that
    toctree; the root, and what no toctree names, has none.
    """

    docname: str
    depth: int
    is_part: bool
    above: str = ""
    caption: str = ""


def reading_order(env: BuildEnvironment) -> list[Page]:
    """Return the pages as the toctrees order them, each once; then those in no toctree."""
    seen: set[str] = set()
    pages = list(_from(env, Page(env.config.root_doc, 0, False), seen))
    orphans = sorted(env.all_docs.keys() - seen)
    return pages + [Page(name, 1, False) for name in orphans]


def without(pages: Iterable[Page], left_out: Container[str]) -> Iterator[Page]:
    """Yield the pages that stay; those below one that is left out come up to its place."""
    around: list[Page] = []  # from the outermost
    for page in pages:
        around = [each for each in around if each.depth < page.depth]
        up = sum(each.docname in left_out and each.depth > 0 for each in around)
        if page.docname not in left_out:
            kept = [each.docname for each in around if each.docname not in left_out]
            above = kept[-1] if kept and page.above else ""
            yield replace(page, depth=page.depth - up, above=above)
        around.append(page)


def _from(env: BuildEnvironment, page: Page, seen: set[str]) -> Iterator[Page]:
    """Yield a page and all below it, but for those that were `seen`."""
    docname, depth = page.docname, page.depth
    if docname in seen or docname not in env.all_docs:
        return
    seen.add(docname)
    children = env.toctree_includes.get(docname, [])
    yield replace(page, is_part=bool(children) and depth == 1)
    captions = _captions(env, docname)
    for child in children:
        yield from _from(env, Page(child, depth + 1, False, docname, captions.get(child, "")), seen)


def _captions(env: BuildEnvironment, docname: str) -> dict[str, str]:
    """Return the captions of a page's toctrees, by the pages that these name."""
    toc = env.tocs.get(docname)
    toctrees = list(toc.findall(addnodes.toctree)) if toc is not None else []
    return {
        name: _caption_of(toctree)
        for toctree in reversed(toctrees)
        for _, name in toctree["entries"]
    }


def _caption_of(toctree: addnodes.toctree) -> str:
    """Return what a toctree's pages are called together; that they are the contents is no name."""
    caption = str(toctree.get("caption") or "").strip().removesuffix(":")
    no_names = {"contents", "table of contents", of_sphinx("Contents").lower()}
    return "" if caption.lower() in no_names else caption


def headings(env: BuildEnvironment, docname: str) -> Iterator[tuple[int, str, str]]:
    """Yield (level, title, id) of each section of a page, but for the page's own title.

    Those right below that title have level 1.
    """
    toc = env.tocs.get(docname)
    for link in toc.findall(nodes.reference) if toc is not None else ():
        anchor = link.get("anchorname", "").removeprefix("#")
        if link.get("internal") and link.get("refuri") == docname and anchor:
            yield max(_level(link), 1), title_words(link, env.config), anchor


def _level(link: nodes.reference) -> int:
    """Return how many lists of sections stand around a line, but for the outermost."""
    level, node = -1, link.parent
    while node is not None:
        level += isinstance(node, nodes.bullet_list)
        node = node.parent
    return level
