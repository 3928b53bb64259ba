"""The pages of a book as the summary of a change sees them: read by Sphinx, without building."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from press.checks.prose.passages import passages
from press.cli.application import Application
from press.cli.reporter import Reporter
from press.pieces.moved import moved_pages
from press.pieces.withheld import withheld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Page:
    """A page as the summary sees it: title, sentences, which of them cite what, and pictures.

    `moved` holds the names under which it lay before, which lead to it.
    """

    title: str
    sentences: tuple[str, ...]
    claims: frozenset[tuple[str, str]]
    pictures: frozenset[str] = frozenset()
    moved: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def words(self) -> int:
        """The number of words in the text."""
        return sum(len(sentence.split()) for sentence in self.sentences)


def read_pages(root: Path) -> dict[str, Page]:
    """Return the pages of a book by docname. Raises SphinxError if it cannot be read."""
    nobody = Reporter(root, io.StringIO())
    with (
        tempfile.TemporaryDirectory() as made,
        Application(root, Path(made), "dummy", nobody) as app,
    ):
        app.build()
        env = app.env
        # What was refused is in no book; whoever looks at the change wants its words all the same.
        read = [name for name in withheld(env) if (app.doctreedir / f"{name}.doctree").exists()]
        named = partial(_named, app)
        names = [*env.all_docs, *read]
        pages = {name: _page(env.get_doctree(name), name, named) for name in names}
        for old, now in moved_pages(env).items():
            pages[now] = replace(pages[now], moved=pages[now].moved | {old})
        return pages


def _named(app: Application, role: str, keys: str) -> str:
    """Return how readers see a citation: `(Leo et al., 2020)`; one that is not known by its key."""
    domain: Any = app.env.get_domain("cite")
    if not {*keys.split(",")} <= domain.bibdata.data.entries.keys() or not domain.bibliographies:
        return f"({keys})"
    words = domain.resolve_xref(
        app.env, app.config.root_doc, app.builder, role, keys, nodes.inline(), nodes.inline()
    )
    return str(words.astext())


def _as_key(role: str, keys: str) -> str:
    return f"({keys})"


def _page(
    doctree: nodes.document, docname: str, named: Callable[[str, str], str] = _as_key
) -> Page:
    title = next(iter(doctree.findall(nodes.title)), nodes.title())
    all_passages = list(passages(docname, doctree))
    return Page(
        title.astext(),
        tuple(sentence for passage in all_passages for sentence in passage.sentences),
        frozenset(_claims(doctree, named)),
        frozenset(str(image["uri"]) for image in doctree.findall(nodes.image)),
    )


def _claims(
    doctree: nodes.document, named: Callable[[str, str], str] = _as_key
) -> Iterator[tuple[str, str]]:
    """Yield (source's key, the words around it) for every citation."""
    for ref in doctree.findall(addnodes.pending_xref):
        if ref.get("refdomain") == "cite":
            words = " ".join(_seen(_around(ref), named).split())[:200]
            for key in str(ref["reftarget"]).split(","):
                yield key.strip(), words


def _around(node: nodes.Node) -> nodes.Node:
    while node.parent is not None and not isinstance(node, nodes.paragraph):
        node = node.parent
    return node


def _seen(node: nodes.Node, named: Callable[[str, str], str]) -> str:
    """Return the words of a node as readers see them."""
    if isinstance(node, addnodes.pending_xref) and node.get("refdomain") == "cite":
        keys = ",".join(key.strip() for key in str(node["reftarget"]).split(","))
        return named(str(node.get("reftype", "p")), keys)
    if isinstance(node, nodes.Text):
        return node.astext()
    return "".join(_seen(child, named) for child in node.children)
