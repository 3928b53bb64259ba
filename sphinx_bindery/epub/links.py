"""Every link of the book leads somewhere, and each note of use leads back.

A page is put right as soon as it is written (`normalize`): ids that XML allows, each once;
addresses that an e-reader may open; no link in a link. What leads to a place that is not in the
book is known only when all pages are there: then `drop_dead` makes words of it, and gives terms and
sources their ways back.

The PDF asks a table of the doctrees for the same (`sphinx_bindery/targets.py`). Here that would not
do: which ids a page has is decided by whose visitors write it, Sphinx's and each extension's.

Sources: XML 1.0 (2.3), EPUB 3.3 (3.1, 5.3.1), DPUB-ARIA 1.1.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from lxml import etree
from sphinx.util import logging

from sphinx_bindery.epub.filenames import PREFIX
from sphinx_bindery.epub.xhtml import TYPE, XHTML, E
from sphinx_bindery.transforms.addresses import SCHEMES
from sphinx_bindery.transforms.links import DEAD_LINK, is_of_a_website, leads
from sphinx_bindery.words.catalog import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.environment import BuildEnvironment

logger = logging.getLogger(__name__)

A = f"{{{XHTML}}}a"
SPAN = f"{{{XHTML}}}span"
KEPT = "/:?@!$&'()*+,;=%~-._"  # what an address may hold beside letters and digits
PARTS = re.compile(r"([^:/?#]+:)?(//[^/?#]*)?([^#]*)(#.*)?", re.DOTALL)
NO_CODE = re.compile(r"%(?![0-9A-Fa-f]{2})")
NAME_START = "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u1fff\u3041-\ud7ff"
NOT_IN_A_NAME = re.compile(rf"[^{NAME_START}0-9.-]")
PART = re.compile(r"#([^\s)\"';]+)")  # of a drawing
STARTS_A_NAME = re.compile(rf"[{NAME_START}]")


class Target(NamedTuple):
    """A place in the book."""

    page: str
    anchor: str


class Use(NamedTuple):
    """Where a term or a source is used: the first place on a page."""

    page: str
    anchor: str
    title: str


def _spelled(address: str) -> str:
    """Return a whole address with each sign that may not stand in it written as its code.

    Source: RFC 3986, appendix B, for the parts; the URL code points of the WHATWG's URL standard,
    by which EPUBCheck judges, for the signs.
    """
    found = PARTS.fullmatch(NO_CODE.sub("%25", address))
    assert found  # every text has these parts
    scheme, host, page, place = found.groups("")
    spelled = f"{scheme}{quote(host, safe=f'{KEPT}[]')}{quote(page, safe=KEPT)}"
    return f"{spelled}{place[:1]}{quote(place[1:], safe=KEPT)}"


@dataclass
class Links:
    """The links of the book: `names` are the files of the pages, `kinds` what some places are.

    A link to a file that is `left_out` becomes its words without a warning: it is so on purpose.
    """

    names: Mapping[str, str]
    kinds: Mapping[Target, str] = field(default_factory=dict)
    left_out: AbstractSet[str] = frozenset()
    ids: dict[str, set[str]] = field(default_factory=dict)
    leading: dict[str, set[Target]] = field(default_factory=dict)
    uses: dict[Target, list[Use]] = field(default_factory=dict)

    def normalize(self, docname: str, title: str, html: etree._Element) -> None:
        """Put the ids and links of one page right, and remember them."""
        page = self.names[docname]
        self.ids[page] = set(_name_once(html))
        leading = self.leading[page] = set()
        used: set[Target] = set()
        for link in list(html.iter(A)):
            if next(link.iterancestors(A), None) is not None:
                _make_words(link)
                continue
            target = self._target(docname, link)
            if target is None:
                _note_call(html, link)
                continue
            link.set("href", f"{'' if target.page == page else target.page}#{target.anchor}")
            if not target.anchor:
                link.set("href", target.page)
            leading.add(target)
            if target in self.kinds and link.get("role") is None:
                self._note_use(Use(page, "", title), target, link, used)

    def _target(self, docname: str, link: etree._Element) -> Target | None:
        """Return where in the book a link leads; None for one that leads elsewhere."""
        address = link.get("href", "").strip()
        try:
            parts = urlsplit(address)
        except ValueError:
            _refuse(docname, link, address)
            return None
        if parts.netloc and not parts.scheme:
            address, parts = f"https:{address}", urlsplit(f"https:{address}")
        if parts.scheme in SCHEMES and leads(parts):
            link.set("href", _spelled(address))
            return None
        if parts.scheme:
            _refuse(docname, link, address)
            return None
        anchor = xml_name(unquote(parts.fragment)) if parts.fragment else ""
        return Target(self._file(docname, unquote(parts.path)), anchor)

    def _file(self, docname: str, path: str) -> str:
        """Return the page that a path means: ours, or one named as on the website."""
        if not path:
            return self.names[docname]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(docname), path))
        return self.names.get(posixpath.splitext(there)[0], path)

    def _note_use(self, use: Use, target: Target, link: etree._Element, used: set[Target]) -> None:
        kind = self.kinds[target]
        link.set(TYPE, kind)
        link.set("role", f"doc-{kind}")
        if target in used or target.page == use.page:
            return
        used.add(target)
        if link.get("id") is None:
            link.set("id", _free(f"use-{len(used)}", self.ids[use.page]))
        self.uses.setdefault(target, []).append(use._replace(anchor=link.get("id", "")))

    def forget(self, page: str) -> None:
        """Forget a page that is left out: what leads there becomes its words, without a warning."""
        self.left_out = self.left_out | {page}
        self.ids.pop(page, None)
        for target, uses in self.uses.items():
            self.uses[target] = [use for use in uses if use.page != page]

    # When all pages are there

    def needs_mending(self, page: str) -> bool:
        """Tell whether a page has links to nowhere, or places that need ways back."""
        return bool(self._dead(page)) or any(target.page == page for target in self.uses)

    def _dead(self, page: str) -> set[Target]:
        return {
            target
            for target in self.leading.get(page, ())
            if target.page not in self.ids
            or (target.anchor and target.anchor not in self.ids[target.page])
        }

    def drop_dead(self, docname: str, html: etree._Element) -> None:
        """Make words of what leads to nowhere, and add the ways back."""
        page = self.names[docname]
        dead = self._dead(page)
        for link in list(html.iter(A)):
            path, _, anchor = link.get("href", "").partition("#")
            target = Target(path or page, anchor)
            if target in dead:
                _make_words(link)
                if path and path not in self.left_out and not _is_of_a_website(path):
                    _warn(docname, f"{path}#{anchor}" if anchor else path)
        for element in html.iter():
            uses = self.uses.get(Target(page, element.get("id", "")))
            if uses:
                _add_ways_back(element, uses)


def kinds_of(env: BuildEnvironment, names: Mapping[str, str]) -> dict[Target, str]:
    """Return the places that are terms of a glossary or sources, by what a link to them is."""
    kinds = {}
    for (kind, _name), (docname, anchor) in env.domaindata["std"]["objects"].items():
        if kind == "term":
            kinds[Target(names[docname], xml_name(anchor))] = "glossref"
    for docname, anchor, _name in env.domaindata.get("citation", {}).get("citations", {}).values():
        kinds[Target(names[docname], xml_name(anchor))] = "biblioref"
    for citation in env.domaindata.get("cite", {}).get("citations", ()):
        docname = citation.bibliography_key.docname
        kinds[Target(names[docname], xml_name(citation.citation_id))] = "biblioref"
    return kinds


def _is_of_a_website(path: str) -> bool:
    return is_of_a_website(path.removeprefix(PREFIX))


def xml_name(anchor: str) -> str:
    """Return an id as XML allows it: the same for the same id, so that links still find it."""
    name = NOT_IN_A_NAME.sub(lambda match: f"_{ord(match[0]):x}", anchor)
    return name if STARTS_A_NAME.match(name) else f"_{name}"


def name_plainly(drawing: etree._Element) -> etree._Element:
    """Give the parts of a drawing ids that XML allows; what names them follows. Return it."""
    parts = list(drawing.iter(etree.Element))
    ids = [element.get("id", "") for element in parts]
    renamed = {name: xml_name(name) for name in ids if name and xml_name(name) != name}
    if renamed:
        for element in parts:
            for key, value in element.items():
                element.set(key, renamed.get(value, value) if key == "id" else _led(value, renamed))
            if element.text:
                element.text = _led(element.text, renamed)
    return drawing


def _led(words: str, renamed: Mapping[str, str]) -> str:
    """Return the value of an attribute, or a style, with the new names after `#`."""
    return PART.sub(lambda found: "#" + renamed.get(found[1], found[1]), words)


def _name_once(html: etree._Element) -> Iterator[str]:
    """Give each element an id that XML allows; a second one of the same name goes."""
    seen: set[str] = set()
    for element in html.iter():
        anchor = element.get("id")
        if anchor is None:
            continue
        name = xml_name(anchor)
        if not anchor or name in seen:
            del element.attrib["id"]
            continue
        element.set("id", name)
        seen.add(name)
        yield name


def _free(name: str, taken: set[str]) -> str:
    while name in taken:
        name += "x"
    taken.add(name)
    return name


def _note_call(html: etree._Element, link: etree._Element) -> None:
    """Mark a number to call, and the page that has one: figures are tall there.

    The sheet asks for classes alone: to old e-readers a selector that they do not know is fatal.
    """
    if link.get("href", "").startswith("tel:"):
        body = html.find(f"{{{XHTML}}}body")
        link.set("class", " ".join(filter(None, (link.get("class"), "call"))))
        if body is not None:
            body.set("class", "calls")


def _refuse(docname: str, link: etree._Element, address: str) -> None:
    _warn(docname, address)
    _make_words(link)


def _make_words(link: etree._Element) -> None:
    """Leave the words of a link, and nothing that leads."""
    link.tag = SPAN
    for name in ("href", "title", "target", "rel", "role", TYPE):
        link.attrib.pop(name, None)


def _add_ways_back(element: etree._Element, uses: list[Use]) -> None:
    """Add a link to each page that uses a term or source, by number, behind what is said of it."""
    ways = E.span({"class": "backrefs"}, " ↩\u00a0")
    for count, use in enumerate(uses, 1):
        facts = {TYPE: "backlink", "role": "doc-backlink", "href": f"{use.page}#{use.anchor}"}
        words = _("%(number)s, back to %(page)s") % {"number": count, "page": use.title}
        way = E.a({**facts, "aria-label": words}, str(count))
        way.tail = " " if count < len(uses) else None
        ways.append(way)
    _last_paragraph(element).append(ways)


def _last_paragraph(element: etree._Element) -> etree._Element:
    """Return where the words about an element end: a term's definition follows it."""
    while element.tag == f"{{{XHTML}}}dt":
        following = element.getnext()
        if following is None:
            return element
        element = following
    paragraphs = element.findall(f"{{{XHTML}}}p")
    return paragraphs[-1] if paragraphs else element


def _warn(docname: str, address: str) -> None:
    logger.warning(DEAD_LINK, address, type="epub", subtype="link", location=docname)
