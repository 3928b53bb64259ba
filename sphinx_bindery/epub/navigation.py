"""The contents of the EPUB as a tree: pages below pages, and sections below their page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_bindery.epub.links import xml_name
from sphinx_bindery.epub.xhtml import NavPoint
from sphinx_bindery.math.titles import page_title, says_something
from sphinx_bindery.order import headings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_bindery.order import Page


@dataclass(frozen=True)
class Contents:
    """Makes the tree; `names` are the files of the pages, `depth` is that of the deepest lines.

    `index_title` is that of the page that no source has.
    """

    env: BuildEnvironment
    names: Mapping[str, str]
    depth: int
    index_title: str = ""

    def tree(self, pages: Sequence[Page]) -> list[NavPoint]:
        """Return the lines of the top level, each with what is below it."""
        top: list[NavPoint] = []
        levels = {0: top, 1: top}
        for page in pages:
            name = page.docname
            title = self._numbered(name, "", self._title(name))
            entry = NavPoint(title, self.names[name])
            if page.depth and not page.is_part:
                entry.children += self._sections(name, self.depth - page.depth)
            _group(levels[page.depth], page.caption).append(entry)
            levels[page.depth + 1] = entry.children if page.depth else top
        return top

    def _title(self, docname: str) -> str:
        if docname not in self.env.titles:
            return self.index_title
        return page_title(self.env, docname)

    def _sections(self, docname: str, deepest: int) -> list[NavPoint]:
        """Return the sections of a page; below one without words, those are of what is around."""
        levels: dict[int, list[NavPoint]] = {1: []}
        for level, title, anchor in headings(self.env, docname):
            if level in levels and not says_something(title):
                levels[level + 1] = levels[level]
            elif level <= deepest and level in levels:
                words = self._numbered(docname, f"#{anchor}", title)
                entry = NavPoint(words, f"{self.names[docname]}#{xml_name(anchor)}")
                levels[level].append(entry)
                levels[level + 1] = entry.children
        return levels[1]

    def _numbered(self, docname: str, anchor: str, title: str) -> str:
        number = self.env.toc_secnumbers.get(docname, {}).get(anchor)
        return f"{'.'.join(map(str, number))}. {title}" if number else title


def _group(entries: list[NavPoint], caption: str) -> list[NavPoint]:
    """Return where a page below a caption goes: a group of that name is the last line, or made."""
    if not caption:
        return entries
    if not entries or entries[-1].href or entries[-1].title != caption:
        entries.append(NavPoint(caption, ""))
    return entries[-1].children
