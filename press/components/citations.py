"""How sources are named in the text: (Leo et al., 2020), in round brackets, as in prose.

And how they are listed: by the surname of the first author, which begins the line. The signs that
begin the lines of a list of citations go, since no page of the book uses them.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import pybtex.plugin
from docutils import nodes
from pybtex.backends.plaintext import Backend as PlainText
from pybtex.richtext import Tag, Text
from pybtex.style.formatting.alpha import Style as ByAuthor
from pybtex.style.labels.alpha import LabelStyle
from pybtex.style.names.lastfirst import NameStyle as LastFirst
from pybtex.style.names.plain import NameStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import FieldIsMissing, join, node, sentence
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinxcontrib.bibtex.citation_target import parse_citation_targets
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.names.last import LastNameStyle
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from press.components.references import read_files
from press.config import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

NAME = "book"
NAMED = 3  # authors; from three on the text says “et al.”
BEFORE_BIBTEX = 400  # sphinxcontrib-bibtex reads its files at 500


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ")


class Surname(LastNameStyle):
    """A surname, read from its TeX once: the same few stand on every page."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, ...], Any] = {}

    def format(self, person: Any, abbr: bool = True) -> Any:
        name = (*person.prelast_names, "", *person.last_names)
        if name not in self._read:
            template: Any = super().format(person, abbr)  # type: ignore[no-untyped-call]
            self._read[name] = template.format()
        return self._read[name]


def _people() -> PersonStyle:
    """Return how authors are named in a sentence."""
    return PersonStyle(
        style=Surname,  # type: ignore[arg-type]  # pybtex takes a class, too, and looks for none
        sep2=_(" and "),
        last_sep=_(", and "),
        other=Text(" ", Tag("em", _("et al."))),
    )


@node  # type: ignore[untyped-decorator]
def authors(children: Any, context: dict[str, Any]) -> Any:
    """Return the authors of a source, the first as “Leo, Karena”, by which the list is sorted.

    Raises FieldIsMissing if it has none.
    """
    people = context["entry"].persons.get("author")
    if not people:
        raise FieldIsMissing("author", context["entry"])
    style = context["style"]
    names = [LastFirst().format(people[0]), *map(style.format_name, people[1:])]
    return join(sep=", ", sep2=_(", and "), last_sep=_(", and "))[names].format_data(context)


class BookListStyle(ByAuthor):  # type: ignore[misc]
    """A source begins with the surname of its first author."""

    # As classes: for a name pybtex looks through all that is installed.
    default_name_style = NameStyle
    default_label_style = LabelStyle
    default_sorting_style = SortingStyle

    def format_names(self, role: str, as_sentence: bool = True) -> Any:
        if role != "author":
            return super().format_names(role, as_sentence)
        return sentence[authors] if as_sentence else authors


@dataclass
class BookReferenceStyle(AuthorYearReferenceStyle):
    """Author and year in round brackets."""

    person: PersonStyle = field(default_factory=_people)
    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)


class Citations(BibtexDomain):
    """Formats the sources only when they, or the pages that cite them, have changed.

    sphinxcontrib-bibtex formats all of them each time that any page was read, and once for each
    output: half of what it takes to show a writer a mended sentence. Here they are kept with the
    pages, from one build to the next.
    """

    is_whole = True  # else what a page cites may be in an entry that could not be read

    def get_formatted_entries(
        self, bibliography_key: Any, docnames: list[str], tooltips: bool, tooltips_style: str
    ) -> Iterable[Any]:
        bibliography = self.bibliographies[bibliography_key]
        facts = (
            tuple(name for name, _ in self.get_sorted_entries(bibliography_key, docnames)),
            (bibliography.style, bibliography.labelprefix, self.env.config.language),
            (tooltips, tooltips_style),
        )
        kept = self.data["formatted"]  # emptied where the sources are read anew
        if kept.get(bibliography_key, (None,))[0] != facts:
            kept[bibliography_key] = (
                facts,
                list(self._formatted(bibliography_key, docnames, tooltips, tooltips_style)),
            )
        return list(kept[bibliography_key][1])

    def env_updated(self) -> Iterable[str]:
        """Have the text name a source by few of its people: it says no more than “et al.”."""
        changed = super().env_updated()
        self.citations[:] = [each._replace(entry=_named(each.entry)) for each in self.citations]
        return list(changed)

    def _formatted(
        self, bibliography_key: Any, docnames: list[str], tooltips: bool, tooltips_style: str
    ) -> Iterator[Any]:
        """Yield each source, formatted once where its tooltip is what the list says."""
        is_same = tooltips and not tooltips_style
        made = super().get_formatted_entries(
            bibliography_key, docnames, tooltips and not is_same, tooltips_style
        )
        for entry, said, tooltip in made:
            yield entry, said, said if is_same else tooltip

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> Any:
        if not self.is_whole:
            known = {citation.key for citation in self.citations}
            if not known.issuperset(_keys(target)):
                return nodes.inline("", f"({target})")
        return super().resolve_xref(env, fromdocname, builder, typ, target, node, contnode)


def _named(entry: Any) -> Any:
    """Return an entry with as many people as the text names; all are in the list of sources."""
    named = copy(entry)
    named.persons = type(entry.persons)(
        (role, people[:NAMED]) for role, people in entry.persons.items()
    )
    return named


def _keys(target: str) -> set[str]:
    return {each.key for each in parse_citation_targets(target)}


class EmptySources(SphinxPostTransform):
    """Empties the nodes that sphinxcontrib-bibtex keeps, and fills again each time (at priority 5).

    Else a page that is written twice in one process has the text of its sources twice.
    """

    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        for key, bibliography in _bibliographies(self.env).items():
            if key.docname == self.env.docname:
                for node in bibliography.citation_nodes.values():
                    node.clear()


def _bibliographies(env: BuildEnvironment) -> dict[Any, Any]:
    """Return the lists of sources of a book; none where it cites nothing."""
    return dict(env.domaindata.get("cite", {}).get("bibliographies", {}))


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


@cache  # once: pybtex looks through all that is installed for each of them
def _name_styles() -> None:
    """Make both styles known as `book`, and what each citation is made plain text with."""
    pybtex.plugin.register_plugin("pybtex.backends", "plaintext", PlainText, force=True)
    pybtex.plugin.register_plugin("pybtex.style.formatting", NAME, BookListStyle, force=True)
    register_plugin("sphinxcontrib.bibtex.style.referencing", NAME, BookReferenceStyle, force=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set sources as this book does, by `bibtex_reference_style` and `bibtex_default_style`."""
    if "sphinxcontrib.bibtex" in app.config.extensions:  # a book without sources has it not
        app.setup_extension("sphinxcontrib.bibtex")
        app.add_domain(Citations, override=True)
        app.connect("builder-inited", read_files, priority=BEFORE_BIBTEX)
    _name_styles()
    app.add_post_transform(EmptySources)
    app.add_post_transform(ListSources)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
