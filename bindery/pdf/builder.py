"""The builder of the PDF: the pages in one Typst text, compiled with both standards demanded."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.util import logging

from bindery.bookbuilder import BookBuilder
from bindery.catalogue import pieces_of
from bindery.pdf.pages import printed_pages, save_pages
from bindery.pdf.translator import TypstTranslator
from bindery.pdf.typst import Complaint, Press, string, undrawable
from bindery.pieces import Kind
from bindery.whole import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bindery.reading import Page

logger = logging.getLogger(__name__)

PLACE = re.compile(r"// @src (.+):(\d+)$")
IMPORT = '#import "/book.typ": *\n'


@dataclass(frozen=True)
class PrintedPage:
    """A page of the source as the translator needs it."""

    docname: str
    level: int
    is_part: bool
    is_sheet: bool
    heads: tuple[str, str]


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
        if opener is not None and start:
            self.labels[page.docname, ""] = f"{page.docname}#{start}"

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
            return address or None
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

    # Writing

    def bind(self) -> None:
        fonts = [str(Path(self.confdir) / folder) for folder in self.config.pdf_font_folders]
        self.wanted = self._wanted()
        text = (tree.astext() for _, tree in self.trees)
        alts = (i.get("alt", "") for _, tree in self.trees for i in tree.findall(nodes.image))
        self.undrawable = undrawable(
            {c for part in (*text, *alts) for c in part} | {"☐", "☑"}, fonts
        )
        source = IMPORT + self._book_call() + "".join(self._translated())
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "book.typ").write_bytes((files("bindery.pdf") / "book.typ").read_bytes())
            self._copy_images(folder / "images")
            press = Press(source, folder, fonts)
            pdf, complaints = press.pdf(self.edition)
            if pdf:
                self._check_sheets(press.eval("query(<sheet>).map(it => it.value)"))
                save_pages(self.doctreedir, printed_pages(press))
        self._tell(complaints, source)
        if not pdf:
            raise SphinxError("Typst could not make the PDF; the old one is left in place.")
        write_whole(self.path, pdf)

    def _book_call(self) -> str:
        config = self.config
        language, _, region = config.language.partition("-")
        facts = {
            "title": string(config.project),
            "subtitle": string(config.book_subtitle),
            "author": string(config.author),
            "description": string(config.book_description),
            "keywords": f"({''.join(string(word) + ', ' for word in config.book_subjects)})",
            "imprint": f"({''.join(string(line) + ', ' for line in self._imprint())})",
            "language": string(language),
            "region": string(region) if region else "none",
        }
        return f"#show: book.with({', '.join(f'{key}: {value}' for key, value in facts.items())})\n"

    def _imprint(self) -> list[str]:
        config = self.config
        day = f"{self.edition:%B} {self.edition.day}, {self.edition.year}"
        lines = [
            config.copyright and f"© {config.copyright}",
            config.book_licence and f"Licence: {config.book_licence}, {config.book_licence_url}",
            config.release and f"Version {config.release}, edition of {day}",
            config.html_baseurl,
        ]
        return [line for line in lines if line]

    def _translated(self) -> Iterable[str]:
        part = self.config.project
        for page, tree in self.trees:
            title = self.title_of(page.docname)
            if page.is_part:
                part = title
            piece = pieces_of(self.env).get(page.docname)
            self.current_page = PrintedPage(
                docname=page.docname,
                level=max(page.depth, 1),
                is_part=page.is_part,
                is_sheet=piece is not None and piece.kind is Kind.WORKSHEET,
                heads=(part, title),
            )
            translator = self.create_translator(tree, self)
            tree.walkabout(translator)
            yield translator.astext()  # type: ignore[attr-defined]

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

    def _copy_images(self, folder: Path) -> None:
        folder.mkdir()
        for uri, name in self.images.items():
            shutil.copyfile(Path(self.srcdir) / uri, folder / name)

    def _tell(self, complaints: list[Complaint], source: str) -> None:
        """Pass on what Typst said as warnings, at the line of Markdown that caused it."""
        lines = source.split("\n")
        for complaint in complaints:
            location = _place(lines, complaint.line)
            logger.warning(complaint.message, type="pdf", subtype="typst", location=location)


def _place(lines: list[str], number: int) -> str | None:
    """Return `file:line` of the nearest mark above a line of the Typst text."""
    for line in reversed(lines[:number]):
        match = PLACE.match(line)
        if match:
            return f"{match[1]}:{match[2]}"
    return None
