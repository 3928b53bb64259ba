"""The index that the search reads: every piece and section, by the words in them.

`search-index.js` is a script, so that the search works from disk, where a page may fetch nothing.
It holds the words of the book as they are written; what is one word (timeout and time-out, behavior
and behaviour, hits and hit) `search.js` tells, so that the rules stand in one place; and how much
a title, a summary or a section weighs.

Each page has units: its summary, and then each section. A word has the numbers of its units. Words
that are in many units tell nothing apart, and have none; nor has a word the units whose heads have
it: `search.js` finds both in titles and headings, which it has whole.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes

from press.config import _
from press.pieces.collector import labels_of, piece_of
from press.pieces.danger_words import DangerWords, danger_words
from press.pieces.furniture import (
    TURN,
    furniture,
    piece_end,
    piece_facts,
    standfirst,
)
from press.pieces.kinds import KINDS
from press.pieces.readers_words import hyphened, split
from press.pieces.search_words import SearchWords, search_words
from press.web.danger_weights import learned
from press.web.numbers_to_call import numbers_of
from sphinx_bindery.collector import PageCollector
from sphinx_bindery.files import write_atomic
from sphinx_bindery.order import reading_order

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

INDEX = "search-index.js"
PAIR = re.compile(r"[a-z]{2,}-[a-z]{2,}")  # of words that are written as one, too
NUMBER = re.compile(r"[0-9]+|[a-z]")  # or a letter: nobody looks for it
COMMON = 1 / 75  # of all units: a word in more counts only where it stands twice, or nowhere
ENDINGS = ("s", "ed", "ing")
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
SHARED = "ABCDEFGHIJ"
BASE = 32  # a digit that is not a number's last has as much added
# Not of the page's own words: what stands around each piece, and names that become titles.
SKIPPED = (
    *(standfirst, piece_facts, piece_end, furniture),
    *(nodes.Invisible, nodes.raw, nodes.image, nodes.system_message),
)


@dataclass
class Unit:
    """A section, or an entry of a glossary: its heading, its anchor and its words."""

    title: str
    anchor: str
    text: list[str] = field(default_factory=list)


@dataclass
class PageWords:
    """What is indexed of one page."""

    docname: str
    title: str
    kind: str
    summary: str
    first_sentence: str
    units: list[Unit]


class UnitCollector(PageCollector[list[Unit]]):
    """Keeps the units of each page in the environment."""

    name = "book_units"
    priority = TURN + 1  # once the notes are in their place

    def collect(self, app: Sphinx, doctree: nodes.document) -> list[Unit]:
        return units_of(doctree)


def write_index(app: Sphinx, error: Exception | None) -> None:
    """Write the index at the end of a build of the website."""
    if error is None and app.builder.format == "html":
        pages = [_page(app.env, page.docname) for page in reading_order(app.env)]
        source = Path(app.srcdir)
        data = index(pages, search_words(source), danger_words(source), app)
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        write_atomic(app.outdir / INDEX, f"const INDEX = {text};\n".encode())


def _page(env: BuildEnvironment, docname: str) -> PageWords:
    piece, title = piece_of(env, docname), env.titles[docname].astext()
    facts = (
        (_(piece.kind.in_search), piece.summary, piece.first_sentence) if piece else ("", "", "")
    )
    return PageWords(docname, title, *facts, UnitCollector.of(env)[docname])


def units_of(doctree: nodes.document) -> list[Unit]:
    """Return the sections of a page, in order; the first is what stands below its title."""
    units: list[Unit] = []
    _gather(doctree, Unit("", ""), units)
    return units


def _gather(node: nodes.Node, unit: Unit, units: list[Unit]) -> None:
    """Add the words below a node to its unit, and the units that begin below it."""
    if isinstance(node, nodes.Text):
        unit.text.append(str(node))
    elif not _is_skipped(node):
        unit = _begun(node, units) or unit
        for child in node.children:
            _gather(child, unit, units)
        if not isinstance(node, nodes.Inline):
            unit.text.append(" ")


def _is_skipped(node: nodes.Node) -> bool:
    """Tell whether what a node holds is no text of the page, or is its unit's heading already."""
    is_heading = isinstance(node, nodes.title) and isinstance(node.parent, nodes.section)
    return is_heading or isinstance(node, SKIPPED) or _is_unresolved(node) or _is_number(node)


def _begun(node: nodes.Node, units: list[Unit]) -> Unit | None:
    """Return the unit that begins with a node, or None."""
    if isinstance(node, nodes.section):
        is_page = not units
        anchor = "" if is_page else node["ids"][0]
        units.append(Unit("" if is_page else node[0].astext(), anchor))
        return units[-1]
    if isinstance(node, nodes.definition_list_item) and (ids := _term_ids(node)):
        units.append(Unit(node[0].astext(), ids[0]))
        return units[-1]
    return None


