"""The words, links and images of a page, as a reader meets them in each of the three books."""

from __future__ import annotations

import posixpath
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from lxml import etree, html

from sphinx_bindery.bookbuilder.index import INDEX
from sphinx_bindery.epub.filenames import file_names

from .tagtree import Tag, tag_tree

Found = TypeVar("Found")
XHTML = "{http://www.w3.org/1999/xhtml}"
PAGE_REFERENCE = re.compile(r"\s*\(pp?\.\s*\w+(?:, \w+)*\)")
ADDRESS = re.compile(r"\s*https?://\S+\s*")  # in a note of its own, for whoever holds paper
SIGNS = re.compile(r"[☐☑]|\[[x ]\]|\\[\[\]()]")  # boxes of tasks; what MathJax looks for
MARKER = re.compile(r"\s*(?:–|•|\w{1,4}[.)]|\d+)?\s*")  # of an item in a list, or of a note
# What a book alone has: the number above a chapter's title, the line that ends a piece.
IN_A_BOOK = re.compile(r"\s*(?:See also |(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\s*$)")
INLINE = {
    *("a", "abbr", "b", "cite", "code", "del", "em", "i", "img", "kbd", "mark", "q", "s", "samp"),
    *("small", "span", "strong", "sub", "sup", "u", "var"),
}


@dataclass
class Reading:
    """What one page says: words in order, then those of its notes; links' words; images' alts."""

    words: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)


def there(found: Found | None) -> Found:
    """Return what must be there."""
    assert found is not None
    return found


def words(text: str) -> list[str]:
    """Return the words of a text; what an output adds by itself is no word of the book."""
    return SIGNS.sub(" ", PAGE_REFERENCE.sub("", text.replace("\u00ad", ""))).split()


# The website


def words_in_html(folder: Path, docname: str) -> list[str]:
    """Return the words of a page with those of its notes behind its text, and its ways on."""
    tree = html.parse(folder / f"{docname}.html").getroot()
    _put_notes_behind_the_text(tree)
    for around in tree.xpath("//*[@data-only]"):
        lines = [*around.iterancestors()][:2]
        facts = {name for line in lines for name in line.classes} & {"piece-facts", "piece-kind"}
        if "furniture" in around.classes or facts:
            del around.attrib["data-only"]
    return words(_text(tree.get_element_by_id("content")))


def _put_notes_behind_the_text(tree: html.HtmlElement) -> None:
    """Move the notes, which stand beside their lines, to where the source has them."""
    for ways in tree.find_class("furniture")[:1]:
        for note in tree.xpath("//aside[@role='doc-footnote']"):
            ways.addprevious(note)


def read_html(folder: Path, docname: str, left_out: Iterable[str] = ()) -> Reading:
    """Read a page; a link to one that the other books leave out is words, as it is there."""
    tree = html.parse(folder / f"{docname}.html").getroot()
    files = {f"{name}.html" for name in left_out}
    for link in tree.iter("a"):
        path = posixpath.join(posixpath.dirname(docname), link.get("href", "").partition("#")[0])
        if posixpath.normpath(path) in files:
            del link.attrib["href"]
    return _read(tree.get_element_by_id("content"))


# The EPUB


def read_epub(path: Path, docnames: list[str]) -> dict[str, Reading]:
    names = file_names(sorted({*docnames, INDEX}))
    with zipfile.ZipFile(path) as book:
        trees = {name: etree.fromstring(book.read(f"EPUB/{names[name]}")) for name in docnames}
    return {name: _read(there(tree.find(f"{XHTML}body"))) for name, tree in trees.items()}


def _read(root: etree._Element) -> Reading:
    reading = Reading()
    _explain(root)
    for note in [e for e in root.iter() if _is_note(e)]:
        reading.notes += words(_text(note))
    reading.words = words(_text(root, without_notes=True))
    links = [e for e in root.iter() if _name(e) == "a" and e.get("href") and not _is_out(e)]
    links = [a for a in links if not any(_is_out(above) for above in a.iterancestors())]
    links.sort(key=lambda a: any(_is_note(above) for above in a.iterancestors()))  # notes' last
    reading.links = [" ".join(words(_text(a))) for a in links]
    reading.images = [told for e in root.iter() if (told := _pictured(e))]
    return reading


def _explain(root: etree._Element) -> None:
    """Put what an abbreviation stands for behind the first of them, as paper has it."""
    explained: set[str] = set()
    for element in [e for e in root.iter() if _name(e) == "abbr" and e.get("title")]:
        if element.attrib["title"] not in explained:
            explained.add(element.attrib["title"])
            element.tail = f" ({element.attrib['title']}){element.tail or ''}"


