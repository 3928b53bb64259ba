"""What the build puts around every piece: written once as nodes, drawn by each output.

Above the text: the summary as a standfirst, then what the piece takes; above these only numbers to
call, where the text opens with them. Below it, on a screen: the next step, the essay chapter that
it comes from, related pieces, the way back, the date of the last review, and where new pieces are
announced. A book has none of that: a piece ends with the mark, and with two places to go on at the
most. The words come from the piece; page titles are filled in by Sphinx when it resolves the
references.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from press.config import _
from press.pieces.collector import piece_of
from press.pieces.reading_time import minutes, minutes_to_read
from sphinx_bindery.dates import long_date
from sphinx_bindery.transforms import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

    from press.pieces.model import Piece

QUESTIONS = "questions"
NEWSLETTER = "newsletter"
BETWEEN = " · "
MOST_IN_A_BOOK = 2  # places to go on: they share a line
CALLS = "calls"  # a class that a page may write
TURN = 600  # among those who look at a page that was read


class standfirst(nodes.container):
    """The summary, set large under the title."""


class piece_facts(nodes.container):
    """What the piece takes: minutes to read, time to do, things to have."""


class minutes_line(nodes.inline):
    """How long the piece takes to read, on a screen alone."""


class furniture(nodes.container):
    """The lines that lead on from a piece, on a screen alone."""


class piece_end(nodes.container):
    """The mark that ends a piece in a book, and below it one line at the most."""


def furnish(app: Sphinx, doctree: nodes.document) -> None:
    """Put the furniture around the piece that was just read."""
    env = app.env
    piece = piece_of(env, env.docname)
    section = next(iter(doctree.findall(nodes.section)), None)
    if piece is None or section is None:
        return
    above: list[nodes.Element] = [
        standfirst("", nodes.paragraph("", piece.summary), classes=["standfirst"])
    ]
    above += _facts(piece, minutes(env, env.docname))
    place = 2 if _opens_with_calls(section) else 1
    section[place:place] = above
    below = _ways_on(piece, env.docname, app.config.language)
    _bring_notes_in(doctree, section)
    if below:
        end = _see_also(piece, env.docname)
        section += piece_end("", *end, classes=["piece-end"], all_titles=True)
        section += furniture("", *below, classes=["furniture"], all_titles=True)
        below += end
    for node in (*above, *below):
        node.source, node.line = doctree.get("source"), 1


def _opens_with_calls(section: nodes.section) -> bool:
    """Tell whether numbers to call stand under the title: they come before words about the page."""
    first = section[1] if len(section) > 1 else None
    return isinstance(first, nodes.container) and CALLS in first["classes"]


def _bring_notes_in(doctree: nodes.document, section: nodes.section) -> None:
    """Move the notes, which MyST puts at the very end, to the end of the text."""
    for node in list(doctree.children):
        is_rule = isinstance(node, nodes.transition) and "footnotes" in node["classes"]
        if isinstance(node, nodes.footnote) or is_rule:
            doctree.remove(node)
            section += node


def _facts(piece: Piece, minutes: int) -> list[nodes.Element]:
    if not piece.kind.is_read:
        return []
    facts = [_("Time: %s") % piece.time] if piece.time else []
    facts += [_("You need: %s") % piece.needs] if piece.needs else []
    to_read = minutes_to_read(minutes) + (BETWEEN if facts else "")
    line = nodes.paragraph("", "", minutes_line("", to_read), nodes.Text(BETWEEN.join(facts)))
    return [piece_facts("", line, classes=["piece-facts"])]


def _ways_on(piece: Piece, docname: str, language: str) -> list[nodes.Element]:
    if piece.kind.is_bare:
        return []
    if piece.kind.is_sheet:  # the page is for writing
        return [_reviewed(piece, language)]
    lines: list[nodes.Element] = []
    if piece.next:
        lines.append(_line("next-step", _("Next step: "), _link(piece.next, docname)))
    if piece.chapter:
        lines.append(_line("from-the-essay", _("From the essay: "), _link(piece.chapter, docname)))
    if piece.related:
        lines.append(_line("related", _("Related: "), *_links(piece.related, docname)))
    if piece.kind.is_read:
        back = _link(QUESTIONS, docname, _("All questions"))
        news = _link(NEWSLETTER, docname, _("New pieces by email or feed"))
        lines.append(_line("ways-back", "", back, nodes.Text(" · "), news))
    lines.append(_reviewed(piece, language))
    return lines


def _reviewed(piece: Piece, language: str) -> nodes.paragraph:
    return _line("reviewed", _("Last reviewed %s.") % long_date(piece.reviewed, language))


def _see_also(piece: Piece, docname: str) -> list[nodes.Element]:
    """Return the line of a book: none in the essay, where one reads on."""
    labels = tuple(dict.fromkeys(filter(None, (piece.next, *piece.related))))
    if piece.kind.is_chapter or piece.kind.is_sheet or not labels:
        return []
    return [_line("see-also", _("See also "), *_links(labels[:MOST_IN_A_BOOK], docname))]


def _line(name: str, label: str, *content: nodes.Node) -> nodes.paragraph:
    lead = [nodes.inline("", label, classes=["label"])] if content and label else []
    text = [] if content else [nodes.Text(label)]
    return nodes.paragraph("", "", *lead, *text, *content, classes=[name])


def _links(labels: tuple[str, ...], docname: str) -> list[nodes.Node]:
    return _joined([_link(label, docname) for label in labels])


def _joined(links: Iterable[nodes.Node]) -> list[nodes.Node]:
    return [node for link in links for node in (nodes.Text(BETWEEN), link)][1:]


def _link(label: str, docname: str, text: str = "") -> addnodes.pending_xref:
    """Return a reference to a labelled page, by its title or by the words given."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", text or label),
        refdomain="std",
        reftype="ref",
        reftarget=label,
        refdoc=docname,
        refexplicit=bool(text),
        refwarn=False,
        told=not text,  # a label from the facts, which the catalogue looks up
    )


