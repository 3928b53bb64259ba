"""The menu of the book, from the toctrees and titles that the environment holds.

Furo resolves, copies and parses the whole tree of contents again for every page, which grows with
the square of the book. Here the tree is gathered once; a page gets its top level and the branch in
which it stands, and of a long branch the pages nearest to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_bindery.order import reading_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

SHOWN = 25  # at most so many lines of one branch


@dataclass(frozen=True)
class Entry:
    """A line of the menu: where it leads, whether that is this page, and the lines below it."""

    title: str
    href: str
    here: bool
    below: list[Entry]


class Contents:
    """The tree of contents of one build: what is above and below each page, and which it is there.

    What is in no toctree has no line.
    """

    def __init__(self, env: BuildEnvironment) -> None:
        self.root = env.config.root_doc
        self.titles = {name: title.astext() for name, title in env.titles.items()}
        self.above = {page.docname: page.above for page in reading_order(env) if page.above}
        self.below: dict[str, list[str]] = {name: [] for name in (self.root, *self.above)}
        self.place: dict[str, int] = {}
        for name, above in self.above.items():
            self.place[name] = len(self.below[above])
            self.below[above].append(name)

    def branch(self, docname: str) -> list[str]:
        """Return the page and those above it up to the root, which is left out."""
        names = []
        while docname in self.above:
            names.append(docname)
            docname = self.above[docname]
        return names

    def menu(self, docname: str, address: Callable[[str], str]) -> list[Entry]:
        """Return the menu as the page `docname` shows it."""
        return self._level(self.root, self.branch(docname), docname, address)

    def beside(self, docname: str, address: Callable[[str], str]) -> list[Entry]:
        """Return a line for each page that stands where this one does, itself among them."""
        return [
            Entry(self.titles[name], address(name), name == docname, [])
            for name in self.below.get(self.above.get(docname, ""), [])
        ]

    def _level(
        self, parent: str, branch: list[str], docname: str, address: Callable[[str], str]
    ) -> list[Entry]:
        """Return the lines below `parent`; `branch` is what is open there, the next one last."""
        open_name = branch[-1] if branch else ""
        return [
            Entry(
                self.titles[name],
                address(name),
                name == docname,
                self._level(name, branch[:-1], docname, address) if name == open_name else [],
            )
            for name in self._nearest(self.below[parent], open_name)
        ]

    def _nearest(self, names: list[str], open_name: str) -> list[str]:
        """Return the names; of too many, those around the one that is open, or the first."""
        start = self.place.get(open_name, 0) - SHOWN // 2
        start = max(0, min(start, len(names) - SHOWN))
        return names[start : start + SHOWN]


class Navigation:
    """Keeps the tree of contents while the pages are written."""

    contents: Contents

    def gather(self, app: Sphinx, builder: Builder) -> None:
        """Gather the tree before the first page is written."""
        self.contents = Contents(builder.env)

    def tell(
        self,
        app: Sphinx,
        page: str,
        template: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        """Give the menu to the templates, and keep Furo from making its own."""
        context.pop("toctree", None)
        context["book_menu"] = self.contents.menu(page, context["pathto"])
        context["book_kicker"] = self._kicker(page, context["pathto"])
        context["book_branch"] = self.contents.branch(page)
        context["book_chapters"] = self.contents.beside(page, context["pathto"])
        context["book_chapter"] = self.contents.place.get(page, 0) + 1

    def _kicker(self, page: str, address: Callable[[str], str]) -> tuple[str, str] | None:
        """Return the title and address of the page above, if it is not the first of the book."""
        above = self.contents.above.get(page, self.contents.root)
        if above == self.contents.root:
            return None
        return self.contents.titles[above], address(above)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Gather once, tell each page; before Furo, which acts at 500."""
    navigation = Navigation()
    app.connect("write-started", navigation.gather)
    app.connect("html-page-context", navigation.tell, priority=400)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
