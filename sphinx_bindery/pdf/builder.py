"""The builder of the PDF: the pages in one Typst text, compiled with both standards demanded."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util import logging

from sphinx_bindery.bookbuilder.alone import alone, tell
from sphinx_bindery.files import write_atomic
from sphinx_bindery.page_starts import save_starts
from sphinx_bindery.pdf import diagnostics as diagnosed
from sphinx_bindery.pdf.bounds import BeyondBoundsError, Bounds, bounds_of
from sphinx_bindery.pdf.documents import put_documents
from sphinx_bindery.pdf.images import is_too_large, mend_images, warn_of_image
from sphinx_bindery.pdf.memory import tell_of_memory
from sphinx_bindery.pdf.page_numbers import page_starts, printed_pages
from sphinx_bindery.pdf.project import Project
from sphinx_bindery.pdf.said import large_print
from sphinx_bindery.pdf.text import TypstTextBuilder
from sphinx_bindery.pdf.typst import missing_glyphs_of
from sphinx_bindery.transforms.images import replace_by_words, unframe_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_bindery.order import Page
    from sphinx_bindery.pdf.typst import Diagnostic, TypstCompiler

logger = logging.getLogger(__name__)

BEYOND = (
    "Typst took %s, many times what a book of so many words takes, and is given up. Of its pages "
    "this one has most parts: make it simpler, or set `pdf_bounded = False` in conf.py."
)
MOST_LEFT_OUT = 5  # pages that Typst cannot set; each costs setting all others again


class PdfBuilder(TypstTextBuilder):
    """Has the text compiled; what Typst stumbles over is mended, left out, or told."""

    name = "pdf"
    suffix = "pdf"
    epilog = "The PDF is in %(outdir)s."
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
    ]

    def init(self) -> None:
        super().init()
        self.is_given_up = False
        self.fonts = [str(Path(self.confdir) / name) for name in self.config.pdf_font_folders]

    def _is_fit(self, image: nodes.image) -> bool:
        return super()._is_fit(image) and not is_too_large(image, Path(self.srcdir) / image["uri"])

    def bind(self) -> None:
        self.look_over()
        tell_of_memory((tree for _page, tree in self.trees), self.conf)
        with tempfile.TemporaryDirectory() as name:
            facts = self.config, self.confdir, self.fonts, self.edition, self._bounds()
            project = Project(Path(name), *facts)
            images = {Path(self.srcdir) / uri: name for uri, name in self.images.items()}
            project.lay_out(self.frame.words_of_looks(), images)
            try:
                pdf = self._press_book(project)
                documents = dict(self._press_documents(project)) if pdf else {}
            except BeyondBoundsError as error:
                pdf = self._give_up(BEYOND % error, diagnosed.fullest(self.trees))
        if pdf:
            write_atomic(self.path, pdf)
            put_documents(documents, Path(self.outdir), Path(self.doctreedir))

    def _bounds(self) -> Bounds:
        trees = [tree for _page, tree in self.trees]
        return bounds_of(trees) if self.config.pdf_bounded else Bounds()

    @property
    def _template(self) -> Path:
        return Path(self.confdir, self.config.pdf_template)

    def _press_book(self, project: Project) -> bytes:
        """Return the PDF of the book, or no bytes if it cannot be made."""
        if not any(tree.astext().strip() for _page, tree in self.trees):
            return self._give_up("There is nothing to print: no page has a word.", None)
        text, compiler, pdf, diagnostics = self._press(project)
        if not pdf and self._mend(diagnostics, project):
            text, compiler, pdf, diagnostics = self._press(project)
        for _again in range(MOST_LEFT_OUT):
            if pdf or not self._leave_out_at(text, diagnostics, project):
                break
            text, compiler, pdf, diagnostics = self._press(project)
        if not pdf:
            return self._give_up_at(text, diagnostics, project)
        self._tell(diagnostics, text)
        self.check_lengths(compiler.eval("query(<page-end>).map(it => it.value)"))
        self.printed = printed_pages(compiler)
        if self.marks_pages:
            save_starts(self.doctreedir, page_starts(compiler))
        return pdf

    def _press(self, project: Project) -> tuple[str, TypstCompiler, bytes, list[Diagnostic]]:
        pages = self.translated_pages()
        project.fit(self.frame.book_to_try(), pages, Path(self.doctreedir))
        text = project.head() + self.frame.book() + "".join(pages.values())
        compiler = project.compiler(text)
        return text, compiler, *compiler.pdf(self.edition)

    def _mend(self, diagnostics: list[Diagnostic], project: Project) -> bool:
        """Take out what Typst stumbled over, if it is such a thing; tell whether there was any."""
        marks = missing_glyphs_of(diagnostics) - self.missing_glyphs
        self.missing_glyphs |= marks
        is_mended = mend_images(self.images, project.images, self._leave_words) or bool(marks)
        self.spell_out()
        return is_mended

    def _leave_words(self, uri: str, why: str) -> None:
        """Leave the words of an image that cannot be drawn, wherever it stands."""
        message = "The image %s cannot be read (%s): left out, its alt text stays."
        for page, tree in self.trees:
            for image in list(tree.findall(nodes.image)):
                if image["uri"] == uri:
                    warn_of_image(message, image, why)
                    replace_by_words(image)
            unframe_figures(tree, self.env, page.docname)
        del self.images[uri]

    def _leave_out_at(self, text: str, diagnostics: list[Diagnostic], project: Project) -> bool:
        """Leave out the page that Typst cannot set, and tell it; tell whether it is in one."""
        if not diagnostics:
            return False
        docname, place = self._found(text, diagnostics[0], project)
        if docname:
            tell(diagnostics[0].message, place or (docname, 1))
            self.go_on_without({docname})
        return bool(docname)

    def _give_up_at(self, text: str, diagnostics: list[Diagnostic], project: Project) -> bytes:
        """Tell all that Typst says, each once and with its place, and that there is no PDF."""
        places: dict[str, str | None] = {}
        for diagnostic in diagnostics:
            if diagnostic.message not in places:
                places[diagnostic.message] = self._found(text, diagnostic, project)[1]
        for message, place in places.items():
            diagnosed.warn(message, place)
        return self._give_up("Typst could not make the PDF.", next(iter(places.values()), None))

    def _give_up(self, message: str, place: str | None) -> bytes:
        """Tell why there is no PDF, and have the build fail; the old PDF stays."""
        where = place or self.config.root_doc
        message += " The PDF that was there is left in place."
        logger.error(message, type="pdf", subtype="book", location=where)
        self.is_given_up = True
        if self.marks_pages:  # those of another text would mark the wrong places
            save_starts(self.doctreedir, [])
        return b""

    def _found(self, text: str, diagnostic: Diagnostic, project: Project) -> tuple[str, str | None]:
        """Return the page of what Typst complains of, or "", and its place in the source."""
        place = diagnosed.place_in(text, diagnostic, self._template)
        if diagnostic.template_line:
            return "", place
        if diagnostic.line:
            return diagnosed.page_at(text, diagnostic.line, self.lines), place

        def complains(pages: list[tuple[Page, nodes.document]]) -> bool:
            self.anchors_set.clear()
            texts = (text for _docname, text in self.translated(pages))
            _, told = project.pdf(project.head() + self.frame.book() + "".join(texts))
            return diagnostic.message in [each.message for each in told]

        return diagnosed.searched(self.trees, complains, self.conf)

    def _tell(self, diagnostics: list[Diagnostic], text: str, page: str = "") -> None:
        diagnosed.tell(diagnostics, text, self._template, page or self.config.root_doc)

    # The PDFs beside it

    def _press_documents(self, project: Project) -> Iterator[tuple[str, bytes]]:
        """Yield the name and the PDF of each page that is a document by itself, too."""
        trees = {page.docname: (page, tree) for page, tree in self.trees}
        for docname, path, paper in self.config.pdf_documents:
            pdf = b""
            if not docname:
                pdf = self._press_large(project, paper)
            elif docname in trees:
                with alone(docname, self.failed, self.within):
                    pdf = self._press_document(*trees[docname], project, paper)
            if pdf:
                yield path, pdf

    def _press_document(
        self, page: Page, tree: nodes.document, project: Project, paper: str
    ) -> bytes:
        self.anchors_set.clear()
        self.current_page = self.printed_page(page, tree, "", is_single=True)
        call = self.frame.document(self.title_of(page.docname), paper)
        text = project.head() + call + self.translate(tree)
        pdf, diagnostics = project.pdf(text)
        self._tell(diagnostics, text, page.docname)
        return pdf

    def _press_large(self, project: Project, paper: str) -> bytes:
        """Return the PDF of the book in large print: the same text, with larger looks."""
        with project.enlarged(paper) as large:
            pages = "".join(self.translated_pages().values())
            text = large.head() + self.frame.book(large_print()) + pages
            pdf, diagnostics = large.pdf(text)
            self._tell(diagnostics, text)
        return pdf
