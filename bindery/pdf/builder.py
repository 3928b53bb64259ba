"""The builder of the PDF: the pages in one Typst text, compiled with both standards demanded."""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import SphinxError
from sphinx.util import logging

from bindery.bookbuilder import BookBuilder
from bindery.catalogue import pieces_of
from bindery.dates import long_date
from bindery.identity import language_of
from bindery.made import SHEETS, sheet_name
from bindery.offline import replace_by_words, unframe_figures
from bindery.pdf.fitting import FILE as LONG_PAGES
from bindery.pdf.fitting import fit
from bindery.pdf.images import fault, is_too_large, warn
from bindery.pdf.pages import page_starts, printed_pages, save_pages, with_marks
from bindery.pdf.sheets import PAPERS, loose, sheet_call
from bindery.pdf.translator import TypstTranslator
from bindery.pdf.typst import Complaint, Press, show_call, string, strings, undrawable, undrawn
from bindery.pieces import Kind
from bindery.printed import save_starts
from bindery.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bindery.reading import Page

logger = logging.getLogger(__name__)

SCHEME = re.compile(r"(?:https?|ftp|mailto|tel):", re.IGNORECASE)
PLACE = re.compile(r"// @src (.+):(\d+)$")
BOXES = "☐☑"  # of tasks
IMPORT = '#import "/book.typ": *\n'


@dataclass(frozen=True)
class PrintedPage:
    """A page of the source as the translator needs it."""

    docname: str
    level: int
    is_part: bool
    is_sheet: bool
    heads: tuple[str, str]
    is_loose: bool = False  # a sheet by itself, outside the book


