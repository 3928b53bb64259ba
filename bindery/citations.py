"""How sources are named in the text: (Leo et al., 2020), in round brackets, as in prose.

And how they are listed: by author, without the signs that begin the lines of a list of citations,
since no page of the book uses them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

NAME = "book"


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ")


@dataclass
class BookReferenceStyle(AuthorYearReferenceStyle):
    """Author and year in round brackets."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)


class ListSources(SphinxPostTransform):
    """Makes a plain list of the sources that sphinxcontrib-bibtex has gathered (at priority 5)."""

    default_priority = 20

    def run(self, **kwargs: Any) -> None:
        for holder in list(self.document.findall(nodes.container)):
            sources = [child for child in holder if isinstance(child, nodes.citation)]
            if sources and len(sources) == len(holder):
                items = [_item(source) for source in sources]
                holder.replace_self(nodes.bullet_list("", *items, classes=["sources"]))


def _item(source: nodes.citation) -> nodes.list_item:
    words = [child for child in source if not isinstance(child, nodes.label)]
    return nodes.list_item("", *words, ids=source["ids"])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Make the style known as `book`, for `bibtex_reference_style`."""
    register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, BookReferenceStyle, force=True)
    app.add_post_transform(ListSources)
    return {"version": "1", "parallel_read_safe": True}