def _name(element: etree._Element) -> str:
    return str(element.tag).removeprefix(XHTML) if isinstance(element.tag, str) else ""


def _pictured(element: etree._Element) -> str:
    """Return the words for a picture, or '' where there is none to be told."""
    if _name(element) == "svg":
        return element.get("aria-label", "")
    return element.get("alt", "") if _name(element) == "img" else ""


def _is_note(element: etree._Element) -> bool:
    return _name(element) == "aside" and element.get("role") == "doc-footnote"


def _is_out(element: etree._Element) -> bool:
    """Tell what stands outside the words of a page."""
    classes = (element.get("class") or "").split()
    return (
        element.get("data-only") is not None
        or element.get("role") in ("doc-noteref", "doc-backlink")
        or (
            "label" in (element.get("class") or "").split()
            and _name(there(element.getparent())) == "aside"
        )
        or {"backrefs", "piece-end"} & set(classes) != set()
        or _name(element) in ("script", "style", "svg", "input", "")
    )


def _text(element: etree._Element, without_notes: bool = False) -> str:
    """Return the text of an element, with space where a block begins or ends."""
    if str(element.tag).rpartition("}")[2] == "math":
        return "".join(map(str, element.itertext()))
    parts = [element.text or ""]
    for child in element:
        if not _is_out(child) and not (without_notes and _is_note(child)):
            space = "" if _name(child) in INLINE else "\n"
            parts += [space, _text(child, without_notes), space]
        parts.append(child.tail or "")
    return "".join(parts)


# The PDF


def read_pdf(path: Path, titles: dict[str, str]) -> dict[str, Reading]:
    """Read each page; `titles` are the pages' in the order of the book."""
    readings: dict[str, Reading] = {}
    texts: dict[str, list[str]] = {}
    notes: dict[str, list[Tag]] = {}
    due = iter(titles.items())
    name, title = next(due)
    for item in _flow(tag_tree(path)):
        if _is_heading(item, title) and name not in readings:
            readings[name], texts[name], notes[name] = Reading(), [], []
            here = name
            name, title = next(due, ("", ""))
        if not readings:
            continue
        if isinstance(item, str):
            texts[here].append(item)
        elif item.kind == "Note":
            if not ADDRESS.fullmatch(_after_number(item)):
                notes[here].append(item)
        elif item.kind == "Link":
            readings[here].links.append(" ".join(words(_flowing(item))))
        elif item.kind == "Figure" and item.alt:
            readings[here].images.append(item.alt)
    for page, reading in readings.items():
        reading.words = words("".join(texts[page]))
        for note in notes[page]:
            inside = [item for child in note.children for item in _flow_of(child)]
            reading.notes += words("".join(item for item in inside if isinstance(item, str)))
            links = [item for item in inside if isinstance(item, Tag) and item.kind == "Link"]
            reading.links += [" ".join(words(_flowing(link))) for link in links]
    return readings


BREAKING = {"P", "LI", "LBody", "L", "TD", "TH", "TR", "Figure", "Caption", "Div", "Note", "Lbl"}


def _is_heading(item: Tag | str, title: str) -> bool:
    if isinstance(item, str) or not item.kind.startswith("H"):
        return False
    return words(item.text()) == words(title)


def _after_number(note: Tag) -> str:
    words = [
        child.text() for child in note.children if isinstance(child, Tag) if child.kind != "Lbl"
    ]
    return "".join(words).replace("\n", "")


def _flowing(tag: Tag) -> str:
    return "".join(item for item in _flow(tag) if isinstance(item, str))


def _flow_of(child: Tag | str) -> Iterator[Tag | str]:
    if isinstance(child, str):
        yield child
    else:
        yield from _flow(child)


def _flow(tag: Tag) -> Iterator[Tag | str]:
    """Yield the text in order, and before it each heading, link, figure and note.

    A formula is its letters, as in the other books.
    """
    if tag.kind == "P" and IN_A_BOOK.match(tag.text()):
        return
    if tag.kind == "Formula":
        yield unicodedata.normalize("NFKC", tag.text())  # Typst sets the italic letters of Unicode
        return
    if tag.kind == "TOC" or (tag.kind == "Lbl" and MARKER.fullmatch(tag.text())):
        return
    if tag.kind[:1] == "H" or tag.kind in ("Link", "Figure", "Note"):
        yield tag
    if tag.kind == "Note":
        return
    space = "\n" if tag.kind in BREAKING or tag.kind[:1] == "H" else ""
    yield space
    for child in tag.children:
        is_drawn = tag.kind == "Figure" and isinstance(child, str)
        yield from [] if is_drawn else _flow_of(child)  # words in a drawing are not the page's
    yield space
