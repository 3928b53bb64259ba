"""Names that two pages have: neither is in a book until one has another, whoever had it first.

Sphinx takes the label, the term or the formula that was read last. So a page could have the links
of all others lead to itself, by no more than the name of another.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from press.checks.guard.forms import shortened
from press.checks.guard.refusal import refuse, tell
from sphinx_bindery.collector import PageCollector
from sphinx_bindery.nodes import with_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Named(NamedTuple):
    """A name by which other pages link to something; what it is of, and on which line."""

    kind: str
    name: str
    line: int


class Names(PageCollector[list[Named]]):
    """The names that each page gives."""

    name = "book_names"

    def collect(self, app: Sphinx, doctree: nodes.document) -> list[Named]:
        found = (*_labels(doctree), *_terms(doctree), *_formulas(doctree))
        return [Named(kind, name, with_line(node).line or 1) for kind, name, node in found]


def _labels(doctree: nodes.document) -> Iterator[tuple[str, str, nodes.Element]]:
    """Yield what Sphinx takes for a label: no note and no link, whose names are their page's."""
    for name, place in doctree.nameids.items():
        node = doctree.ids.get(place or "") if doctree.nametypes.get(name) else None
        if node is not None and not isinstance(node, nodes.footnote) and "refuri" not in node:
            yield "label", name, node


def _terms(doctree: nodes.document) -> Iterator[tuple[str, str, nodes.Element]]:
    for term in doctree.findall(nodes.term):
        if any(name.startswith("term-") for name in term["ids"]):
            yield "term", term.astext().lower(), term


def _formulas(doctree: nodes.document) -> Iterator[tuple[str, str, nodes.Element]]:
    for formula in doctree.findall(nodes.math_block):
        if formula.get("label"):
            yield "formula", formula["label"], formula


def refuse_twins(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Refuse each page that has a name of another; of the first page of all it is told alone."""
    pages = defaultdict[tuple[str, str], list[tuple[str, int]]](list)
    for docname, names in sorted(Names.of(env).items()):
        for kind, name, line in names:
            pages[kind, name].append((docname, line))
    for (kind, name), places in pages.items():
        for place in places if len(places) > 1 else ():
            other = next((docname for docname, _ in places if docname != place[0]), place[0])
            said = (
                f"There is a {kind} `{shortened(name)}` on the page `{other}`. Call one otherwise."
            )
            if place[0] == app.config.root_doc:
                tell(said, place)
            else:
                refuse(env, said, place)
    return []


def keep_first_page(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have the labels of the first page again, which went with the pages that had them as well."""
    first = app.config.root_doc
    labels = env.domains.standard_domain.anonlabels
    if any(each.name not in labels for each in Names.of(env).get(first, ())):
        env.domains.standard_domain.process_doc(env, first, env.get_doctree(first))
    return []
