"""How the pages hang together: each at one place, and no toctree leads back, or down for ever."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx import addnodes

from press.checks.guard.refusal import refuse
from sphinx_bindery.collector import PageCollector
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

DEEPEST = 10  # toctrees within each other


class Lines(PageCollector[dict[str, int]]):
    """The line of the toctree in which a page names another."""

    name = "book_toctree_lines"

    def collect(self, app: Sphinx, doctree: nodes.document) -> dict[str, int]:
        trees = list(doctree.findall(addnodes.toctree))
        return {name: with_line(tree).line or 1 for tree in trees for name in tree["includefiles"]}


def refuse_circles(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Withhold each page whose toctree names one that it hangs on; read nothing again."""
    for docname, above in _circles(env):
        message = (
            f"The toctree of this page leads back to `{above}`, which leads here. Take it out."
            if above
            else f"This page hangs below more than {DEEPEST} others. Move it up."
        )
        refuse(env, message, (docname, Lines.of(env).get(docname, {}).get(above, 1)))
    return []


def refuse_second_places(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Refuse each page whose toctree takes to itself a page that hangs on another.

    It keeps the place that the first page gives it, else one in its own folder, else the one that
    is nearest to the first page.
    """
    places = defaultdict[str, list[str]](list)
    for above in _from_the_first(env):
        for child in dict.fromkeys(env.toctree_includes.get(above, ())):
            places[child].append(above)
    for child, pages in places.items():
        own, first = posixpath.dirname(child), app.config.root_doc
        pages.sort(key=lambda page: (page != first, posixpath.dirname(page) != own))
        for page in pages[1:]:
            message = f"`{child}` has its place under `{pages[0]}`. Link to it, outside a toctree."
            refuse(env, message, (page, Lines.of(env).get(page, {}).get(child, 1)))
    return []


def _from_the_first(env: BuildEnvironment) -> Iterator[str]:
    """Yield each page that has a toctree, those nearest to the first page first."""
    found = dict.fromkeys([env.config.root_doc])
    waiting = list(found)
    while waiting:
        page = waiting.pop(0)
        yield page
        children = [it for it in env.toctree_includes.get(page, ()) if it not in found]
        found.update(dict.fromkeys(children))
        waiting += children


def _circles(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    """Yield each page with the page above it that it names; with '' where it hangs too deep."""
    below, done = env.toctree_includes, set[str]()
    for start in (env.config.root_doc, *sorted(below)):
        way = {} if start in done else {start: iter(below.get(start, ()))}
        while way:
            here = next(reversed(way))
            child = next(way[here], None)
            if child is None:
                done.add(here)
                del way[here]
            elif child in way:
                yield here, child
            elif len(way) > DEEPEST:
                yield child, ""
                done.add(child)
            elif child not in done:
                way[child] = iter(below.get(child, ()))