class PdfBuilder(BookBuilder):
    """Writes each page as Typst, then has the book compiled."""

    name = "pdf"
    format = "typst"
    suffix = "pdf"
    epilog = "The PDF is in %(outdir)s."
    default_translator_class = TypstTranslator
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
    ]

    def init(self) -> None:
        self.trees: list[tuple[Page, nodes.document]] = []
        self.labels: dict[tuple[str, str], str] = {}
        self.anchors_set: set[str] = set()
        self.undrawable: set[str] = set()
        self.told: set[tuple[object, ...]] = set()

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to)

    # Reading: all trees first, since a reference may lead forward

    def write_page(self, page: Page, doctree: nodes.document) -> None:
        self.trees.append((page, doctree))
        opener = next(iter(doctree.findall(nodes.section)), None)
        start = ""
        for node in doctree.findall(nodes.Element):
            names: list[str] = node.get("ids", [])
            for name in names:
                first = names[0] if isinstance(node, nodes.section) else name
                self.labels.setdefault((page.docname, name), f"{page.docname}#{first}")
            if node is opener and names:
                start = names[0]
        if start or opener is None:
            self.labels[page.docname, ""] = f"{page.docname}#{start}"

    def _is_fit(self, image: nodes.image) -> bool:
        return super()._is_fit(image) and not is_too_large(image, Path(self.srcdir) / image["uri"])

    # Labels

    def label_of(self, docname: str, anchor: str) -> str:
        """Return the Typst label of an id."""
        return self.labels.get((docname, anchor), f"{docname}#{anchor}")

    def anchor_to_set(self, docname: str, anchor: str) -> str:
        """Return the label to set for an id, once; '' where it is set already."""
        name = self.label_of(docname, anchor)
        if name in self.anchors_set or anchor not in self.wanted.get(docname, ()):
            return ""
        self.anchors_set.add(name)
        return name

    def target_of(self, docname: str, node: nodes.reference) -> str | None:
        """Return where a reference leads: a label, an address, or None for nowhere."""
        if "refid" in node:
            return self.labels.get((docname, node["refid"]))
        address = str(node.get("refuri", ""))
        if not address.startswith("%"):
            return address if SCHEME.match(address) else None  # no other leads anywhere on paper
        there, _, anchor = address[1:].partition("#")
        return self.labels.get((there, anchor))

    def _wanted(self) -> dict[str, set[str]]:
        """Return the ids that some reference leads to, by page."""
        wanted: dict[str, set[str]] = {}
        for page, tree in self.trees:
            for node in tree.findall(nodes.reference):
                docname, anchor = page.docname, node.get("refid", "")
                if str(node.get("refuri", "")).startswith("%"):
                    docname, _, anchor = node["refuri"][1:].partition("#")
                wanted.setdefault(docname, set()).add(anchor)
        return wanted

    # What the words of a reference need to know of its target

    def _mark_listed(self) -> set[str]:
        """Return the labels of all terms and sources; have each end with the pages that use it."""
        listed = set()
        for page, tree in self.trees:
            for node in filter(_is_listed, tree.findall(nodes.Element)):
                labels = [self.label_of(page.docname, name) for name in _names(node)]
                paragraphs = list(node.findall(nodes.paragraph))
                if labels and paragraphs:
                    paragraphs[-1]["used"] = labels
                    listed |= set(labels)
        return listed

    def _titles(self) -> dict[str, str]:
        """Return the title behind the label of each page and section."""
        return {
            self.label_of(page.docname, section["ids"][0]): section[0].astext()
            for page, tree in self.trees
            for section in tree.findall(nodes.section)
            if section["ids"] and section.children
        }

    # Writing

    def bind(self) -> None:
        self.fonts = [str(Path(self.confdir) / name) for name in self.config.pdf_font_folders]
        self.wanted = self._wanted()
        self.listed = self._mark_listed()
        self.titles = self._titles()
        self.undrawable = undrawable(self._characters(), self.fonts)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self._lay_out(folder)
            pdf = self._press_book(folder)
            sheets = list(self._press_sheets(folder)) if pdf else []
        if pdf:
            write_whole(self.path, pdf)
            self._put_sheets(dict(sheets))

    def _put_sheets(self, sheets: dict[str, bytes]) -> None:
        """Put the worksheets in their folder, and take away those that the book has no more."""
        folder = Path(self.outdir, SHEETS)
        paths = {Path(self.outdir, name): sheet for name, sheet in sheets.items()}
        assert all(path.parent == folder for path in paths), "a sheet's name is a path"
        for path, sheet in paths.items():
            write_whole(path, sheet)
        for old in set(folder.glob("*.pdf")) - set(paths):
            old.unlink()

    def _give_up(self, message: str, place: str | None) -> bytes:
        """Tell why there is no PDF, and have the build fail; the old PDF stays."""
        where = place or self.config.root_doc
        message += " The PDF that was there is left in place."
        logger.error(message, type="pdf", subtype="book", location=where)
        self._app.statuscode = 1
        if self._marks_pages:  # those of another text would mark the wrong places
            save_starts(self.doctreedir, [])
        return b""

    def _characters(self) -> set[str]:
        """Return every character that the book prints."""
        texts = [tree.astext() for _, tree in self.trees]
        alts = [i.get("alt", "") for _, tree in self.trees for i in tree.findall(nodes.image)]
        return {c for text in (*texts, *alts, *BOXES) for c in text}

    def _lay_out(self, folder: Path) -> None:
        """Put all that the Typst text names into a folder."""
        for package, name in (("bindery.pdf", "book.typ"), ("bindery", "cover.typ")):
            (folder / name).write_bytes((files(package) / name).read_bytes())
        (folder / LONG_PAGES).write_text("{}")
        (folder / "images").mkdir()
        for uri, name in self.images.items():
            shutil.copyfile(Path(self.srcdir) / uri, folder / "images" / name)
        if self.config.book_cover:
            self._lay_out_drawing(folder)

    def _lay_out_drawing(self, folder: Path) -> None:
        drawing = Path(self.confdir) / self.config.book_cover
        if not drawing.is_file():
            raise SphinxError(
                f"The cover drawing {self.config.book_cover} is not there. Check `book_cover`."
            )
        shutil.copyfile(drawing, folder / self._drawing)

    @property
    def _drawing(self) -> str:
        return f"drawing{Path(self.config.book_cover).suffix}" if self.config.book_cover else ""

    def _press_book(self, folder: Path) -> bytes:
        """Return the PDF of the book, or no bytes if it cannot be made."""
        if not any(tree.astext().strip() for _, tree in self.trees):
            return self._give_up("There is nothing to print: no page has a word.", None)
        source, press, pdf, complaints = self._press(folder)
        if not pdf and self._mend(complaints, folder):
            source, press, pdf, complaints = self._press(folder)
        self._tell(complaints, source)
        if not pdf:
            place = _place(source.split("\n"), complaints[0].line) if complaints else None
            return self._give_up("Typst could not make the PDF.", place)
        self._check_sheets(press.eval("query(<sheet>).map(it => it.value)"))
        self.printed = printed_pages(press)
        save_pages(self.doctreedir, self.printed)
        if self._marks_pages:
            save_starts(self.doctreedir, page_starts(press))
        return pdf

    def _press(self, folder: Path) -> tuple[str, Press, bytes, list[Complaint]]:
        self.anchors_set.clear()
        source = self._head() + self._book_call() + "".join(self._translated())
        press = Press(with_marks(source) if self._marks_pages else source, folder, self.fonts)
        if self.config.pdf_fit and pieces_of(self.env):  # a manual's chapters end where they will
            with suppress(RuntimeError):  # Typst's; it is told of with the PDF
                fit(press, folder)
        return source, press, *press.pdf(self.edition)

    @property
    def _marks_pages(self) -> bool:
        """Tell whether the EPUB wants to know what begins each page."""
        return bool(getattr(self.config, "epub_page_numbers", False))

    def _mend(self, complaints: list[Complaint], folder: Path) -> bool:
        """Take out what Typst stumbled over, if it is such a thing; tell whether there was any."""
        marks = undrawn(complaints) - self.undrawable
        self.undrawable |= marks
        return self._drop_broken_images(folder) or bool(marks)

    def _drop_broken_images(self, folder: Path) -> bool:
        """Leave the words of each image that Typst cannot draw; tell whether there was one."""
        faults = {uri: fault(folder / "images" / name) for uri, name in self.images.items()}
        found = False
        for page, tree in self.trees:
            for image in list(tree.findall(nodes.image)):
                if faults.get(image["uri"]):
                    message = "The image %s cannot be read (%s): left out, its alt text stays."
                    warn(message, image, faults[image["uri"]])
                    replace_by_words(image)
                    found = True
            unframe_figures(tree, self.env, page.docname)
        return found

    def _press_sheets(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the PDF of each worksheet on each size of paper."""
        for page, tree in self.trees:
            if not self._is_sheet(page.docname):
                continue
            self.anchors_set.clear()
            self.current_page = loose(self._printed_page(page, ""))
            text = self._translate(tree)
            for size, paper in PAPERS.items():
                call = sheet_call(self.config, paper, self.title_of(page.docname))
                pdf, complaints = Press(self._head() + call + text, folder, self.fonts).pdf(
                    self.edition
                )
                self._tell(complaints, self._head() + call + text)
                if pdf:
                    yield sheet_name(self.env, page.docname, size), pdf

    def _head(self) -> str:
        drawing = string(f"/{self._drawing}") if self._drawing else "none"
        return f"{IMPORT}#let drawing = {drawing}\n"

    def _book_call(self) -> str:
        config = self.config
        language = language_of(config.language)
        facts = {
            "title": string(config.project),
            "subtitle": string(config.book_subtitle),
            "author": string(config.author),
            "description": string(config.book_description),
            "keywords": strings(config.book_subjects),
            "imprint": strings(self._imprint()),
            "drawing": "drawing",
            "cover-words": string(config.book_cover_alt or f"Cover: {config.project}"),
            "language": string(language.name),
            "region": string(language.region) if language.region else "none",
            "direction": "rtl" if language.right_to_left else "ltr",
        }
        return show_call("book", facts)

    def _imprint(self) -> list[str]:
        config = self.config
        day = long_date(self.edition)  # in the language of the words around it
        licence = ", ".join(filter(None, (config.book_licence, config.book_licence_url)))
        lines = [
            config.copyright and f"© {config.copyright}",
            config.book_licence and f"Licence: {licence}",
            f"Version {config.release}, edition of {day}"
            if config.release
            else f"Edition of {day}",
            config.html_baseurl,
        ]
        return [line for line in lines if line]

    def _translated(self) -> Iterator[str]:
        part = self.config.project
        for page, tree in self.trees:
            if page.is_part:
                part = self.title_of(page.docname)
            self.current_page = self._printed_page(page, part)
            yield self._translate(tree)

    def _translate(self, tree: nodes.document) -> str:
        translator = self.create_translator(tree, self)
        tree.walkabout(translator)
        return translator.astext()  # type: ignore[attr-defined, no-any-return]

    def _printed_page(self, page: Page, part: str) -> PrintedPage:
        return PrintedPage(
            docname=page.docname,
            level=max(page.depth, 1),
            is_part=page.is_part,
            is_sheet=self._is_sheet(page.docname),
            heads=(part, self.title_of(page.docname)),
        )

    def _is_sheet(self, docname: str) -> bool:
        piece = pieces_of(self.env).get(docname)
        return piece is not None and piece.kind is Kind.WORKSHEET

    def _check_sheets(self, sheets: list[dict[str, Any]]) -> None:
        """Warn of each worksheet that does not fit its page."""
        for sheet in sheets:
            if sheet["pages"] > 1:
                logger.warning(
                    "This worksheet takes %d pages. Cut it, or give its prompts fewer lines.",
                    sheet["pages"],
                    type="piece",
                    subtype="shape",
                    location=(sheet["name"].partition("#")[0], 1),
                )

    def _tell(self, complaints: list[Complaint], source: str) -> None:
        """Pass on what Typst said as warnings, at the line of Markdown that caused it."""
        lines = source.split("\n")
        for complaint in complaints:
            location = _place(lines, complaint.line)
            logger.warning(complaint.message, type="pdf", subtype="typst", location=location)


def _is_listed(node: nodes.Element) -> bool:
    """Tell whether this is an entry of the glossary or of the list of sources."""
    if isinstance(node, nodes.definition_list_item):
        return isinstance(node.parent.parent, addnodes.glossary)
    if isinstance(node, nodes.list_item):
        return "sources" in node.parent["classes"]
    return isinstance(node, nodes.citation)


def _names(node: nodes.Element) -> list[str]:
    """Return the ids by which an entry is referred to: its own and its terms'."""
    terms = [name for term in node.findall(nodes.term) for name in term["ids"]]
    return [*node["ids"], *terms]


def _place(lines: list[str], number: int) -> str | None:
    """Return `file:line` of the nearest mark above a line of the Typst text."""
    for line in reversed(lines[:number]):
        match = PLACE.match(line)
        if match:
            return f"{match[1]}:{match[2]}"
    return None
