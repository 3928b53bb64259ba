"""The library: every piece, kind by kind and then topic by topic, with what it takes and says.

`{library}` stands on the library's page. Every output has the same list. The website adds links to
each kind and each topic; a script (`library.js`) turns them into a filter that answers at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from press.components.listing import LISTS, link_to
from press.components.markup import markup
from press.config import N_, _
from press.pieces.collector import pieces_in_order, topic_name
from press.pieces.furniture import minutes_line
from press.pieces.kinds import KINDS
from press.pieces.reading_time import minutes, minutes_to_read

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

BY_TOPIC = N_("By topic")


class piece_library(nodes.General, nodes.Element):
    """Stands where the list of all pieces goes."""


class library_filter(nodes.General, nodes.Element):
    """Leads to the parts of the list, on the web only: `kinds` and `topics` are of `Group`."""


@dataclass(frozen=True)
class Group:
    """Pieces that have a kind or a topic in common; `anchor` is where they are listed."""

    anchor: str
    name: str
    docnames: tuple[str, ...]


class LibraryDirective(SphinxDirective):
    """Lists every piece of the book."""

    def run(self) -> list[nodes.Node]:
        node = piece_library(docname=self.env.docname)
        self.set_source_info(node)
        self.env.metadata[self.env.docname][LISTS] = True
        return [node]


class FillLibrary(SphinxPostTransform):
    """Replaces each `piece_library` by the list, whose links Sphinx then resolves (at 10)."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(piece_library)):
            node.replace_self(Library(self.env, node["docname"]).parts())


class Library:
    """The list as the page `here` has it."""

    def __init__(self, env: BuildEnvironment, here: str) -> None:
        self.env, self.here = env, here
        self.pieces = dict(pieces_in_order(env))
        self.anchors = self._anchors()

    def _anchors(self) -> dict[str, str]:
        """Return the anchor of each topic; one whose name gives none of its own has a number."""
        known = list(self.env.config.book_topics)
        used = {topic for piece in self.pieces.values() for topic in piece.topics}
        found: dict[str, str] = {}
        for number, topic in enumerate([*known, *sorted(used - set(known))], 1):
            name = nodes.make_id(topic)
            is_taken = f"topic-{name}" in found.values()
            found[topic] = f"topic-{number if is_taken or not name else name}"
        return found

    def parts(self) -> list[nodes.Node]:
        """Return the links to the parts of the list, and the parts."""
        kinds = self._kinds()
        if not kinds:
            return []
        topics = self._topics([name for kind in kinds for name in kind.docnames])
        found: list[nodes.Node] = [library_filter(kinds=kinds, topics=topics)]
        for kind in kinds:
            items = [self._item(name) for name in kind.docnames]
            found.append(_section(kind, nodes.bullet_list("", *items, classes=["piece-list"])))
        lists = [_section(topic, self._titles(topic)) for topic in topics]
        if lists:
            title = nodes.title("", _(BY_TOPIC))
            found.append(nodes.section("", title, *lists, ids=["topics"], names=["topics"]))
        return found

    def _kinds(self) -> list[Group]:
        found = []
        for kind in KINDS.values():
            names = tuple(name for name, piece in self.pieces.items() if piece.kind == kind)
            found.append(Group(f"kind-{kind.name}", _(kind.section), names))
        return [group for group in found if group.name and group.docnames]

    def _topics(self, listed: list[str]) -> list[Group]:
        found = []
        for topic, anchor in self.anchors.items():
            names = tuple(name for name in listed if topic in self.pieces[name].topics)
            found.append(Group(anchor, topic_name(self.env.config, topic), names))
        return [group for group in found if group.docnames]

    def _item(self, docname: str) -> nodes.list_item:
        piece = self.pieces[docname]
        takes = minutes_to_read(minutes(self.env, docname))
        about = ", ".join(topic_name(self.env.config, topic) for topic in piece.topics)
        facts = [
            nodes.Text(_(piece.kind.in_library)),
            minutes_line("", f" · {takes}"),
            nodes.Text(f" · {about}" if about else ""),
        ]
        return nodes.list_item(
            "",
            nodes.paragraph("", "", link_to(docname, self.here), classes=["piece-title"]),
            nodes.paragraph("", "", *facts, classes=["piece-kind"]),
            nodes.paragraph("", piece.first_sentence, classes=["piece-says"]),
            classes=["piece", f"kind-{piece.kind.name}", *map(self.anchors.get, piece.topics)],
        )

    def _titles(self, topic: Group) -> nodes.bullet_list:
        links = [nodes.paragraph("", "", link_to(name, self.here)) for name in topic.docnames]
        return nodes.bullet_list("", *[nodes.list_item("", link) for link in links])


def _section(group: Group, content: nodes.Node) -> nodes.section:
    title = nodes.title("", group.name)
    return nodes.section("", title, content, ids=[group.anchor], names=[group.anchor])


class DropFilter(SphinxPostTransform):
    """Takes the links to kinds and topics out of paper and e-readers."""

    default_priority = 6
    formats = ("html",)

    def is_supported(self) -> bool:
        """Tell whether the builder is none of the website."""
        return not super().is_supported()

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(library_filter)):
            node.parent.remove(node)


def visit_filter(translator: HTML5Translator, node: library_filter) -> None:
    """Write a link for each kind and each topic, and how many pieces it leads to."""
    translator.body.append(markup("library", kinds=node["kinds"], topics=node["topics"]))
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and the transforms that fill its list."""
    app.add_node(piece_library)
    app.add_node(library_filter, html=(visit_filter, None))
    app.add_directive("library", LibraryDirective)
    app.add_post_transform(FillLibrary)
    app.add_post_transform(DropFilter)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True}