def _term_ids(item: nodes.definition_list_item) -> list[str]:
    """Return the anchors of an entry of a glossary; other lists have none."""
    term = item.next_node(nodes.term)
    ids: list[str] = term["ids"] if term is not None else []
    return ids


def _is_unresolved(node: nodes.Node) -> bool:
    """Tell whether a reference holds the name of a label or a source, and no words."""
    is_reference = isinstance(node, addnodes.pending_xref)
    facts: dict[str, Any] = cast("Any", node).attributes if is_reference else {}
    return is_reference and not facts.get("refexplicit") and facts.get("reftype") != "term"


def _is_number(node: nodes.Node) -> bool:
    """Tell whether a link is a number to call, which nobody looks for by its digits."""
    is_link = isinstance(node, nodes.reference)
    return is_link and str(cast("nodes.Element", node).get("refuri")).startswith("tel:")


def index(
    pages: list[PageWords], words: SearchWords, danger: DangerWords, app: Sphinx
) -> dict[str, Any]:
    """Return the whole index, ready to be written."""
    texts = [text for page in pages for text in _texts(page)]
    pairs = _said_often(pages)
    joined = {pair.replace("-", "") for pair in pairs}
    found, twice = map(_merged, _occurrences(texts, joined))
    heads = [head for page in pages for head in _heads(page)]
    above = _merged(_occurrences(heads, joined)[0], found)
    most = len(texts) * COMMON
    places = {word: at if len(at) <= most else twice.get(word, []) for word, at in found.items()}
    places = {word: sorted({*at}.difference(above.get(word, []))) for word, at in places.items()}
    kept = {word: at for word, at in sorted(places.items()) if 0 < len(at) <= most}
    known = {word for text in (*map(_shown, pages), *_listed(words)) for word in split(text)}
    return {
        "pages": [_page_facts(page, app) for page in pages],
        "words": _fronted(kept),
        "at": " ".join(map(_written, kept.values())),
        "common": " ".join(sorted(found.keys() - kept.keys() - known)),
        "pairs": " ".join(sorted(pairs)),
        "weights": {_(kind.in_search): kind.weight for kind in KINDS.values() if kind.weight < 1},
        **_lists(words, danger, _places(pages, app.env), app),
    }


def _page_facts(page: PageWords, app: Sphinx) -> list[Any]:
    sections = [part for unit in page.units for part in (unit.title, _anchor(unit))]
    length = sum(len(split(text)) for text in _texts(page))
    address = app.builder.get_target_uri(page.docname)
    return [address, page.kind, page.title, page.first_sentence, length, *sections]


def _anchor(unit: Unit) -> str:
    """Return the anchor of a unit, or `-` where it is its title, as most are."""
    return "-" if unit.anchor and unit.anchor == slug(unit.title) else unit.anchor


def slug(title: str) -> str:
    """Return a title as an anchor, as `search.js` does."""
    return re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", title).lower()).strip("-")


def _texts(page: PageWords) -> Iterator[str]:
    """Yield the text of each unit of a page."""
    yield page.summary
    yield from ("".join(unit.text) for unit in page.units)


def _heads(page: PageWords) -> Iterator[str]:
    """Yield what stands above each text of a page and is in the index whole: it weighs more."""
    yield page.first_sentence
    yield from (unit.title for unit in page.units)


def _shown(page: PageWords) -> str:
    return " ".join((page.title, *_heads(page)))


def _listed(words: SearchWords) -> Iterator[str]:
    """Yield all that the list says, whose words `search.js` knows."""
    for table in (words.forms, words.same, words.groups):
        yield from (" ".join((ours, *theirs)) for ours, theirs in table.items())
    yield from (phrase for _, phrases, _ in words.pages for phrase in phrases)


def _said_often(pages: list[PageWords]) -> set[str]:
    """Return the words with a hyphen that readers may write as one or two: `time-out`.

    One that no title or heading has, and one page alone, is none that they look for.
    """
    counts = Counter(
        pair for page in pages for pair in set[str]().union(*map(_pairs, _texts(page)))
    )
    often = {pair for pair, count in counts.items() if count > 1}
    return often.union(*(_pairs(_shown(page)) for page in pages))


def _pairs(text: str) -> set[str]:
    return {word for word in hyphened(text) if PAIR.fullmatch(word)}


