"""The builder of the PDF: the pages in one Typst text, compiled with both standards demanded."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.locale import admonitionlabels
from sphinx.util import logging

from sphinx_bindery.bookbuilder.alone import alone, tell
from sphinx_bindery.bookbuilder.builder import BookBuilder
from sphinx_bindery.bookbuilder.index import INDEX
from sphinx_bindery.config import NOBODY, copyright_lines, cover_words
from sphinx_bindery.dates import long_date
from sphinx_bindery.files import write_atomic
from sphinx_bindery.images.held import held
from sphinx_bindery.nodes import with_line
from sphinx_bindery.page_starts import save_starts
from sphinx_bindery.pdf.balance import fit, leave_plain
from sphinx_bindery.pdf.fonts import ILL_SET, families, ill_set, missing_glyphs
from sphinx_bindery.pdf.images import drawn_anew, fault, is_too_large, warn
from sphinx_bindery.pdf.large_print import enlarge
from sphinx_bindery.pdf.memory import tell_of_memory
from sphinx_bindery.pdf.page import CHAPTER, EVENT, PART, SINGLE, PrintedPage
from sphinx_bindery.pdf.page_numbers import page_starts, printed_pages
from sphinx_bindery.pdf.places import blocks_of, broken, mark, narrowed, only, place_above, place_of
from sphinx_bindery.pdf.said import WORDS_FILE, edition_line, large_print, words_of_looks
from sphinx_bindery.pdf.translator import PLAIN, TypstTranslator
from sphinx_bindery.pdf.typst import (
    TEMPLATE,
    Diagnostic,
    TypstCompiler,
    missing_glyphs_of,
    show_call,
    string,
    strings,
)
from sphinx_bindery.targets import Targets, mark_listed, uri_of
from sphinx_bindery.transforms.addresses import show_addresses
from sphinx_bindery.transforms.characters import characters, spell_out, spelled, tell_of
from sphinx_bindery.transforms.grammars import set_grammars_as_code
from sphinx_bindery.transforms.images import replace_by_words, unframe_figures
from sphinx_bindery.transforms.long_words import mark_long_words
from sphinx_bindery.transforms.notes import put_notes_in_lines
from sphinx_bindery.transforms.repeated import say_heads_twice
from sphinx_bindery.transforms.titles import open_with_title
from sphinx_bindery.transforms.wide_tables import list_wide_tables
from sphinx_bindery.words.catalog import _, of_sphinx
from sphinx_bindery.words.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx_bindery.order import Page

logger = logging.getLogger(__name__)

DOCUMENTS = "pdf-documents.json"  # beside the doctrees: which single pages were made
IMPORT = '#import "/typ/looks.typ": *\n'
MOST_LEFT_OUT = 5  # pages that Typst cannot set; each costs setting all others again
NO_TEMPLATE = "#let looks = (:)\n"


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
        self.targets = Targets()
        self.is_given_up = False
        self.too_long: dict[str, str] = {}
        self.anchors_set: set[str] = set()
        self.missing_glyphs: set[str] = set()
        self.scripts_told: set[str] = set()
        self.fonts: list[str] = []
        self.told: set[tuple[object, ...]] = set()
        self.lines: dict[str, int] = {}  # how many each page has in the Typst text

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return uri_of(docname)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to)

    # Reading: all trees first, since a reference may lead forward

    def write_page(self, page: Page, doctree: nodes.document) -> None:
        open_with_title(doctree)
        list_wide_tables(doctree, self.env, page.docname)
        set_grammars_as_code(doctree)
        put_notes_in_lines(doctree)
        show_addresses(doctree, page.docname)
        say_heads_twice(doctree, page.docname)
        self.trees.append((page, doctree))
        self.targets.add_page(page.docname, doctree)

    def leave_out(self, failed: AbstractSet[str]) -> None:
        super().leave_out(failed)
        places = {page.docname: page for page in self.pages}
        trees = [(page.docname, tree) for page, tree in self.trees if page.docname in places]
        self.trees = [(places[docname], tree) for docname, tree in trees]
        self.targets = Targets()
        for docname, tree in trees:
            self.targets.add_page(docname, tree)

    def _is_fit(self, image: nodes.image) -> bool:
        return super()._is_fit(image) and not is_too_large(image, Path(self.srcdir) / image["uri"])

    def anchor_to_set(self, docname: str, anchor: str) -> str:
        """Return the label to set for an id, once; '' where it is set already."""
        name = self.targets.label_of(docname, anchor)
        if name in self.anchors_set or not self.targets.is_wanted(docname, anchor):
            return ""
        self.anchors_set.add(name)
        return name

    # Writing

    def bind(self) -> None:
        self.fonts = [str(Path(self.confdir) / name) for name in self.config.pdf_font_folders]
        self._mark_listed()
        formats = self.config.numfig_format.values()
        frame = (*words_of_looks().values(), *admonitionlabels.values(), *formats)
        said = {*self._book_call(), *"".join(map(str, frame))}
        self._look_over(said.union(*(characters(tree) for _name, tree in self.trees)))
        tell_of_memory((tree for _page, tree in self.trees), f"{Path(self.confdir, 'conf.py')}:1")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self._lay_out(folder)
            pdf = self._press_book(folder)
            documents = list(self._press_documents(folder)) if pdf else []
        if pdf:
            write_atomic(self.path, pdf)
            self._put_documents(dict(documents))

    def _mark_listed(self) -> None:
        trees = [(page.docname, tree) for page, tree in self.trees]
        self.listed = mark_listed(trees, self.targets)

    def _put_documents(self, documents: dict[str, bytes]) -> None:
        """Put the single pages in their places, and take away those that the book has no more.

        Only what was made here is taken away: the folder may hold PDFs of somebody's own.
        """
        paths = {Path(self.outdir, name): pdf for name, pdf in documents.items()}
        assert all(path.is_relative_to(self.outdir) for path in paths), "a name is a path"
        for path, pdf in paths.items():
            write_atomic(path, pdf)
        memory = Path(self.doctreedir, DOCUMENTS)
        before = json.loads(memory.read_text("utf-8")) if memory.exists() else []
        for old in {Path(self.outdir, name) for name in before} - set(paths):
            old.unlink(missing_ok=True)
        write_atomic(memory, json.dumps(sorted(documents)).encode())

    def _give_up(self, message: str, place: str | None) -> bytes:
        """Tell why there is no PDF, and have the build fail; the old PDF stays."""
        where = place or self.config.root_doc
        message += " The PDF that was there is left in place."
        logger.error(message, type="pdf", subtype="book", location=where)
        self.is_given_up = True
        if self.marks_pages:  # those of another text would mark the wrong places
            save_starts(self.doctreedir, [])
        return b""

    def _look_over(self, used: set[str]) -> None:
        """Ask which of the characters used no font has, or none has well; tell it."""
        said, conf = self._book_call(), f"{Path(self.confdir, 'conf.py')}:1"
        self.missing_glyphs = missing_glyphs(used, self.fonts)
        tell_of(said, self.missing_glyphs, conf, self.scripts_told)
        for script, letter in ill_set(used - self.missing_glyphs, self.fonts).items():
            logger.warning(
                "The fonts of the PDF set %s letters, as %s, %s. "
                "Name a folder with a font that has them in `pdf_font_folders`.",
                script,
                letter,
                ILL_SET[script],
                type="pdf",
                subtype="glyph",
                location=self.config.root_doc,
            )
        self._spell_out()

    def _spell_out(self) -> None:
        """Spell out what no font has, and note then what is too long and what is led to."""
        trees = [(page.docname, tree) for page, tree in self.trees]
        for _name, tree in trees:
            spell_out(tree, self.missing_glyphs, self.scripts_told)
            mark_long_words(tree)
        self.targets.look_up(trees)

    def _lay_out(self, folder: Path) -> None:
        """Put all that the Typst text names into a folder."""
        (folder / "typ").mkdir()
        for ours in (files("sphinx_bindery.pdf") / "typ").iterdir():
            (folder / "typ" / ours.name).write_bytes(ours.read_bytes())
        cover = files("sphinx_bindery.cover") / "cover.typ"
        (folder / "cover.typ").write_bytes(cover.read_bytes())
        (folder / TEMPLATE).write_text(self._template(), encoding="utf-8")
        said = {name: self._spelled(words) for name, words in words_of_looks().items()}
        (folder / WORDS_FILE).write_text(json.dumps(said), encoding="utf-8")
        leave_plain(folder)
        (folder / "images").mkdir()
        for uri, name in self.images.items():
            (folder / "images" / name).write_bytes(held(Path(self.srcdir) / uri))
        if self.config.book_cover:
            self._lay_out_drawing(folder)

    def _template(self) -> str:
        if not self.config.pdf_template:
            return NO_TEMPLATE
        path = Path(self.confdir, self.config.pdf_template)
        if not path.is_file():
            name = self.config.pdf_template
            raise SphinxError(f"The template {name} is not there. Check `pdf_template`.")
        return path.read_text(encoding="utf-8")

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
        if not any(tree.astext().strip() for _page, tree in self.trees):
            return self._give_up("There is nothing to print: no page has a word.", None)
        source, compiler, pdf, diagnostics = self._press(folder)
        if not pdf and self._mend(diagnostics, folder):
            source, compiler, pdf, diagnostics = self._press(folder)
        for _again in range(MOST_LEFT_OUT):
            if pdf or not self._leave_out_at(source, diagnostics, folder):
                break
            source, compiler, pdf, diagnostics = self._press(folder)
        if not pdf:
            return self._give_up_at(source, diagnostics, folder)
        self._tell(diagnostics, source)
        self._check_lengths(compiler.eval("query(<page-end>).map(it => it.value)"))
        self.printed = printed_pages(compiler)
        if self.marks_pages:
            save_starts(self.doctreedir, page_starts(compiler))
        return pdf

    def _press(self, folder: Path) -> tuple[str, TypstCompiler, bytes, list[Diagnostic]]:
        source = self._head() + self._book_call() + self._translated_pages()
        compiler = TypstCompiler(source, folder, self.fonts)
        if self.config.pdf_fit:
            with suppress(RuntimeError):  # Typst's; it is told of with the PDF
                fit(compiler, folder)
        return source, compiler, *compiler.pdf(self.edition)

    @property
    def marks_pages(self) -> bool:
        """Tell whether the EPUB wants to know what begins each page."""
        return bool(getattr(self.config, "epub_page_numbers", False))

    def _mend(self, diagnostics: list[Diagnostic], folder: Path) -> bool:
        """Take out what Typst stumbled over, if it is such a thing; tell whether there was any."""
        marks = missing_glyphs_of(diagnostics) - self.missing_glyphs
        self.missing_glyphs |= marks
        is_mended = self._drop_broken_images(folder) or bool(marks)
        self._spell_out()
        return is_mended

    def _give_up_at(self, source: str, diagnostics: list[Diagnostic], folder: Path) -> bytes:
        """Tell all that Typst says, each once and with its place, and that there is no PDF."""
        places: dict[str, str | None] = {}
        for diagnostic in diagnostics:
            if diagnostic.message not in places:
                places[diagnostic.message] = self._found(source, diagnostic, folder)[1]
        for message, place in places.items():
            self._warn(message, place)
        return self._give_up("Typst could not make the PDF.", next(iter(places.values()), None))

    def _leave_out_at(self, source: str, diagnostics: list[Diagnostic], folder: Path) -> bool:
        """Leave out the page that Typst cannot set, and tell it; tell whether it is in one."""
        if not diagnostics:
            return False
        docname, place = self._found(source, diagnostics[0], folder)
        if docname:
            tell(diagnostics[0].message, place or (docname, 1))
            self._go_on_without({docname})
        return bool(docname)

    def _found(self, source: str, diagnostic: Diagnostic, folder: Path) -> tuple[str, str | None]:
        """Return the page of what Typst complains of, or "", and its place in the source."""
        if diagnostic.template_line:
            return "", self._place(source, diagnostic)
        if diagnostic.line:
            return self._page_at(source, diagnostic.line), self._place(source, diagnostic)
        return self._searched(diagnostic, folder)

    def _searched(self, diagnostic: Diagnostic, folder: Path) -> tuple[str, str]:
        """Return the same where Typst names no line: of the least that it complains of still."""

        def complains(pages: list[tuple[Page, nodes.document]]) -> bool:
            self.anchors_set.clear()
            texts = (text for _docname, text in self._translated(pages))
            text = self._head() + self._book_call() + "".join(texts)
            _, told = TypstCompiler(text, folder, self.fonts).pdf(self.edition)
            return diagnostic.message in [each.message for each in told]

        if complains([]):
            return "", f"{Path(self.confdir, 'conf.py')}:1"
        page, tree = narrowed(self.trees, complains)[0]

        def complains_with(blocks: list[nodes.Element]) -> bool:
            with only(blocks, tree):
                return complains([(page, tree)])

        if complains_with([]):
            found: nodes.Element = next(iter(tree.findall(nodes.title)), tree)
        else:
            found = narrowed(blocks_of(tree), complains_with)[0]
        return page.docname, place_of(found, tree)

    def _page_at(self, source: str, line: int) -> str:
        """Return the page that stands on a line of the Typst text, whose end the pages are."""
        first = source.count("\n") - sum(self.lines.values())
        for docname, lines in self.lines.items() if line > first else ():
            first += lines
            if line <= first:
                return docname
        return ""

    def _drop_broken_images(self, folder: Path) -> bool:
        """Draw anew what Typst cannot print, or leave its words; tell whether there was such."""
        faults = {uri: fault(folder / "images" / name) for uri, name in self.images.items()}
        for uri in [uri for uri in faults if faults[uri]]:
            picture = folder / "images" / self.images[uri]
            if drawn := drawn_anew(picture):
                self.images[uri] = f"{picture.name}.png"
                picture.with_name(self.images[uri]).write_bytes(drawn)
            else:
                self._leave_words(uri, faults[uri])
        return any(faults.values())

    def _leave_words(self, uri: str, why: str) -> None:
        """Leave the words of an image that cannot be drawn, wherever it stands."""
        message = "The image %s cannot be read (%s): left out, its alt text stays."
        for page, tree in self.trees:
            for image in list(tree.findall(nodes.image)):
                if image["uri"] == uri:
                    warn(message, image, why)
                    replace_by_words(image)
            unframe_figures(tree, self.env, page.docname)
        del self.images[uri]

    def _press_documents(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the PDF of each page that is a document by itself, too."""
        trees = {page.docname: (page, tree) for page, tree in self.trees}
        for docname, path, paper in self.config.pdf_documents:
            pdf = b""
            if not docname:
                pdf = self._press_large(folder, paper)
            elif docname in trees:
                with alone(docname, self.failed, self.within):
                    pdf = self._press_document(*trees[docname], folder, paper)
            if pdf:
                yield path, pdf

    def _press_document(self, page: Page, tree: nodes.document, folder: Path, paper: str) -> bytes:
        self.anchors_set.clear()
        self.current_page = self._printed_page(page, tree, "", is_single=True)
        text = self._head() + self._document_call(page.docname, paper) + self._translate(tree)
        pdf, diagnostics = TypstCompiler(text, folder, self.fonts).pdf(self.edition)
        self._tell(diagnostics, text, page.docname)
        return pdf

    def _press_large(self, folder: Path, paper: str) -> bytes:
        """Return the PDF of the book in large print: the same text, with larger looks."""
        with tempfile.TemporaryDirectory() as name:
            large = Path(shutil.copytree(folder, name, dirs_exist_ok=True))
            leave_plain(large)
            enlarge(large, paper)
            call = '#import "/typ/style.typ": in-large-print\n#show: in-large-print\n'
            text = self._head() + call + self._book_call(large_print()) + self._translated_pages()
            pdf, diagnostics = TypstCompiler(text, large, self.fonts).pdf(self.edition)
            self._tell(diagnostics, text)
        return pdf

    def _document_call(self, docname: str, paper: str) -> str:
        """Return the Typst call that sets what follows on sheets of their own."""
        config = self.config
        language = language_of(config.language)
        source = filter(None, (config.project, config.book_licence, config.html_baseurl))
        facts = {
            "paper": string(paper),
            "title": self._string(self.title_of(docname)),
            "language": string(language.name),
            "region": string(language.region) if language.region else "none",
            "fonts": strings(families(self.fonts)),
            "source": strings(map(self._spelled, source)),
        }
        return show_call("loose-sheet", facts)

    def _head(self) -> str:
        drawing = string(f"/{self._drawing}") if self._drawing else "none"
        return f"{IMPORT}#let drawing = {drawing}\n"

    def _book_call(self, *edition: str) -> str:
        config = self.config
        language = language_of(config.language)
        facts = {
            "title": self._string(config.project),
            "subtitle": self._string(config.book_subtitle),
            "author": self._string("" if config.author == NOBODY else config.author),
            "description": self._string(config.book_description),
            "keywords": strings(map(self._spelled, config.book_subjects)),
            "imprint": strings(map(self._spelled, [*self._imprint(), *edition])),
            "drawing": "drawing",
            "contents-title": self._string(of_sphinx("Contents")),
            "cover-words": self._string(cover_words(config, config.project)),
            "language": string(language.name),
            "region": string(language.region) if language.region else "none",
            "fonts": strings(families(self.fonts)),
            "direction": "rtl" if language.right_to_left else "ltr",
        }
        return show_call("book", facts)

    def _imprint(self) -> list[str]:
        config = self.config
        day = long_date(self.edition, config.language)
        licence = ", ".join(filter(None, (config.book_licence, config.book_licence_url)))
        lines = [
            *copyright_lines(config.copyright),
            config.book_licence and _("Licence: %s") % licence,
            edition_line(config.release, day),
            config.html_baseurl,
        ]
        return [line for line in lines if line]

    def _translated_pages(self) -> str:
        """Return all pages as Typst; where one fails, the others anew: nothing leads there now."""
        self.anchors_set.clear()
        texts = list(self._translated(self.trees))
        if gone := self.failed & {page.docname for page, _ in self.trees}:
            self._go_on_without(gone)
            return self._translated_pages()
        self.lines = {docname: text.count("\n") for docname, text in texts}
        return "".join(text for _, text in texts)

    def _go_on_without(self, gone: AbstractSet[str]) -> None:
        self.failed |= gone
        self.leave_out(gone)
        self._mark_listed()
        self._spell_out()

    def _translated(self, pages: list[tuple[Page, nodes.document]]) -> Iterator[tuple[str, str]]:
        part = self.config.project
        captions: dict[str, str] = {}  # the last, by the page whose toctrees they are
        for page, tree in pages:
            if page.is_part or page.docname == INDEX:
                part = self.title_of(page.docname)
            elif page.depth <= 1:  # what follows a part is none of it
                part = self.config.project
            group = page.caption if captions.get(page.above) != page.caption else ""
            captions[page.above] = page.caption
            with alone(page.docname, self.failed, self.within):
                self.current_page = self._printed_page(page, tree, part)
                opened = f"#open-group({self._string(group)})\n" if group else ""
                yield page.docname, opened + self._translate(tree)

    def _translate(self, tree: nodes.document) -> str:
        """Return a page as Typst; what an extension draws wrongly is told, and set plainly."""
        anchors_before = set(self.anchors_set)
        translator = self.create_translator(tree, self)
        tree.walkabout(translator)
        found = broken(translator.drawings)  # type: ignore[attr-defined]
        if found is None:
            return mark(f"{tree.get('source', '')}:1") + translator.astext()  # type: ignore[attr-defined, no-any-return]
        drawing, fault = found
        self._set_plainly(drawing.node, fault)
        self.anchors_set = anchors_before
        return self._translate(tree)

    def _set_plainly(self, node: nodes.Element, why: str) -> None:
        """Tell that an extension's drawing is no Typst; what the node holds is set plainly."""
        message = (
            "What an extension draws of `%s` is no Typst (%s): its text is set plainly. "
            "Mend the extension's `typst=`."
        )
        name = node.__class__.__name__
        logger.warning(message, name, why, type="pdf", subtype="node", location=with_line(node))
        node[PLAIN] = True

    def _printed_page(
        self, page: Page, tree: nodes.document, part: str, *, is_single: bool = False
    ) -> PrintedPage:
        printed = PrintedPage(
            docname=page.docname,
            level=1 if is_single else max(page.depth, 1),
            heads=(self._spelled(part), self._spelled(self.title_of(page.docname))),
            opener=SINGLE if is_single else PART if page.is_part else CHAPTER,
            is_single=is_single,
        )
        self.events.emit(EVENT, printed, tree)
        if not is_single:
            self.too_long[page.docname] = printed.opener.too_long
        return printed

    def _string(self, text: str) -> str:
        """Return a text of conf.py, or of a title, as a Typst string that fonts can draw."""
        return string(self._spelled(text))

    def _spelled(self, text: str) -> str:
        return spelled(text, self.missing_glyphs)

    def _check_lengths(self, ends: list[dict[str, Any]]) -> None:
        """Warn of each page that takes more than the one that it should."""
        for end in ends:
            docname = end["name"].rpartition("#")[0]
            if end["pages"] > 1:
                logger.warning(
                    self.too_long[docname],
                    end["pages"],
                    type="pdf",
                    subtype="length",
                    location=(docname, 1),
                )

    def _tell(self, diagnostics: list[Diagnostic], source: str, page: str = "") -> None:
        """Pass on what Typst said as warnings, at the line that caused it, or else at the page."""
        for diagnostic in diagnostics:
            place = self._place(source, diagnostic) or page or self.config.root_doc
            self._warn(diagnostic.message, place)

    def _warn(self, said: str, place: str | None) -> None:
        message = "Typst says of what stands here: %s. Write it in another way."
        logger.warning(message, said, type="pdf", subtype="typst", location=place)

    def _place(self, source: str, diagnostic: Diagnostic) -> str | None:
        """Return `file:line` of what Typst complains of: in the template, or of the source."""
        if diagnostic.template_line:
            template = Path(self.confdir, self.config.pdf_template)
            return f"{template}:{diagnostic.template_line}"
        return place_above(source, diagnostic.line)
