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
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from pybtex.richtext import Text
from sphinx import addnodes

from press.config import N_, _
from press.pieces.collector import labels_of
from press.pieces.furniture import TURN
from press.pieces.studies import DESIGNS, Studies, numbers_in, studies
from press.web.safety import ways_to_safety
from press.web.urls import address_in
from sphinx_bindery.collector import PageCollector
from sphinx_bindery.files import write_atomic
from sphinx_bindery.order import reading_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

FILE = "claims.json"
ABOUT = N_(
    "Each number stands in a sentence of the book. Quote it with that sentence, with who was "
    "studied, and with what it cannot say. A link is no cause."
)
MARK = re.compile("\ue000(\\d+)\ue001")  # where a citation stands, in text without any other
TITLE = re.compile("\ue002([^\ue002\ue003]*)\ue003")  # the title of a page, by its label
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


class ParagraphCollector(PageCollector[list[Paragraph]]):
    """Keeps what each page cites in the environment."""

    name = "book_citing"
    priority = TURN + 1  # once the notes are in their place

    def collect(self, app: Sphinx, doctree: nodes.document) -> list[Paragraph]:
        return list(paragraphs(doctree))


def write_claims(app: Sphinx, error: Exception | None) -> None:
    """Write the file at the end of a build of the website; a book without studies has none.

    Nor has one whose list of sources is withheld, or not there: nobody could look them up.
    """
    if error is not None or app.builder.format != "html":
        return
    known, place = studies(Path(app.srcdir)), Path(app.outdir, FILE)
    if known.is_there and app.env.domaindata.get("cite", {}).get("bibliographies"):
        text = json.dumps(_all(app, known), ensure_ascii=False, indent=1)
        write_atomic(place, f"{text}\n".encode())
    else:
        place.unlink(missing_ok=True)


def _all(app: Sphinx, known: Studies) -> dict[str, Any]:
    safety = ways_to_safety(app, app.config.root_doc)
    source = cache(partial(_source, app))  # of most there are several claims
    citing, titles = ParagraphCollector.of(app.env), _titles(app.env)
    return {
        "book": app.config.project,
        "licence": app.config.book_licence,
        "about": _(ABOUT),
        "safety": [dict(zip(("page", "says", "address"), way, strict=True)) for way in safety],
        "designs": {name: _(words) for name, words in DESIGNS.items()},
        "claims": [
            claim
            for page in reading_order(app.env)
            for paragraph in citing.get(page.docname, ())
            for claim in _claims(app, page.docname, titled(paragraph, titles), known, source)
        ],
    }


def _titles(env: BuildEnvironment) -> dict[str, str]:
    """Return the titles of the pages, by their labels."""
    places = labels_of(env).items()
    return {label: env.titles[name].astext() for label, name in places if name in env.titles}


def paragraphs(doctree: nodes.document) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page that cite; titles of other pages may not be known yet."""
    for node in doctree.findall(nodes.paragraph):
        cited: list[Cited] = []
        text = _flat(node, cited)
        if cited:
            yield Paragraph(text, tuple(cited), _anchor(node))


def titled(paragraph: Paragraph, titles: dict[str, str]) -> Paragraph:
    """Put the titles of pages, by their labels, where a paragraph has marks for them."""
    text = TITLE.sub(lambda mark: titles.get(mark[1], ""), paragraph.text)
    return paragraph._replace(text=" ".join(text.split()))


def _flat(node: nodes.Node, cited: list[Cited]) -> str:
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
            return f"\ue002{node['reftarget']}\ue003"
    return "".join(_flat(child, cited) for child in node.children)


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
    app: Sphinx,
    docname: str,
    paragraph: Paragraph,
    known: Studies,
    source: Callable[[str], dict[str, str]],
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
                "source": source(number.key),
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


def _source(app: Sphinx, key: str) -> dict[str, str]:
    domain: Any = app.env.get_domain("cite")
    fields = domain.bibdata.data.entries[key].fields
    doi = fields.get("doi", "")
    return {
        "key": key,
        "cited_as": _named(app, app.config.root_doc, "t", key),
        "title": str(Text.from_latex(fields.get("title", ""))),
        "year": fields.get("year", ""),
        "address": f"https://doi.org/{doi}" if doi else "",
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    """Keep what pages cite when they are read; write at the end of each website build."""
    app.add_env_collector(ParagraphCollector)
    app.connect("build-finished", write_claims)
    return {
        "version": "1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