def _occurrences(
    texts: list[str], pairs: set[str]
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Return the numbers of the texts that each word is in, and of those it is in twice or more.

    Two words that make a pair are one, too.
    """
    found: dict[str, list[int]] = defaultdict(list)
    twice: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        words = split(text)
        joined = (first + second for first, second in pairwise(words))
        counts = Counter([*words, *(word for word in joined if word in pairs)])
        for word, count in counts.items():
            if not NUMBER.fullmatch(word):
                found[word].append(number)
                if count > 1:
                    twice[word].append(number)
    return found, twice


def _merged(found: dict[str, list[int]], known: Container[str] = ()) -> dict[str, list[int]]:
    """Put `walks`, `walked` and `walking` to `walk`, where that is: they have one key."""
    known = known or found
    merged: dict[str, set[int]] = defaultdict(set)
    for word, at in found.items():
        merged[next((base for base in bases_of(word) if base in known), word)] |= {*at}
    return {word: sorted(at) for word, at in merged.items()}


def bases_of(word: str) -> Iterator[str]:
    """Yield what a word may be a plain form of; the script has one key for both."""
    for end in ENDINGS:
        base = word.removesuffix(end)
        if base != word and len(base) > 3 and base[-1] not in "esui":
            yield base


def _fronted(words: Iterable[str]) -> str:
    """Write how many letters each word shares with the one before (A is none), and the rest."""
    text, last = [], ""
    for word in words:
        alike = takewhile(lambda letters: letters[0] == letters[1], zip(word, last, strict=False))
        shared = min(len(SHARED) - 1, len(list(alike)))
        text.append(f"{SHARED[shared]}{word[shared:]}")
        last = word
    return "".join(text)


def _written(at: list[int]) -> str:
    """Write rising numbers: the step from each to the next."""
    return "".join(_number(there - here) for here, there in pairwise((0, *at)))


def _number(number: int) -> str:
    head, last = divmod(number, BASE)
    digits = DIGITS[last]
    while head:
        head, digit = divmod(head, BASE)
        digits = DIGITS[BASE + digit] + digits
    return digits


def _places(pages: list[PageWords], env: BuildEnvironment) -> dict[str, tuple[int, str]]:
    """Return for each label the number of its page, and its anchor."""
    numbers = {page.docname: number for number, page in enumerate(pages)}
    return {
        label: (numbers[page], anchor)
        for label, (page, anchor) in env.domains.standard_domain.anonlabels.items()
        if page in numbers
    }


def _lists(
    words: SearchWords, danger: DangerWords, places: dict[str, tuple[int, str]], app: Sphinx
) -> dict[str, Any]:
    """Return what the lists of words say; labels that no page has are left out."""
    weights, each = learned(danger, forms_of(words), Path(app.doctreedir))
    return {
        "forms": _table(words.forms),
        "same": _table(words.same),
        "groups": {name: " ".join(members) for name, members in words.groups.items()},
        "leads": [
            [[places[label][0] for label in labels if label in places], _phrases(phrases)]
            for labels, phrases, _ in words.pages
        ],
        "alike": danger.alike,
        "danger": weights,
        "dangers": [
            [one.reason, _targets(one.labels, places, app.env), own]
            for one, own in zip(danger.dangers, each, strict=True)
        ],
    }


def forms_of(words: SearchWords) -> dict[str, str]:
    """Return for each form of a word the word itself, as `search.js` has it."""
    return {form: ours for ours, theirs in words.forms.items() for form in theirs}


def _phrases(phrases: Iterable[str]) -> str:
    """Write phrases, the words to choose from in one order: so they take less room when packed."""
    return ",".join(
        " ".join("/".join(sorted(part.split("/"))) for part in phrase.split(" "))
        for phrase in phrases
    )


def _table(table: dict[str, list[str]]) -> str:
    """Write a table of words as lines: ours, then the readers'."""
    return "\n".join(",".join((ours, *theirs)) for ours, theirs in table.items())


def _targets(
    labels: Iterable[str], places: dict[str, tuple[int, str]], env: BuildEnvironment
) -> list[list[Any]]:
    """Return for each label its page, its section, and the numbers to call that stand there."""
    found: list[list[Any]] = []
    for label in labels:
        if label in places:
            number, anchor = places[label]
            doctree = env.get_doctree(labels_of(env)[label])
            found.append([number, *numbers_of(doctree, anchor)])
    return found


def setup(app: Sphinx) -> ExtensionMetadata:
    """Keep the words of pages when they are read; write at the end of each website build."""
    app.add_env_collector(UnitCollector)
    app.connect("build-finished", write_index)
    return {
        "version": "1",
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
