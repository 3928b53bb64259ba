"""`claims.json`: each number that the pages take from a source, for programs that check or quote.

A claim has the number, its sentence as readers see it, the page and section, the source, who was
studied, and how strong that is (`source/studies.yaml`). A number belongs to the source that is
cited in its paragraph and has it: to one in its own sentence first, then to the next. Of a number
that no source there has, nothing is said.

Source: JSON (RFC 8259).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from pybtex.richtext import Text
from sphinx import addnodes

from press.config import N_, _
from press.pieces.collector import labels_of
from press.pieces.studies import DESIGNS, Studies, numbers_in, studies
from press.web.safety import ways_to_safety
from press.web.urls import address_in
from sphinx_bindery.files import write_atomic
from sphinx_bindery.order import reading_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

FILE = "claims.json"
ABOUT = N_(
    "Each number stands in a sentence of the book. Quote it with that sentence, with who was "
    "studied, and with what it cannot say. A link is no cause."
)
MARK = re.compile("\ue000(\\d+)\ue001")  # where a citation stands, in text without any other
END = re.compile("(?:(?<=[.!?])|(?<=[.!?][”’)]))\\s+(?=[“‘(]?[A-Z0-9\ue000])")


class Cited(NamedTuple):
    """A citation: its role (`t` is part of the sentence) and the keys of its sources."""

    role: str
    keys: tuple[str, ...]


class Paragraph(NamedTuple):
    """A paragraph that cites: its text, with a mark for each citation, and the section it is in."""

    text: str
    cited: tuple[Cited, ...]
    anchor: str


class Number(NamedTuple):
    """A number, the sentence that it stands in, marks and all, and the source that has it."""

    written: str
    value: float
    sentence: str
    key: str


class Claims:
    """Writes the file; keeps what each page cites until the page is read again."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[float, list[Paragraph]]] = {}

    def write(self, app: Sphinx, error: Exception | None) -> None:
        """Write the file at the end of a build of the website; a book without studies has none.

        Nor has one whose list of sources is withheld, or not there: nobody could look them up.
        """
        if error is not None or app.builder.format != "html":
            return
        known, place = studies(Path(app.srcdir)), Path(app.outdir, FILE)
        if known.is_there and app.env.domaindata.get("cite", {}).get("bibliographies"):
            text = json.dumps(self._all(app, known), ensure_ascii=False, indent=1)
            write_atomic(place, f"{text}\n".encode())
        else:
            place.unlink(missing_ok=True)

    def _all(self, app: Sphinx, known: Studies) -> dict[str, Any]:
        safety = ways_to_safety(app, app.config.root_doc)
        return {
            "book": app.config.project,
            "licence": app.config.book_licence,
            "about": _(ABOUT),
            "safety": [dict(zip(("page", "says", "address"), way, strict=True)) for way in safety],
            "designs": {name: _(words) for name, words in DESIGNS.items()},
            "claims": [
                claim
                for page in reading_order(app.env)
                for paragraph in self._paragraphs(app.env, page.docname)
                for claim in _claims(app, page.docname, paragraph, known)
            ],
        }

    def _paragraphs(self, env: BuildEnvironment, docname: str) -> list[Paragraph]:
        read = env.all_docs[docname]
        if self._kept.get(docname, (None,))[0] != read:
            places = labels_of(env).items()
            titles = {
                label: env.titles[name].astext() for label, name in places if name in env.titles
            }
            self._kept[docname] = (read, list(paragraphs(env.get_doctree(docname), titles)))
        return self._kept[docname][1]


