"""The facts of a piece in another language: they stand in no text, where Sphinx would find them.

`make gettext` takes them into the catalog of their page, each with its line; where the book is made
in a language that has such a catalog (`locale_dirs`), a piece has its facts from there.

Source: Sphinx, internationalization: `locale_dirs`, `addnodes.translatable`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import init
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.i18n import docname_to_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from press.pieces.frontmatter import FrontMatter
    from press.pieces.model import Piece

CATALOG_BUILDER = "gettext"
SAID = ("summary", "time", "needs")  # the facts that are words


class fact(nodes.Invisible, nodes.Element, addnodes.translatable):
    """Holds a fact for whoever translates the page; no book shows it from here."""

    uid = ""  # which Sphinx gives what it has parsed, and asks of what it takes into a catalog

    def preserve_original_messages(self) -> None: ...

    def apply_translated_message(self, original_message: str, translated_message: str) -> None: ...

    def extract_original_messages(self) -> Sequence[str]:
        return [self["words"]]


def translated(piece: Piece, app: Sphinx) -> Piece:
    """Return a piece of the page that is read, with its facts in the language of the book."""
    config = app.config
    domain = docname_to_domain(app.env.docname, config.gettext_compact)
    folders = [Path(app.srcdir, name) for name in config.locale_dirs]
    catalog, is_there = init(folders, config.language, domain)
    if not is_there or app.builder.name == CATALOG_BUILDER:
        return piece
    words = {name: getattr(piece, name) for name in SAID}
    return piece.model_copy(
        update={name: catalog.gettext(said) for name, said in words.items() if said}
    )


def facts_of(front_matter: FrontMatter, source: Path) -> Iterator[fact]:
    """Yield the facts of a page as it is written, for the catalog."""
    facts: Any = front_matter.facts
    for name in SAID:
        if isinstance(facts, dict) and isinstance(said := facts.get(name), str):
            node = fact(words=said)
            node.source, node.line = str(source), front_matter.line(name)
            yield node


class LeaveOutFacts(SphinxPostTransform):
    """Takes the facts out of each page that is shown."""

    default_priority = 1
    builders = (CATALOG_BUILDER,)

    def is_supported(self) -> bool:
        """Tell whether the builder is any but the one that makes catalogs."""
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(fact)):
            node.parent.remove(node)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the node."""
    app.add_node(fact)
    app.add_post_transform(LeaveOutFacts)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
