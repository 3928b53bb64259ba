"""The pages of the book as one Typst text: read, looked over, translated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from sphinx_bindery.bookbuilder.alone import alone
from sphinx_bindery.bookbuilder.builder import BookBuilder
from sphinx_bindery.bookbuilder.index import INDEX
from sphinx_bindery.nodes import with_line
from sphinx_bindery.pdf.fonts import missing_glyphs, tell_of_ill_set
from sphinx_bindery.pdf.frame import Frame
from sphinx_bindery.pdf.page import CHAPTER, EVENT, PART, SINGLE, PrintedPage
from sphinx_bindery.pdf.places import broken, mark
from sphinx_bindery.pdf.translator import TypstTranslator
from sphinx_bindery.pdf.translator.base import PLAIN
from sphinx_bindery.targets import Targets, mark_listed, uri_of
from sphinx_bindery.transforms.addresses import show_addresses
from sphinx_bindery.transforms.characters import characters, spell_out, tell_of
from sphinx_bindery.transforms.footnotes import put_notes_in_lines
from sphinx_bindery.transforms.grammars import set_grammars_as_code
from sphinx_bindery.transforms.images import unframe_blocks
from sphinx_bindery.transforms.long_words import mark_long_words
from sphinx_bindery.transforms.repeated import say_heads_twice
from sphinx_bindery.transforms.titles import open_with_title
from sphinx_bindery.transforms.wide_tables import list_wide_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes

    from sphinx_bindery.order import Page


logger = logging.getLogger(__name__)


class TypstTextBuilder(BookBuilder):
    """Reads all pages, since a reference may lead forward, and then writes each as Typst."""

    format = "typst"
    default_translator_class = TypstTranslator

    def init(self) -> None:
        self.trees: list[tuple[Page, nodes.document]] = []
        self.targets = Targets()
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

    @property
    def frame(self) -> Frame:
        """What stands around the pages."""
        return Frame(self.config, self.edition, self.fonts, self.missing_glyphs)

    @property
    def conf(self) -> str:
        """The place where the book says what it is."""
        return f"{Path(self.confdir, 'conf.py')}:1"

    @property
    def marks_pages(self) -> bool:
        """Tell whether the EPUB wants to know what begins each page."""
        return bool(getattr(self.config, "epub_page_numbers", False))

    # Reading

    def write_page(self, page: Page, doctree: nodes.document) -> None:
        open_with_title(doctree)
        unframe_blocks(doctree, self.env, page.docname)
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

    def _mark_listed(self) -> None:
        trees = [(page.docname, tree) for page, tree in self.trees]
        self.listed = mark_listed(trees, self.targets)

    def look_over(self) -> None:
        """Ask which of the characters used no font has, or none has well; tell it."""
        self._mark_listed()
        frame = self.frame  # which spells nothing out yet
        used = frame.characters().union(*(characters(tree) for _name, tree in self.trees))
        self.missing_glyphs = missing_glyphs(used, self.fonts)
        tell_of(frame.book(), self.missing_glyphs, self.conf, self.scripts_told)
        tell_of_ill_set(used - self.missing_glyphs, self.fonts, self.config.root_doc)
        self.spell_out()

    def spell_out(self) -> None:
        """Spell out what no font has, and note then what is too long and what is led to."""
        trees = [(page.docname, tree) for page, tree in self.trees]
        for _name, tree in trees:
            spell_out(tree, self.missing_glyphs, self.scripts_told)
            mark_long_words(tree)
        self.targets.look_up(trees)

    # Writing

    def anchor_to_set(self, docname: str, anchor: str) -> str:
        """Return the label to set for an id, once; '' where it is set already."""
        name = self.targets.label_of(docname, anchor)
        if name in self.anchors_set or not self.targets.is_wanted(docname, anchor):
            return ""
        self.anchors_set.add(name)
        return name

    def translated_pages(self) -> dict[str, str]:
        """Return each page as Typst; where one fails, the others anew: nothing leads there now."""
        self.anchors_set.clear()
        texts = dict(self.translated(self.trees))
        if gone := self.failed & {page.docname for page, _ in self.trees}:
            self.go_on_without(gone)
            return self.translated_pages()
        self.lines = {docname: text.count("\n") for docname, text in texts.items()}
        return texts

    def go_on_without(self, gone: AbstractSet[str]) -> None:
        self.failed |= gone
        self.leave_out(gone)
        self._mark_listed()
        self.spell_out()

    def translated(self, pages: list[tuple[Page, nodes.document]]) -> Iterator[tuple[str, str]]:
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
                self.current_page = self.printed_page(page, tree, part)
                opened = f"#open-group({self.frame.string(group)})\n" if group else ""
                yield page.docname, opened + self.translate(tree)

    def translate(self, tree: nodes.document) -> str:
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
        return self.translate(tree)

    def _set_plainly(self, node: nodes.Element, why: str) -> None:
        """Tell that an extension's drawing is no Typst; what the node holds is set plainly."""
        message = (
            "What an extension draws of `%s` is no Typst (%s): its text is set plainly. "
            "Mend the extension's `typst=`."
        )
        name = node.__class__.__name__
        logger.warning(message, name, why, type="pdf", subtype="node", location=with_line(node))
        node[PLAIN] = True

    def printed_page(
        self, page: Page, tree: nodes.document, part: str, *, is_single: bool = False
    ) -> PrintedPage:
        printed = PrintedPage(
            docname=page.docname,
            level=1 if is_single else max(page.depth, 1),
            heads=(self.frame.spelled(part), self.frame.spelled(self.title_of(page.docname))),
            opener=SINGLE if is_single else PART if page.is_part else CHAPTER,
            is_single=is_single,
        )
        self.events.emit(EVENT, printed, tree)
        if not is_single:
            self.too_long[page.docname] = printed.opener.too_long
        return printed

    def check_lengths(self, ends: list[dict[str, Any]]) -> None:
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