def paragraphs(doctree: nodes.document, titles: dict[str, str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page that cite; `titles` are of the pages, by their labels."""
    for node in doctree.findall(nodes.paragraph):
        cited: list[Cited] = []
        text = " ".join(_flat(node, cited, titles).split())
        if cited:
            yield Paragraph(text, tuple(cited), _anchor(node))


def _flat(node: nodes.Node, cited: list[Cited], titles: dict[str, str]) -> str:
    """Return the words of a node; each citation leaves a mark there, and goes to `cited`."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, (nodes.footnote_reference, nodes.image, nodes.raw)):
        return ""
    if isinstance(node, addnodes.pending_xref):
        if node.get("refdomain") == "cite":
            keys = (key.strip() for key in str(node["reftarget"]).split(","))
            cited.append(Cited(node["reftype"], tuple(keys)))
            return f"\ue000{len(cited) - 1}\ue001"
        if not node.get("refexplicit") and node.get("reftype") != "term":
            return titles.get(node["reftarget"], "")
    return "".join(_flat(child, cited, titles) for child in node.children)


def _anchor(node: nodes.Node) -> str:
    """Return the anchor of the section around a node; '' where that is the page."""
    while node.parent is not None and not isinstance(node, nodes.section):
        node = node.parent
    is_page = isinstance(node.parent, nodes.document)
    return "" if is_page or not isinstance(node, nodes.section) else str(node["ids"][0])


def numbers(paragraph: Paragraph, known: Studies) -> Iterator[Number]:
    """Yield each number of a paragraph that a source has which is cited there."""
    sentences = END.split(paragraph.text)
    cited = [
        (place, key)
        for place, sentence in enumerate(sentences)
        for mark in MARK.finditer(sentence)
        for key in paragraph.cited[int(mark[1])].keys
    ]
    for place, sentence in enumerate(sentences):
        nearest_first = sorted(cited, key=lambda each: _distance(place, each[0]))
        for written, value in numbers_in(MARK.sub(" ", sentence)):
            having = (
                key
                for _, key in nearest_first
                if key in known.known and value in known.known[key].numbers
            )
            if key := next(having, ""):
                yield Number(written, value, sentence, key)


def _distance(here: int, there: int) -> tuple[bool, int]:
    """Return how far a citation stands from a sentence: those in it and behind it come first."""
    return there < here, abs(there - here)


def _claims(
    app: Sphinx, docname: str, paragraph: Paragraph, known: Studies
) -> Iterator[dict[str, Any]]:
    """Yield what the file says of each number of a paragraph, once; of a source that is listed."""
    domain: Any = app.env.get_domain("cite")
    told: set[Number] = set()
    for number in numbers(paragraph, known):
        if number not in told and number.key in domain.bibdata.data.entries:
            told.add(number)
            study = known.known[number.key]
            yield {
                "number": int(number.value) if number.value.is_integer() else number.value,
                "written": number.written,
                "sentence": _sentence(app, docname, number.sentence, paragraph.cited),
                "page": _page(app, docname, paragraph.anchor),
                "source": _source(app, docname, number.key),
                "studied": study.studied,
                "design": study.design,
                "strength": study.strength,
                "cannot_say": study.cannot_say,
            }


def _sentence(app: Sphinx, docname: str, text: str, cited: tuple[Cited, ...]) -> str:
    """Return a sentence as readers see it, without the sources that stand in brackets."""

    def named(mark: re.Match[str]) -> str:
        role, keys = cited[int(mark[1])]
        return "" if role == "p" else _named(app, docname, role, ",".join(keys))

    words = " ".join(MARK.sub(named, text).split())
    return re.sub(r"(?<! ) +([,;:?!]|\.(?!\d))", r"\1", words)


def _named(app: Sphinx, docname: str, role: str, keys: str) -> str:
    """Return how sources are named in the text: `Leo et al. (2020)`; an unknown one by its key."""
    domain: Any = app.env.get_domain("cite")
    if not domain.bibdata.data.entries.keys() >= set(keys.split(",")):  # the page has told of it
        return keys
    reference = addnodes.pending_xref(
        "", refdomain="cite", reftype=role, reftarget=keys, refdoc=docname
    )
    words = domain.resolve_xref(
        app.env, docname, app.builder, role, keys, reference, nodes.inline("", keys)
    )
    return words.astext() if words is not None else keys


def _page(app: Sphinx, docname: str, anchor: str) -> dict[str, str]:
    path = app.builder.get_target_uri(docname) + (f"#{anchor}" if anchor else "")
    title = app.env.titles[docname].astext()
    return {"title": title, "address": address_in(app, path) or path}


def _source(app: Sphinx, docname: str, key: str) -> dict[str, str]:
    domain: Any = app.env.get_domain("cite")
    fields = domain.bibdata.data.entries[key].fields
    doi = fields.get("doi", "")
    return {
        "key": key,
        "cited_as": _named(app, docname, "t", key),
        "title": str(Text.from_latex(fields.get("title", ""))),
        "year": fields.get("year", ""),
        "address": f"https://doi.org/{doi}" if doi else "",
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Write at the end of each website build."""
    app.connect("build-finished", Claims().write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