def already_told(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, words: nodes.Element
) -> nodes.Element | None:
    """Leave the words of a link whose label the catalogue has warned of.

    The event that comes later, `warn-missing-reference`, cannot keep Sphinx from warning again:
    it asks every listener, Sphinx's own among them.
    """
    return words if node.get("told") else None


class ForBooks(SphinxPostTransform):
    """Leaves out of a book what a screen has around a piece, and ways to pages of the website."""

    default_priority = 6  # once the library (5) has its lines
    formats = FORMATS

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, (furniture, minutes_line)):
                node.parent.remove(node)
        for facts in list(self.document.findall(piece_facts)):
            if not facts.astext():
                facts.parent.remove(facts)
        for end in list(self.document.findall(piece_end)):
            for line in list(end.findall(nodes.paragraph)):
                self._keep_in_the_book(end, line)

    def _keep_in_the_book(self, end: piece_end, line: nodes.paragraph) -> None:
        """Take from a line the links to pages that no book has; a line that leads nowhere goes."""
        labels = self.env.domains.standard_domain.anonlabels
        links = list(line.findall(addnodes.pending_xref))
        pages = [labels.get(link["reftarget"], ("",))[0] for link in links]
        kept = [
            link
            for link, page in zip(links, pages, strict=True)
            if page not in self.config.book_left_out
        ]
        line[1:] = _joined(kept)
        if not kept:
            end.remove(line)


class ForScreens(SphinxPostTransform):
    """Leaves out of the website how a piece ends in a book."""

    default_priority = 5
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(piece_end)):
            node.parent.remove(node)


def visit_minutes(translator: HTML5Translator, node: minutes_line) -> None:
    """Mark what the website has alone, as for whoever compares the three books."""
    translator.body.append('<span data-only="web">')


def depart_minutes(translator: HTML5Translator, node: minutes_line) -> None:
    """Close it."""
    translator.body.append("</span>")


def visit_furniture(translator: HTML5Translator, node: furniture) -> None:
    """Mark the lines likewise."""
    translator.body.append('<div class="furniture" data-only="web">\n')


def depart_furniture(translator: HTML5Translator, node: furniture) -> None:
    """Close them."""
    translator.body.append("</div>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Furnish each page once the catalogue (priority 500) knows its piece."""
    for node in (standfirst, piece_facts, piece_end):
        app.add_node(node)
    app.add_node(minutes_line, html=(visit_minutes, depart_minutes))
    app.add_node(furniture, html=(visit_furniture, depart_furniture))
    app.add_post_transform(ForBooks)
    app.add_post_transform(ForScreens)
    app.connect("doctree-read", furnish, priority=TURN)
    app.connect("missing-reference", already_told)
    return {"version": "1", "env_version": 2, "parallel_read_safe": True}
